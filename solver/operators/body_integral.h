// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace softlattice
{
  /// Integrals over the body for equations that look at all of it: sum of volume times value over the
  /// nodes of this rank, then over all ranks. What hangs on other nodes has no volume.
  struct BodyIntegral
  {
    const double *volumes; ///< [m^2] or [m^3], per node
    std::size_t n_nodes;
    std::function<void(std::vector<double> &)> sum_over_ranks;
  };
} // namespace softlattice
