// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstdint>

namespace softlattice
{
  /// Which draw of the thermal noise is wanted: that of one step of one run.
  struct NoiseDraw
  {
    /// kT [J]; in 2D, where energies are per metre of depth, kT over the depth [J/m].
    double energy;
    std::uint64_t seed;
    std::uint64_t
      step;    ///< number of the step: attempts of other lengths share their random numbers
    double t;  ///< at its beginning [s]
    double dt; ///< its length [s]
  };
} // namespace softlattice
