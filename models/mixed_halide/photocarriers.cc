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

  void find_log_activities(const CarrierPlaces &places,
                           const std::vector<double> &filling,
                           const std::vector<double> &volumes,
                           std::vector<double> &log_activity,
                           const Summation &sum)
  {
    const std::size_t n = filling.size();
    std::vector<bool> is_found(n, false);
    for (std::size_t c = 0; c < n; ++c)
      {
        if (!(filling[c] < 1.))
          throw std::domain_error("more carriers than places for them");
        is_found[c] = !(filling[c] > 0. && volumes[c] > 0.);
      }
    // Newton's method for ln(mean filling) = ln(filling). The left side is a concave and rising function
    // of ln z, so from any start the second iterate is below the solution and all further ones rise
    // to it; where no place is nearly full it is a straight line. y = ln z - reference.
    // Within what an exponential can hold, and beyond what any difference of energies makes of it.
    constexpr double span = 300., highest = 600.;
    std::vector<double> y(n, 0.);
    for (std::size_t c = 0; c < n; ++c)
      if (is_found[c])
        log_activity[c] = no_carriers;
      else
        {
          const bool has_start = std::isfinite(log_activity[c]) && log_activity[c] > no_carriers;
          y[c] = std::clamp(has_start ? log_activity[c] - places.reference
                                      : std::log(filling[c] / (1. - filling[c])),
                            std::log(filling[c]) - span,
                            highest);
        }
    std::vector<double> occupied(2 * n); // and its slope over y
    constexpr int most_iterations = 200;
    for (int iteration = 0; iteration < most_iterations; ++iteration)
      {
        if (std::all_of(is_found.begin(), is_found.end(), [](const bool found) { return found; }))
          return;
        for (std::size_t c = 0; c < n; ++c)
          {
            double number = 0., slope = 0.;
            const double z = std::exp(y[c]);
            const double *const boltzmann = places.boltzmann, *const weights = places.weights;
            for (std::size_t k = is_found[c] ? places.first[c + 1] : places.first[c];
                 k < places.first[c + 1];
                 ++k)
              {
                const double ratio = z * boltzmann[k];
                const double empty = 1. / (1. + ratio);
                const double full = ratio * empty;
                number += weights[k] * full;
                slope += weights[k] * full * empty;
              }
            occupied[2 * c] = number;
            occupied[2 * c + 1] = slope;
          }
        sum(occupied);
        for (std::size_t c = 0; c < n; ++c)
          {
            if (is_found[c])
              continue;
            const double number = occupied[2 * c], slope = occupied[2 * c + 1];
            if (!(number > 0.) || !std::isfinite(number))
              throw std::domain_error("the activity of the carriers has no solution: a composition "
                                      "is not a number or outside 0 to 1");
            // From far above, where all is full and the curve flat, a tangent leads nowhere.
            const double step =
              std::log(filling[c] * volumes[c] / number) * (slope > 0. ? number / slope : 1e300);
            y[c] = std::clamp(y[c] + std::max(step, -50.), std::log(filling[c]) - span, highest);
            // The error that is left is of the order of the square of the step.
            if (std::abs(step) < 1e-8)
              {
                is_found[c] = true;
                log_activity[c] = y[c] + places.reference;
              }
          }
      }
    throw std::domain_error("the activity of the carriers is not found in 200 iterations");
  }
} // namespace softlattice
