// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// A number with its 95 % interval.
  struct IndexEstimate
  {
    double value;
    double lower;
    double upper;
  };

  /// The parts of the variance of a result for which single inputs are responsible.
  struct SensitivityIndices
  {
    std::string reason; ///< why there are none; empty if there are
    std::size_t n = 0;  ///< blocks of the design
    /// By axis. First-order index: the part of the variance that would vanish on average if this input were known
    /// (its effect alone). Total index: the part that would be left if all others were known (with all
    /// interactions). They may be a little below 0 or above 1 by chance.
    std::vector<IndexEstimate> first_order, total;
  };

  /// Sobol indices from the results at the points of saltelli_points(), block by block: `blocks[i]` has those at
  /// a, b, and a with each coordinate from b, all of them finite. With V the variance over all a and b, and f
  /// less its mean,
  ///   first order  S_i  = mean of f(b) [f(ab_i) - f(a)] / V     (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018)
  ///   total        S_Ti = mean of [f(a) - f(ab_i)]^2 / (2 V)    (Jansen 1999, doi:10.1016/S0010-4655(98)00154-4)
  /// Intervals are the 2.5 and 97.5 % quantiles of 1000 bootstrap samples of the blocks (Archer, Saltelli and
  /// Sobol 1997, doi:10.1080/00949659708811825). For Sobol points they are too wide rather than too narrow, as
  /// drawn blocks fill the cube less evenly.
  SensitivityIndices sensitivity_indices(const std::vector<std::vector<double>> &blocks,
                                         unsigned seed);
} // namespace softlattice
