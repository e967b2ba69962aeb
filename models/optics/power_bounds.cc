// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/optics/power_bounds.h"

#include "models/constants.h"
#include "models/parameter_table.h"
#include "models/schedule.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace softlattice
{
  namespace
  {
    constexpr double full_light = 1000.;            // [W/m^2]
    constexpr double standard_temperature = 298.15; // of tests of cells [K]

    double thermal_voltage()
    {
      return constants::boltzmann * standard_temperature / constants::elementary_charge;
    }
  } // namespace

  void PowerBounds::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Optics/Power");
    section.quantity("Open-circuit voltage", &voltage_, "V", "V")
      .about("Of the cell in 1000 W/m^2 before anything has turned.")
      .range(0.01, 10.)
      .from_equation("262")
      .from_source("cells of CsPbI3, about 1.1 V, from memory", Confidence::memory);
    section.number("Ideality factor", &ideality_)
      .about("n of the diode that the cell is.")
      .range(1., 5.)
      .from_equation("262")
      .from_source("between 1 and 2", Confidence::assumed);
    section.quantity("Shunt conductance of LT", &conductance_, "S/m^2", "S/cm^2")
      .about("g: conductance per area by which a place that is LT connects the contacts, in the "
             "lower bound of the "
             "power. Nobody has measured it.")
      .range(0., 1e12)
      .from_equation("262")
      .from_source("100 nm of a transport layer with 1e-3 S/m", Confidence::assumed);
    section.when("Environment/Source", {"weather file", "generated weather"})
      .quantity("Efficiency", &efficiency_, "1", "%")
      .about("Of the cell before anything has turned, taken to be the same at all irradiances and "
             "temperatures.")
      .range(0., 1.)
      .from_equation("263")
      .from_source("a module of today", Confidence::assumed);
  }

  void PowerBounds::prepare(const double full_current)
  {
    full_current_ = full_current;
    saturation_ = full_current / std::expm1(voltage_ / (ideality_ * thermal_voltage()));
  }

  double PowerBounds::power(const double photocurrent,
                            const double lt_part,
                            const double conductance) const
  {
    const double scale = ideality_ * thermal_voltage(), diode = saturation_ * (1. - lt_part);
    const auto slope = [&](const double u) { // of the power by u = V/scale, over scale
      return photocurrent - diode * (std::expm1(u) + u * std::exp(u)) -
             2. * conductance * scale * u;
    };
    if (photocurrent <= 0.)
      return 0.;
    // The slope falls all the way: from the photocurrent to less than nothing at the open-circuit voltage, or where
    // the shunt alone takes the current.
    double low = 0., high = std::log1p(full_current_ / saturation_) + 50.;
    if (conductance > 0.)
      high = std::min(high, photocurrent / (conductance * scale));
    if (diode > 0.)
      high = std::min(high, std::log1p(photocurrent / diode));
    constexpr int n_halves = 60;
    for (int k = 0; k < n_halves; ++k)
      {
        const double middle = 0.5 * (low + high);
        (slope(middle) > 0. ? low : high) = middle;
      }
    const double u = 0.5 * (low + high);
    return scale * u * (photocurrent - diode * std::expm1(u) - conductance * scale * u);
  }

  PowerBounds::Kept PowerBounds::of(const double current_kept,
                                    const double lt_part,
                                    const double irradiance) const
  {
    const double light = full_current_ * irradiance / full_light;
    const double lt = std::clamp(lt_part, 0., 1.), kept = std::max(0., current_kept) * light;
    const double whole = power(light, 0., 0.);
    if (!(whole > 0.))
      return {std::max(0., current_kept),
              lt > 0. && conductance_ > 0. ? 0. : std::max(0., current_kept)};
    return {power(kept, lt, 0.) / whole, power(kept, lt, conductance_ * lt) / whole};
  }

  UsedLight used_light(const Schedule &irradiance,
                       const CellState &from,
                       const CellState &to,
                       const PowerBounds &bounds)
  {
    UsedLight sum;
    if (!(to.time > from.time))
      return sum;
    std::vector<double> times = irradiance.breakpoints(from.time, to.time);
    times.insert(times.begin(), from.time);
    times.push_back(to.time);
    // Three points of Gauss: exact for light and current that are both linear.
    const double far = std::sqrt(0.6);
    const double places[] = {-far, 0., far}, weights[] = {5. / 18., 8. / 18., 5. / 18.};
    const bool is_whole =
      from.lt_part <= 0. && to.lt_part <= 0. && from.current_kept == 1. && to.current_kept == 1.;
    for (std::size_t k = 1; k < times.size(); ++k)
      {
        const double length = times[k] - times[k - 1];
        const double begin = irradiance.at(times[k - 1]), end = irradiance.before(times[k]);
        const double all = 0.5 * (begin + end) * length;
        sum.all += all;
        if (is_whole || all <= 0.)
          {
            sum.blocked += all;
            sum.shunted += all;
            continue;
          }
        for (std::size_t p = 0; p < 3; ++p)
          {
            const double part = 0.5 + 0.5 * places[p], time = times[k - 1] + part * length;
            const double light = begin + part * (end - begin);
            const double way = (time - from.time) / (to.time - from.time);
            const PowerBounds::Kept kept =
              bounds.of(from.current_kept + way * (to.current_kept - from.current_kept),
                        from.lt_part + way * (to.lt_part - from.lt_part),
                        light);
            sum.blocked += weights[p] * length * light * kept.blocked;
            sum.shunted += weights[p] * length * light * kept.shunted;
          }
      }
    return sum;
  }
} // namespace softlattice
