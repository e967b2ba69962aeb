// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Compiled with SOFTLATTICE_ALL_OF_DEALII.
#include "tests/spaces/dealii_sizes.h"

namespace softlattice
{
  std::vector<std::size_t> sizes_in_the_library(const int dim)
  {
    return dim == 2 ? dealii_sizes<2>() : dealii_sizes<3>();
  }
} // namespace softlattice
