// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// {"deal.II", "9.4.1"}, {"PETSc", "3.18.1"}, {"MPI", "Open MPI v4.1.4 ..."}. May be called before MPI is
  /// initialised.
  std::vector<std::pair<std::string, std::string>> library_versions();

  /// What --version prints: the program, its libraries and the processors that it is for.
  std::string version_text();
} // namespace softlattice
