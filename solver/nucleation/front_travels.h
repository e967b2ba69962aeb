// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/front_travel.h"

#include <functional>
#include <map>

namespace softlattice
{
  /// The ways of fronts through films of different composition. Compositions are told apart in classes
  /// of one per cent of the halide sites around the nominal one, which is met exactly: finer than the
  /// composition that a nucleus meets while it grows is known.
  class FrontTravels
  {
  public:
    /// Velocity [m/s] at a time [s], at a fraction of bromide [1].
    using Velocity = std::function<double(double time, double br_fraction)>;

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

  private:
    double start_, knot_spacing_, nominal_br_fraction_;
    Velocity velocity_;
    FrontTravel::Breakpoints breakpoints_;
    mutable std::map<int, FrontTravel> travels_; // made when first asked for
  };
} // namespace softlattice
