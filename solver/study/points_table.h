// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/axis_values.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The axes that a CSV file of points has, each with its parameter: a column for each axis, headed "Section/Name
  /// [unit]" or "Name [unit]" where one parameter in use is called so, a row for each point. All axes have as
  /// many values as there are rows. What is wrong goes to `diagnostics` with the line of the file.
  /// `is_active`: whether a parameter is in use in the case. @throws FileError
  std::vector<std::pair<Axis, const ParameterEntry *>> read_points(
    const std::string &file,
    const ParameterTable &table,
    const std::function<bool(const ParameterEntry &)> &is_active,
    const UnitSystem &units,
    Diagnostics &diagnostics);

  /// The same of the bytes of such a file.
  std::vector<std::pair<Axis, const ParameterEntry *>> read_points(
    std::string bytes,
    const std::string &file,
    const ParameterTable &table,
    const std::function<bool(const ParameterEntry &)> &is_active,
    const UnitSystem &units,
    Diagnostics &diagnostics);
} // namespace softlattice
