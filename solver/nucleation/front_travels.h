// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/front_travel.h"
#include "solver/nucleation/nucleus.h"

#include <cstdint>
#include <functional>
#include <map>
#include <utility>

namespace softlattice
{
  /// The ways of fronts through films of different composition. Compositions are told apart in classes
  /// of one per cent of the halide sites around the nominal one, which is met exactly: finer than the
  /// composition that a nucleus meets while it grows is known.
  ///
  /// Where temperature or humidity differ from place to place, every nucleus follows a way of its own, that of the
  /// conditions at its place, (151). Such a way begins with the step that is looked at, see begin_step().
  class FrontTravels
  {
  public:
    /// Velocity [m/s] at a time [s], at a fraction of bromide [1].
    using Velocity = std::function<double(double time, double br_fraction)>;
    /// The same at the place of a nucleus.
    using VelocityAt = std::function<double(double time, const Nucleus &nucleus)>;
    /// A class, or a nucleus with a way of its own.
    using Key = std::int64_t;

    /// See FrontTravel; nominal_br_fraction [1].
    FrontTravels(double start,
                 double knot_spacing,
                 double nominal_br_fraction,
                 Velocity velocity,
                 FrontTravel::Breakpoints breakpoints = {});

    int class_of(double br_fraction) const;
    /// The way in a class, valid as long as this is.
    const FrontTravel &of_class(int number) const;
    const FrontTravel &of(const double br_fraction) const
    {
      return of_class(class_of(br_fraction));
    }

    /// From now on every nucleus follows its own way.
    void follow_places(VelocityAt velocity) { velocity_at_ = std::move(velocity); }
    bool follows_places() const { return bool(velocity_at_); }
    /// A step from `from` on: forgets the ways of single nuclei, which begin there.
    void begin_step(double from);
    Key key_of(const Nucleus &nucleus) const;
    /// The way that a nucleus follows, with the conditions that it has when its way is asked for first in a step.
    const FrontTravel &of(const Nucleus &nucleus) const;
    /// That of a class, or of a nucleus that has been asked for.
    const FrontTravel &of_key(Key key) const;

  private:
    double start_, knot_spacing_, nominal_br_fraction_;
    Velocity velocity_;
    FrontTravel::Breakpoints breakpoints_;
    mutable std::map<int, FrontTravel> travels_; // made when first asked for
    VelocityAt velocity_at_;
    double step_start_ = 0.;
    mutable std::map<Key, FrontTravel> own_; // of single nuclei, likewise
  };
} // namespace softlattice
