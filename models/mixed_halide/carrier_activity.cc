// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/carrier_activity.h"

#include "models/mixed_halide/parabolic_bands.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    // Within what an exponential can hold, and beyond what any difference of energies makes of it.
    constexpr double span = 300., highest = 600.;
    constexpr double infinity = std::numeric_limits<double>::infinity();

    /// Search for y = ln z - reference of one volume.
    struct Search
    {
      bool is_found = false;
      double y = 0.;
      double least = 0.;                          ///< y is not below
      double below = -infinity, above = infinity; ///< where n has been found too low and too high
    };

    /// Integral of n over the places of a volume, and its derivative by ln z, both over n_m or N_0.
    struct Number
    {
      double value = 0., slope = 0.;
    };
    Number number_in(const CarrierPlaces &places, const std::size_t c, const double y)
    {
      const double *const boltzmann = places.boltzmann, *const weights = places.weights;
      Number n;
      const double z = std::exp(y);
      for (std::size_t k = places.first[c]; k < places.first[c + 1]; ++k)
        if (places.bands != nullptr)
          {
            const ParabolicBands::Pairs here = places.bands->at(std::log(z * boltzmann[k]));
            n.value += weights[k] * here.density;
            n.slope += weights[k] * here.slope;
          }
        else
          {
            const double ratio = z * boltzmann[k];
            const double empty = 1. / (1. + ratio);
            const double full = ratio * empty;
            n.value += weights[k] * full;
            n.slope += weights[k] * full * empty;
          }
      return n;
    }

    /// Newton's method for ln(mean filling) = ln(filling), which is quick because the left side is nearly
    /// a straight line of ln z where few places are full; halving where a step would lead out of what
    /// is known to hold the solution, as on the plateau between full places and empty ones.
    void improve(Search &search, const Number &number, const double wanted)
    {
      (number.value < wanted ? search.below : search.above) = search.y;
      // From far above, where all is full and the curve flat, a tangent leads nowhere.
      const double step =
        std::log(wanted / number.value) * (number.slope > 0. ? number.value / number.slope : 1e300);
      const double next = std::clamp(search.y + std::max(step, -50.), search.least, highest);
      // The error that is left is of the order of the square of the step.
      search.is_found = std::abs(step) < 1e-8;
      const bool leads_out = next <= search.below || next >= search.above;
      search.y =
        !search.is_found && leads_out && search.below > -infinity && search.above < infinity
          ? 0.5 * (search.below + search.above)
          : next;
    }
  } // namespace

  void find_log_activities(const CarrierPlaces &places,
                           const std::vector<double> &filling,
                           const std::vector<double> &volumes,
                           std::vector<double> &log_activity,
                           const Summation &sum)
  {
    const std::size_t n = filling.size();
    const bool on_sites = places.bands == nullptr;
    std::vector<Search> searches(n);
    for (std::size_t c = 0; c < n; ++c)
      {
        if (on_sites && !(filling[c] < 1.))
          throw std::domain_error("more carriers than places for them");
        Search &search = searches[c];
        search.is_found = !(filling[c] > 0. && volumes[c] > 0.);
        if (search.is_found)
          {
            log_activity[c] = no_carriers;
            continue;
          }
        // Few pairs have n = r on sites, and r^(1/2) in bands.
        const double few = (on_sites ? 1. : 2.) * std::log(filling[c]);
        search.least = few - span;
        const bool has_start = std::isfinite(log_activity[c]) && log_activity[c] > no_carriers;
        search.y = std::clamp(has_start  ? log_activity[c] - places.reference
                              : on_sites ? std::log(filling[c] / (1. - filling[c]))
                                         : few,
                              search.least,
                              highest);
      }
    std::vector<double> occupied(2 * n); // and its slope over y
    constexpr int most_iterations = 200;
    for (int iteration = 0; iteration < most_iterations; ++iteration)
      {
        if (std::all_of(searches.begin(), searches.end(), [](const Search &one) {
              return one.is_found;
            }))
          return;
        for (std::size_t c = 0; c < n; ++c)
          {
            const Number here =
              searches[c].is_found ? Number() : number_in(places, c, searches[c].y);
            occupied[2 * c] = here.value;
            occupied[2 * c + 1] = here.slope;
          }
        sum(occupied);
        for (std::size_t c = 0; c < n; ++c)
          {
            if (searches[c].is_found)
              continue;
            const Number number{occupied[2 * c], occupied[2 * c + 1]};
            if (!(number.value > 0.) || !std::isfinite(number.value))
              throw std::domain_error("the activity of the carriers has no solution: a composition "
                                      "is not a number or outside 0 to 1");
            improve(searches[c], number, filling[c] * volumes[c]);
            if (searches[c].is_found)
              log_activity[c] = searches[c].y + places.reference;
          }
      }
    throw std::domain_error("the activity of the carriers is not found in 200 iterations");
  }
} // namespace softlattice
