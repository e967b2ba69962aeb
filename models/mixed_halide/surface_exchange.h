// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Exchange of halides with what surrounds a surface, a solution or a vapour:
  ///   inward flux = k_s (x_eq(t) - x),   k_s = k_ref exp[-(E_s/k)(1/T - 1/T_ref)]             [m/s]
  /// x_eq is the composition that would be at equilibrium with the surroundings.
  class SurfaceExchange
  {
  public:
    SurfaceExchange();
    void declare(ParameterTable &table);

    /// k_s [m/s] at temperature [K].
    double rate_constant(double temperature) const;
    /// x_eq [1] at time t [s]; a jump counts from its time on, unless `before`.
    double composition(double t, bool before) const
    {
      return before ? composition_.before(t) : composition_.at(t);
    }
    std::vector<double> breakpoints(double from, double to) const
    {
      return composition_.breakpoints(from, to);
    }
    bool jumps(const double t) const { return composition_.at(t) != composition_.before(t); }
    /// Names of the boundaries with exchange; none by default.
    const std::vector<std::string> &boundaries() const { return boundaries_; }

  private:
    std::vector<std::string> boundaries_ = {"none"};
    double rate_constant_ = 2e-9;           // k_ref [m/s]
    double reference_temperature_ = 298.15; // T_ref [K]
    double activation_energy_;              // E_s [J]
    Schedule composition_{0.};              // x_eq [1]
  };
} // namespace softlattice
