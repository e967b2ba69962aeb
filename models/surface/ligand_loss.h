// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// Ligands that leave the surface, each for itself, by heat and by the dose of light:
  ///   dL/dt = - [ k(T) + I/D ] L,   k = k_ref exp[ -(E/k)(1/T - 1/T_ref) ]
  /// What is left of them is a function of time alone, as temperature and light are.
  class LigandLoss
  {
  public:
    LigandLoss();
    void declare(ParameterTable &table);
    bool is_any() const { return law_ != none; }

    /// Tabulates the loss to the first change of the temperature or the light after end_time [s].
    /// @throws std::length_error where these change too often
    void prepare(const Schedule &temperature, double end_time);

    /// L(t)/L(0) [1]; 1 without a loss.
    double left(double t) const;
    /// Times in (from, to) at which the rate changes its slope or value because the light does.
    std::vector<double> breakpoints(double from, double to) const;
    /// k + I/D [1/s] at a temperature [K] and an irradiance [W/m^2].
    double rate(double temperature, double irradiance) const;

  private:
    /// A time from which on the loss is smooth up to the next, with the integral of the rate up to it.
    struct Knot
    {
      double time;   // [s]
      double losses; // [1]
    };
    double losses_between(double from, double to) const;

    static constexpr const char *none = "none";
    std::string law_ = none;
    double reference_rate_ = 1e-7; // k_ref [1/s]
    double reference_temperature_; // T_ref [K]
    double energy_;                // E [J]
    double dose_ = 1e8;            // D [J/m^2]
    Schedule irradiance_{0.};      // I [W/m^2]

    Schedule temperature_{298.15};
    std::vector<Knot> knots_;
  };
} // namespace softlattice
