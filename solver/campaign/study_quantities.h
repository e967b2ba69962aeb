// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// What a study can ask of the runs of a case, with units: "t50 [s]", "final LT fraction [1]".
  std::vector<std::string> study_quantities(const Case &what);

  /// The same of mean-field estimates.
  std::vector<std::string> mean_field_quantities();

  /// That of `known` with this name, given with its unit or without; empty if there is none.
  std::string find_quantity(const std::string &name, const std::vector<std::string> &known);

  /// The nearest one, or all.
  std::string hint_for_quantity(const std::string &name, const std::vector<std::string> &known);
} // namespace softlattice
