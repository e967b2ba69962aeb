// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/front_travels.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double class_width = 0.01;
  }

  FrontTravels::FrontTravels(const double start,
                             const double knot_spacing,
                             const double nominal_br_fraction,
                             Velocity velocity,
                             FrontTravel::Breakpoints breakpoints)
    : start_(start)
    , knot_spacing_(knot_spacing)
    , nominal_br_fraction_(nominal_br_fraction)
    , velocity_(std::move(velocity))
    , breakpoints_(std::move(breakpoints))
  {
    of_class(0); // says at once if start or spacing are none
  }

  int FrontTravels::class_of(const double br_fraction) const
  {
    return static_cast<int>(std::lround((br_fraction - nominal_br_fraction_) / class_width));
  }

  const FrontTravel &FrontTravels::of_class(const int number) const
  {
    const auto found = travels_.find(number);
    if (found != travels_.end())
      return found->second;
    const double br_fraction = std::clamp(nominal_br_fraction_ + number * class_width, 0., 1.);
    const auto velocity = [velocity = velocity_, br_fraction](const double time) {
      return velocity(time, br_fraction);
    };
    return travels_.try_emplace(number, start_, knot_spacing_, velocity, breakpoints_)
      .first->second;
  }
} // namespace softlattice
