// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/initial_phases.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace softlattice
{
  void InitialStateSettings::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Initial state").of_parts({"phase"});
    section.choice("Kind", &kind, {"HT", "LT", "front", "LT grain", "HT grain", "formula"})
      .about(
        "What the body is made of at the beginning: one phase; LT to the left of a flat front; a "
        "round grain of one phase in the other; what the formula 'LT phase' says, which may read "
        "files and pictures.");
    const ParameterSection front = section.when("Kind", {"front"});
    front.quantity("Front position", &front_position, "m", "um")
      .about("x of the front: LT at smaller x, HT beyond.")
      .range(0., 1.);
    const ParameterSection grain = section.when("Kind", {"LT grain", "HT grain"});
    grain.quantity("Centre x", &centre_x, "m", "um").about("Centre of the grain.");
    grain.quantity("Centre y", &centre_y, "m", "um").about("Centre of the grain.");
    grain.quantity("Centre z", &centre_z, "m", "um")
      .about("Centre of the grain; not used in two dimensions.");
    grain.quantity("Radius", &radius, "m", "um")
      .about("Radius of the grain, where the order parameter is one half.")
      .range(1e-9, 1e-2);
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
