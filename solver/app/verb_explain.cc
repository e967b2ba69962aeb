// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_syntax.h"
#include "solver/app/case.h"
#include "solver/app/topics.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/parameters/explain.h"

#include <iostream>

namespace softlattice
{
  int verbs::explain(const ExplainOptions &options)
  {
    const Case defaults;
    const UnitSystem units;
    if (options.words.empty())
      {
        std::cout << list_of_parameters(defaults.table, units);
        return static_cast<int>(ExitCode::done);
      }
    if (options.words.size() == 1 &&
        (options.words.front() == "expression" || options.words.front() == "expressions"))
      {
        std::cout << expression_syntax();
        return static_cast<int>(ExitCode::done);
      }
    const Explanation answer =
      softlattice::explain(options.words, defaults.table, all_topics(), units);
    if (!answer.found)
      throw UsageError(answer.text);
    std::cout << answer.text;
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
