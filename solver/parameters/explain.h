// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/parameters/units.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Something that can be explained or listed and is no parameter: a model, a material, a shipped
  /// case or a column of the output.
  struct Topic
  {
    std::string kind; ///< "model", "material", "case", "output column"
    std::string name;
    std::string documentation;
  };

  struct Explanation
  {
    bool found;
    std::string text; ///< if nothing was found, what may have been meant
  };

  /// Looks the words up in names, sections and meanings, case being ignored: full descriptions if
  /// the words name something or fit few things, else a list to choose from.
  Explanation explain(const std::vector<std::string> &words,
                      const ParameterTable &table,
                      const std::vector<Topic> &topics,
                      const UnitSystem &units);

  /// All about one parameter; its default is its present value.
  std::string description(const ParameterEntry &entry, const UnitSystem &units);

  /// Section by section: name, default, allowed values, meaning.
  std::string list_of_parameters(const ParameterTable &table, const UnitSystem &units);

  /// One line for each topic of a kind: name and first sentence.
  std::string list_of_topics(const std::vector<Topic> &topics, const std::string &kind);
} // namespace softlattice
