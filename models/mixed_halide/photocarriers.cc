// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/photocarriers.h"

#include <algorithm>
#include <stdexcept>

namespace softlattice
{
  void Photocarriers::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Model/Mixed halide/Carriers");
    section.quantity("Lifetime", &lifetime_, "s", "ns")
      .about("tau: the density of carriers is the rate of generation times this.")
      .range(1e-15, 1.)
      .from_equation("56")
      .from_source("100 ns; 10 ns to 1 us", Confidence::memory);
    section.quantity("Site density", &site_density_, "1/m^3", "1/cm^3")
      .about("n_m: the most pairs per volume that a place can hold. It keeps carriers from running "
             "away into the smallest gap.")
      .range(1e20, 1e30)
      .from_equation("53")
      .from_source(
        "1e18 to 1e21 1/cm^3; 1e20 keeps the published picture of non-degenerate carriers "
        "in a band-gap funnel (Chen 2021, 10.1038/s41467-021-23008-z)",
        Confidence::assumed);
    section.quantity("Degenerate above", &degenerate_part_, "1", "%")
      .about(
        "A warning is given where the density of carriers exceeds this part of n_m: band filling, "
        "which this model has in its crudest form only, then rules what happens.")
      .range(0., 1.)
      .from_equation("53")
      .from_source("a choice, not a number", Confidence::numerical);
  }

  double log_activity(const double *const boltzmann,
                      const double *const weights,
                      const std::size_t n_places,
                      const double reference,
                      const double filling,
                      const double start,
                      const Summation &sum)
  {
    if (!(filling > 0. && filling < 1.))
      throw std::domain_error("more carriers than places for them, or none");
    std::array<double, 2> volume = {0., 0.};
    for (std::size_t k = 0; k < n_places; ++k)
      volume[0] += weights[k];
    sum(volume);
    // Newton's method for ln(mean filling) = ln(filling). The left side is a concave and rising function
    // of ln z, so from any start the second iterate is below the solution and all further ones rise
    // to it; where no place is nearly full it is a straight line. y = ln z - reference.
    // Within what an exponential can hold, and beyond what any difference of energies makes of it.
    const double lowest = std::log(filling) - 300., highest = 600.;
    double y = std::isfinite(start) ? start - reference : std::log(filling / (1. - filling));
    y = std::clamp(y, lowest, highest);
    constexpr int most_iterations = 200;
    for (int iteration = 0; iteration < most_iterations; ++iteration)
      {
        const double z = std::exp(y);
        std::array<double, 2> occupied = {0., 0.}; // and its slope over y
        for (std::size_t k = 0; k < n_places; ++k)
          {
            const double ratio = z * boltzmann[k];
            const double empty = 1. / (1. + ratio);
            const double full = ratio * empty;
            occupied[0] += weights[k] * full;
            occupied[1] += weights[k] * full * empty;
          }
        sum(occupied);
        if (!(occupied[0] > 0.) || !std::isfinite(occupied[0]))
          break;
        // From far above, where all is full and the curve flat, a tangent leads nowhere.
        const double step = std::log(filling * volume[0] / occupied[0]) *
                            (occupied[1] > 0. ? occupied[0] / occupied[1] : 1e300);
        y = std::clamp(y + std::max(step, -50.), lowest, highest);
        // What is left is of the order of the square of the step. A much smaller step is not to be had:
        // sums over 1e5 equal terms are exact to some 1e-12.
        if (std::abs(step) < 1e-8)
          return y + reference;
      }
    throw std::domain_error("the activity of the carriers has no solution: a composition is not a "
                            "number or outside 0 to 1");
  }
} // namespace softlattice
