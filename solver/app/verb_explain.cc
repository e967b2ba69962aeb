// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_syntax.h"
#include "solver/app/all_parameters.h"
#include "solver/app/topics.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/output/text_file.h"
#include "solver/parameters/explain.h"

#include <iostream>

namespace softlattice
{
  namespace
  {
    /// A complete study and all that can stand in one.
    std::string text_about_studies(const ParameterTable &table, const UnitSystem &units)
    {
      std::string text =
        "A study runs a case at many values of its parameters: softlattice sweep STUDY.prm. A "
        "shipped one:\n\n" +
        read_file(shipped_cases_directory() / "study" / "humidity.prm") +
        "\nEach axis is a subsection called like the parameter that it varies, with the entries of "
        "Section/Name below.\nWhat stands outside of section Study holds for all members.\n\n";
      for (const ParameterEntry &entry : table.entries())
        if (entry.section.compare(0, 5, "Study") == 0)
          text += description(entry, units) + "\n";
      return text;
    }
  } // namespace

  int verbs::explain(const ExplainOptions &options)
  {
    const AllParameters parameters;
    const UnitSystem units;
    if (options.words.empty())
      {
        std::cout << list_of_parameters(parameters.table(), units);
        return static_cast<int>(ExitCode::done);
      }
    if (options.words.size() == 1 &&
        (options.words.front() == "expression" || options.words.front() == "expressions"))
      {
        std::cout << expression_syntax();
        return static_cast<int>(ExitCode::done);
      }
    if (options.words.size() == 1 &&
        (options.words.front() == "Study" || options.words.front() == "study"))
      {
        std::cout << text_about_studies(parameters.table(), units);
        return static_cast<int>(ExitCode::done);
      }
    const Explanation answer =
      softlattice::explain(options.words, parameters.table(), all_topics(), units);
    if (!answer.found)
      throw UsageError(answer.text);
    std::cout << answer.text;
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
