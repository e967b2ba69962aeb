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

  void FrontTravels::begin_step(const double from)
  {
    step_start_ = from;
    own_.clear();
  }

  FrontTravels::Key FrontTravels::key_of(const Nucleus &nucleus) const
  {
    return follows_places() ? static_cast<Key>(nucleus.id) : class_of(nucleus.br_fraction);
  }

  const FrontTravel &FrontTravels::of(const Nucleus &nucleus) const
  {
    if (!follows_places())
      return of(nucleus.br_fraction);
    const Key key = key_of(nucleus);
    if (const auto found = own_.find(key); found != own_.end())
      return found->second;
    const auto velocity = [velocity = velocity_at_, nucleus](const double time) {
      return velocity(time, nucleus);
    };
    return own_.try_emplace(key, step_start_, knot_spacing_, velocity, breakpoints_).first->second;
  }

  const FrontTravel &FrontTravels::of_key(const Key key) const
  {
    return follows_places() ? own_.at(key) : of_class(static_cast<int>(key));
  }
} // namespace softlattice
