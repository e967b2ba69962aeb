// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <functional>
#include <string>

namespace softlattice
{
  /// Gives other names to the files of table("FILE", ...) in a formula.
  void rename_tables_in(std::string &formula,
                        const std::function<std::string(const std::string &)> &new_name);
} // namespace softlattice
