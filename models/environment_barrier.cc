// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What keeps vapour away from the surface, tabulated over the time of a run.
#include "models/constants.h"
#include "models/environment.h"
#include "models/merged_times.h"
#include "models/moisture/encapsulation.h"
#include "models/surface/surface_water.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    // Behind a barrier film the outer pressure is taken as linear between knots. These steps keep
    // the product RH(t) p_sat(T(t)) within 1e-4 of p_sat.
    constexpr double knot_temperature_step = 0.25; // [K]
    constexpr double knot_humidity_step = 0.02;    // [1]
    constexpr std::size_t max_knots = 5000000;
    // Layers have one temperature in each piece: with 60 kJ/mol, 4e-4 of the rates of the piece are missed.
    constexpr double layer_temperature_step = 2.; // [K]

    /// p_s after a time `elapsed` in which the outer pressure went from a at a constant slope.
    double relaxed(const double inside,
                   const double a,
                   const double slope,
                   const double elapsed,
                   const double time_constant)
    {
      // Exact solution: the stationary response a + slope (t - tau) plus a decaying part; written
      // with expm1 so that it stays accurate where elapsed << tau.
      const double gained = -std::expm1(-elapsed / time_constant);
      return inside + (a - inside) * gained + slope * (elapsed - time_constant * gained);
    }
  } // namespace

  double Environment::time_constant() const
  {
    // The slowest way in which water spreads over a slab that it enters from one side.
    constexpr double pi = constants::pi;
    return barrier_ == "shell"
             ? 4. * shell_thickness_ * shell_thickness_ / (pi * pi * shell_diffusivity_)
             : time_constant_;
  }

  void Environment::tabulate_barrier(const double end_time)
  {
    const bool relative = humidity_ == "relative humidity";
    const Schedule &humidity = relative ? relative_humidity_ : vapour_pressure_;

    // Knots depend on the schedules alone, not on where the run ends: go on to the first breakpoint
    // after the end.
    const auto breakpoints_past_end = [end_time](const Schedule &s) {
      const double horizon = s.period > 0. ? end_time + 2. * s.period : s.times.back();
      return s.breakpoints(0., std::nextafter(horizon, std::numeric_limits<double>::infinity()));
    };
    const std::vector<double> breaks =
      merged_times(breakpoints_past_end(temperature_), breakpoints_past_end(humidity));
    const bool open_ended = breaks.empty() || breaks.back() <= end_time;

    double inside = initial_humidity_ * saturation_pressure(temperature_.at(0.));
    if (is_layered())
      encapsulation_->begin(barrier_, initial_humidity_, temperature_.at(0.));
    double start = 0.;
    for (std::size_t b = 0; start <= end_time && b <= breaks.size(); ++b)
      {
        const bool last = b == breaks.size();
        if (last && !open_ended)
          break;
        const double stop = last ? std::max(end_time, start) + 1. : breaks[b];
        const double temperature_change =
          last ? 0. : std::abs(temperature_.before(stop) - temperature_.at(start));
        const double humidity_change =
          last || !relative ? 0. : std::abs(humidity.before(stop) - humidity.at(start));
        // With a constant temperature, or a prescribed pressure, the outer pressure is linear as it is.
        double pieces = relative && temperature_change > 0. && !is_layered()
                          ? std::ceil(std::max(temperature_change / knot_temperature_step,
                                               humidity_change / knot_humidity_step))
                          : 1.;
        if (is_layered())
          pieces = std::max(1., std::ceil(temperature_change / layer_temperature_step));
        if (double(knots_.size()) + pieces > double(max_knots))
          throw std::length_error(
            "too many changes of temperature for a barrier film; smooth the temperature");
        for (double k = 0.; k < pieces; k += 1.)
          {
            const double left = start + (stop - start) * (k / pieces);
            const double right =
              k + 1. == pieces ? stop : start + (stop - start) * ((k + 1.) / pieces);
            const double outside = outer_pressure(left, temperature_.at(left), false);
            const double outside_end =
              last ? outside : outer_pressure(right, temperature_.before(right), true);
            if (is_layered())
              {
                // No more than covers the sheet with water.
                const double begin = temperature_.at(left),
                             end = last ? begin : temperature_.before(right);
                encapsulation_->add(left,
                                    right,
                                    {begin, std::min(1., outside / saturation_pressure(begin))},
                                    {end, std::min(1., outside_end / saturation_pressure(end))});
                continue;
              }
            const double elapsed = right - left;
            const double slope = (outside_end - outside) / elapsed;
            knots_.push_back({left, outside, slope, inside});
            inside = relaxed(inside, outside, slope, elapsed, time_constant());
          }
        start = stop;
      }
  }

  double Environment::pressure_behind_film(const double t) const
  {
    const auto after =
      std::upper_bound(knots_.begin(), knots_.end(), t, [](const double time, const Knot &knot) {
        return time < knot.time;
      });
    const auto knot = after == knots_.begin() ? after : std::prev(after);
    return relaxed(knot->inside,
                   knot->outside,
                   knot->slope,
                   std::max(0., t - knot->time),
                   time_constant());
  }

  std::string Environment::encapsulation_text() const
  {
    return is_layered() && encapsulation_->has_begun() ? encapsulation_->text() : "";
  }
} // namespace softlattice
