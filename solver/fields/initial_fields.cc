// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/initial_fields.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  double interface_profile(const double distance, const double profile_length)
  {
    return 0.5 * (1. - std::tanh(distance / (2. * profile_length)));
  }

  InitialFields initial_phases(const InitialStateSettings &settings,
                               const std::function<double(const std::array<double, 3> &)> &formula,
                               const PhaseFieldCoefficients &coefficients,
                               const int dimension)
  {
    InitialFields initial;
    const double length = coefficients.profile_length;
    if (settings.kind == "HT" || settings.kind == "LT")
      {
        const double phase = settings.kind == "LT" ? 1. : 0.;
        initial.uniform = true;
        initial.value = [phase](std::size_t, const auto &) { return phase; };
      }
    else if (settings.kind == "formula")
      initial.value = [formula](std::size_t, const auto &place) { return formula(place); };
    else if (settings.kind == "front")
      initial.value = [x = settings.front_position, length](std::size_t, const auto &place) {
        return interface_profile(place[0] - x, length);
      };
    else
      {
        const std::array<double, 3> centre{
          {settings.centre_x, settings.centre_y, dimension == 3 ? settings.centre_z : 0.}};
        const bool lt_inside = settings.kind == "LT grain";
        initial.value = [centre, radius = settings.radius, lt_inside, length](std::size_t,
                                                                              const auto &place) {
          const double r =
            std::hypot(place[0] - centre[0], place[1] - centre[1], place[2] - centre[2]);
          const double inside = interface_profile(r - radius, length);
          return lt_inside ? inside : 1. - inside;
        };
        initial.cores.push_back({centre, std::min(settings.radius, coefficients.interface_width)});
      }
    return initial;
  }
} // namespace softlattice
