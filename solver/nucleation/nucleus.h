// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/local_conditions.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace softlattice
{
  /// Names of sites: where nothing covers the surface, and inside.
  constexpr auto bare_site = "bare surface";
  constexpr auto bulk_site = "bulk";
  /// Of what a case lists.
  constexpr auto prescribed_site = "prescribed";

  /// What fields say of the conditions at a place over a step, linear in time, and beyond it as at its end.
  struct ConditionsOverStep
  {
    double from = 0., to = 0.; ///< [s]
    LocalConditions begin, end;

    LocalConditions at(double time) const;
  };

  /// The radius [m] that a nucleus has at a time [s] after its birth, before which nothing of it matters any more.
  struct RadiusSince
  {
    double time = 0.;
    double radius = 0.;
  };

  /// A nucleus that forms at a place and time: of LT, or the phase that a case seeds, in HT, or of HT in LT.
  struct Nucleus
  {
    std::uint64_t id = 0;          ///< see event_name() in sampler.h
    double time = 0.;              ///< of birth [s]
    std::array<double, 3> place{}; ///< [m]
    std::string site;              ///< "surface", bare_site, bulk_site or prescribed_site
    /// Rate at its place and time [1/m^2/s]; not a number if no rate made it.
    double rate = std::numeric_limits<double>::quiet_NaN();
    double initial_radius = 0.; ///< at birth [m]; more than 0 for prescribed nuclei only
    double br_fraction = 0.;    ///< of the film at its place and time [1]
    bool turns_back = false;    ///< whether it is of the phase in which the others grow, HT
    // Where the case has fields of the conditions at a place:
    std::optional<ConditionsOverStep> conditions =
      {};                                  ///< there, in the step that was looked at last
    std::optional<RadiusSince> known = {}; ///< none: that of its birth

    RadiusSince since() const { return known.value_or(RadiusSince{time, initial_radius}); }
  };

  double distance(const std::array<double, 3> &a, const std::array<double, 3> &b);
} // namespace softlattice
