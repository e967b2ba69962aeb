// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/fit_problem.h"

namespace softlattice
{
  /// What a profile likelihood starts from.
  struct ProfileStart
  {
    std::size_t unknown;             ///< whose interval is wanted
    double standard_deviation;       ///< of it, as far as derivatives tell
    std::vector<std::size_t> others; ///< that follow it; what else there is is held
    Numbers tangent;                 ///< how they follow it to first order
    double quantile;                 ///< the root of the rise of the sum of squares at the ends
    double step;                     ///< of differences
  };

  struct ProfileEnds
  {
    double low, high; ///< 0 and 1 where the range ends first
  };

  /// The interval of an unknown by its profile likelihood: as far as the sum of squares, at its minimum over all
  /// others, rises by no more than the square of the quantile. Unlike an interval from derivatives it follows bent
  /// valleys, such as that of rate and velocity, and is the same whatever scale the parameter has (Venzon and Moolgavkar
  /// 1988, doi:10.2307/2347496). The ends are good to some per cent of the width.
  ProfileEnds profile_interval(const FunctionOfUnknowns &residuals,
                               const FitMinimum &best,
                               const ProfileStart &start);
} // namespace softlattice
