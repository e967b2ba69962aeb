// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <cmath>
#include <string>

namespace softlattice
{
  /// How energy and velocity of the HT-LT interface depend on its direction in the lattice: a crystal axis in
  /// the plane x-y, turned by an angle from x, and those at right angles to it. See (92) to (95) in
  /// models/README.md. With g the gradient of the order parameter in the frame of the crystal, g1 along its
  /// axis, and n = g/|g|; where |g| is far below `floor` there is no direction, and the factors are even.
  class InterfaceAnisotropy
  {
  public:
    void declare(ParameterTable &table);

    bool has_energy() const { return kind_ != "none" && strength_ != 0.; }
    bool has_growth() const { return growth_aspect_ != 1.; }
    bool is_isotropic() const { return !has_energy() && !has_growth(); }
    double growth_aspect() const
    {
      return growth_aspect_;
    } ///< b of (93) along the axis over across it
    bool is_random_per_grain() const { return axes_ == "random"; }
    double axis_angle() const
    {
      return axis_angle_ * std::acos(-1.) / 180.;
    } ///< [rad], of all or where there are no grains

    bool is_two_fold() const { return kind_ == "two-fold"; }

    /// a of (92), the interface energy over its mean in the plane, of a two-fold one or of a four-fold one. T is
    /// double, or a Jet or Pack of it.
    template <class T>
    T two_fold_energy(const T &g1, const T &g2, const T &g3, const double floor) const
    {
      const double floor_2 = floor * floor;
      const T x = g1 * g1;
      const T square = x + g2 * g2 + g3 * g3 + floor_2;
      return 1. + strength_ * (2. * x + floor_2 - square) / square;
    }
    template <class T>
    T four_fold_energy(const T &g1, const T &g2, const T &g3, const double floor) const
    {
      const double floor_2 = floor * floor;
      const T x = g1 * g1, y = g2 * g2, z = g3 * g3;
      const T square = x + y + z + floor_2;
      return 1. +
             strength_ *
               (4. * (x * x + y * y + z * z + 0.75 * floor_2 * floor_2) / (square * square) - 3.);
    }

    /// b of (93), the velocity of a flat front over that of one whose normal is along the axis [1].
    double growth(const double g1, const double g2, const double g3, const double floor) const
    {
      const double across = 1. / (growth_aspect_ * growth_aspect_);
      const double x = g1 * g1, rest = g2 * g2 + g3 * g3, even = 0.5 * floor * floor;
      return std::sqrt((x + even + across * (rest + even)) / (x + rest + 2. * even));
    }

  private:
    std::string kind_ = "none";
    double strength_ = 0.;
    double growth_aspect_ = 1.;
    double axis_angle_ = 0.; // [degree]
    std::string axes_ = "random";
  };
} // namespace softlattice
