// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// The name of the variable that stands for the change of a field per time: "dt(phi)". It is no name that a
  /// formula can use otherwise.
  inline std::string rate_variable(const std::string &field)
  {
    return "dt(" + field + ")";
  }

  /// "phi" of that.
  inline std::string field_of_rate(const std::string &variable)
  {
    return variable.substr(3, variable.size() - 4);
  }

  inline bool is_rate_variable(const std::string &name)
  {
    return name.compare(0, 3, "dt(") == 0;
  }
} // namespace softlattice
