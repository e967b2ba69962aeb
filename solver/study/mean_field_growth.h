// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// The radius of a nucleus over the way s [m] that a flat front has gone since its birth. Until s = r0 it is
  /// a number, as PendingNuclei has it, and r = s; from there on curvature holds it back, dr/ds = 1 - c k/r:
  /// equation (10) with k the critical radius in two dimensions, that of the material unless the equation is
  /// variational. c is 1 for a cylinder and 2 for a ball. An axis along which the body is
  /// shorter than r bends the front no more: c is one less than the number of longer ones, 0 at least.
  class MeanFieldGrowth
  {
  public:
    /// r0 >= 0 [m], k >= 0 [m], extents of the body [m].
    MeanFieldGrowth(double seed_radius, double critical_radius, std::vector<double> extents);

    double seed_radius() const { return seed_radius_; }

    /// Way from a radius to a larger one [m]; infinite if such a nucleus shrinks.
    double way(double from, double to) const;
    /// Way from birth until the front has reached a distance [m].
    double way_to(double distance) const;
    /// The radius after a way since birth [m].
    double radius(double way) const;
    /// Way of a front that closes in on what is left of HT from a radius to a smaller one [m].
    double way_inwards(double from, double to) const;

  private:
    /// c k where the radius is just above this one [m].
    double holding_back(double radius) const;
    /// The next radius above this one at which c changes, infinite beyond the last [m].
    double next_change(double radius) const;

    double seed_radius_, critical_radius_;
    std::vector<double> extents_; ///< ascending
  };
} // namespace softlattice
