// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/plane_irradiance.h"

#include "models/constants.h"
#include "models/parameter_table.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// Near the horizon the ratio of the beam on two planes is bounded; sine of 1 degree.
    constexpr double lowest_sine = 0.0174524064372835;

    /// Of the sunlit part of an interval.
    struct SunlitMeans
    {
      double on_plane = 0.; // of the cosine of incidence, 0 where the sun is behind the plane
      double of_ratio = 0.; // of that over the sine of the elevation
      double extraterrestrial = 0.;
      bool is_lit = false;
    };

    SunlitMeans means_over(const double from,
                           const double to,
                           const Site &site,
                           const double tilt,
                           const double azimuth)
    {
      constexpr int n_samples = 12;
      SunlitMeans means;
      int n = 0;
      for (int k = 0; k < n_samples; ++k)
        {
          const SunPosition sun = sun_position(from + (to - from) * (k + 0.5) / n_samples, site);
          const double sine = std::cos(sun.zenith);
          if (sine <= 0.)
            continue;
          ++n;
          const double cosine = std::max(0., cosine_of_incidence(sun, tilt, azimuth));
          means.on_plane += cosine;
          means.of_ratio += cosine / std::max(lowest_sine, sine);
          means.extraterrestrial += extraterrestrial_irradiance(sun);
        }
      means.is_lit = n > 0;
      for (double *value : {&means.on_plane, &means.of_ratio, &means.extraterrestrial})
        *value /= std::max(1, n);
      return means;
    }
  } // namespace

  void ModulePlane::declare(const ParameterSection &section)
  {
    constexpr double pi = constants::pi;
    section.quantity("Tilt", &tilt_, "rad", "degree")
      .about("Of the module from the horizontal: 0 lies flat, 90 degrees stands.")
      .range(0., pi)
      .from_equation("231")
      .from_source("a common choice in the middle latitudes", Confidence::assumed);
    section.quantity("Azimuth", &azimuth_, "rad", "degree")
      .about(
        "Compass direction in which the module looks: 90 degrees is east, 180 south, 270 west.")
      .range(0., 2. * pi)
      .from_equation("231")
      .from_source("south, for the northern half of the Earth", Confidence::assumed);
    section.choice("Sky", &sky_, {"Hay and Davies", "isotropic"})
      .about("Where diffuse light comes from: a part that grows with the clearness of the air from "
             "around the sun "
             "and the rest from everywhere, or all of it from everywhere.")
      .from_equation("231")
      .from_source("J. E. Hay and J. A. Davies, 1980, as quoted by 10.1016/0038-092X(90)90055-H",
                   Confidence::memory);
    section.number("Albedo", &albedo_)
      .about("Part of the light that the ground throws back.")
      .range(0., 1.)
      .from_equation("231")
      .from_source("grass and soil", Confidence::assumed);
  }

  double ModulePlane::mean(const Irradiance &means,
                           const double from,
                           const double to,
                           const Site &site) const
  {
    const SunlitMeans sun = means_over(from, to, site, tilt_, azimuth_);
    const double seen_sky = 0.5 * (1. + std::cos(tilt_)),
                 seen_ground = 0.5 * (1. - std::cos(tilt_));
    const double clearness = sky_ == "isotropic" || !sun.is_lit
                               ? 0.
                               : std::clamp(means.beam / sun.extraterrestrial, 0., 1.);
    return means.beam * sun.on_plane +
           means.diffuse * (clearness * sun.of_ratio + (1. - clearness) * seen_sky) +
           means.global * albedo_ * seen_ground;
  }
} // namespace softlattice
