// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"

#include <optional>

namespace softlattice
{
  /// Two compositions, the lower first.
  struct CompositionPair
  {
    double lower; ///< [1]
    double upper; ///< [1]
  };

  /// An energy density of one composition 0 < x < 1 at one temperature, with its derivatives.
  class MixingCurve
  {
  public:
    /// `energy` has one field and must outlive this; temperature [K].
    MixingCurve(const FreeEnergy &energy, double temperature);

    struct Value
    {
      double value;  ///< f [J/m^3]
      double first;  ///< df/dx [J/m^3]
      double second; ///< d^2f/dx^2 [J/m^3]
    };
    Value at(double x) const;
    double temperature() const { return state_.temperature; }

    /// Where the curvature vanishes: between them a mixture is unstable. None if f is convex.
    std::optional<CompositionPair> spinodal() const;
    /// The two points of the common tangent: between them a mixture has a lower energy demixed. Exists
    /// where a spinodal does. For energies with a single concave part.
    std::optional<CompositionPair> binodal() const;

  private:
    /// x in (from, to), where f' rises from below `slope` to above it.
    double with_slope(double slope, double from, double to) const;

    const FreeEnergy &energy_;
    PointState state_;
  };

  /// Temperature [K] between two at which the miscibility gap of an energy closes, to 1e-9 of it; none if
  /// it does not close there.
  std::optional<double> critical_temperature(const FreeEnergy &energy,
                                             double lowest,
                                             double highest);
} // namespace softlattice
