// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>
#include <utility>

namespace softlattice
{
  /// One of two electrodes: where it is, what lies between it and the crystal, (287) and (310), and whether vacancies are
  /// created and annihilated there, (288).
  class Electrode
  {
  public:
    /// `name`: of its section in "Vacancies"; `boundary`: where it is if nothing is said.
    Electrode(std::string name, std::string boundary)
      : name_(std::move(name))
      , boundary_(std::move(boundary))
    {}
    void declare(ParameterTable &table);

    const std::string &section() const { return section_; }
    const std::string &boundary() const { return boundary_; }
    bool has_layer() const { return contact_ != "metal"; }
    /// Of the layer at a temperature [K], (310) of a doped one [F/m^2].
    double capacitance(double temperature) const;
    bool is_blocking() const { return exchange_ == "blocking"; }
    double rate_constant(double temperature) const; ///< k_a [m/s]
    /// That at a temperature over that at another one [K].
    double rate_over(double temperature, double reference) const;
    double equilibrium_fraction() const { return equilibrium_fraction_; } ///< [1]

  private:
    std::string name_, section_;
    std::string boundary_;
    std::string contact_ = "metal";
    double capacitance_ = 0.05;       // [F/m^2]
    double layer_permittivity_ = 10.; // relative [1]
    double layer_doping_ = 1e24;      // [1/m^3]
    double layer_thickness_ = 100e-9; // [m]
    std::string exchange_ = "blocking";
    double rate_constant_ = 1e-9;           // at the reference temperature [m/s]
    double activation_energy_ = 0.;         // [J]
    double reference_temperature_ = 298.15; // [K]
    double equilibrium_fraction_ = 1e-3;    // [1]
  };
} // namespace softlattice
