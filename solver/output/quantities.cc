// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/quantities.h"

namespace softlattice
{
  std::string column_of_final(const std::string &name)
  {
    const std::string start = "final ";
    return name.compare(0, start.size(), start) == 0 ? name.substr(start.size()) : "";
  }
} // namespace softlattice
