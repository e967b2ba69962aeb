// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/topics.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/case/all_parameters.h"
#include "solver/parameters/explain.h"

#include <iostream>

namespace softlattice
{
  int verbs::list(const ListOptions &options, const PartKinds &further)
  {
    if (options.what == "parameters")
      std::cout << list_of_parameters(AllParameters(further).table(), UnitSystem());
    else if (options.what == "studies")
      std::cout << list_of_topics(all_topics(further), "study");
    else // the plural of a kind of topic
      std::cout << list_of_topics(all_topics(further),
                                  options.what.substr(0, options.what.size() - 1));
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
