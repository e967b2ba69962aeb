// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/parameter_table.h"

#include <cmath>
#include <string>
#include <utility>

namespace softlattice
{
  /// One kind of charged point defects of a crystal that move, each on one of n sites per volume, (280) to (283) and (294):
  /// what they cost, how fast they are and how many there are at the beginning.
  class MobileDefect
  {
  public:
    /// A number with where it is from.
    struct Sourced
    {
      double value;
      const char *source;
      Confidence confidence;
    };
    /// Of the kind: what its entries say if the case does not.
    struct Kind
    {
      std::string field;   ///< name of that of its fraction of sites
      std::string section; ///< of its entries
      std::string of_them; ///< "of ..." in texts
      std::string initial; ///< name of the entry that says how many there are at the beginning
      int charge_number;
      Sourced site_density;      ///< [1/m^3]
      Sourced formation_energy;  ///< [J]
      Sourced fraction;          ///< at the beginning, where it is given [1]
      Sourced prefactor;         ///< D_0 [m^2/s]
      Sourced activation_energy; ///< [J]
    };

    explicit MobileDefect(Kind kind);
    /// Adds its entries to a section, which may hold in some cases only.
    void declare(const ParameterSection &section);

    const std::string &field() const { return kind_.field; }
    const std::string &section() const { return kind_.section; }
    int charge_number() const { return kind_.charge_number; }
    void set_charge_number(const int number) { kind_.charge_number = number; }
    void set_field(std::string name) { kind_.field = std::move(name); }
    double site_density() const { return kind_.site_density.value; } ///< n [1/m^3]
    double charge_density() const ///< z e n, where all sites are taken [C/m^3]
    {
      return kind_.charge_number * constants::elementary_charge * site_density();
    }

    /// g of (294) [J] where LT has the weight h and the fraction of the lighter halide is x.
    template <class Number>
    Number formation_energy(const Number &h, const Number &x) const
    {
      return kind_.formation_energy.value + lt_shift_ * h + halide_shift_ * x;
    }
    /// By what D is multiplied there, (294).
    template <class Number>
    Number diffusivity_factor(const Number &h) const
    {
      return 1. + (lt_factor_ - 1.) * h;
    }
    /// Energy density without the field, (280) [J/m^3], of a site fraction at a formation energy [J] and a temperature [K].
    template <class Number>
    Number energy(const Number &fraction,
                  const Number &formation_energy,
                  const double temperature) const
    {
      return site_density() * (formation_energy * fraction +
                               (constants::boltzmann * temperature) * minus_entropy(fraction));
    }
    /// c ln c + (1 - c) ln(1 - c).
    template <class Number>
    static Number minus_entropy(const Number &fraction)
    {
      using std::log;
      const Number full = 1. - fraction;
      return fraction * log(fraction) + full * log(full);
    }
    /// M of (282) [m^5/(J s)] over the diffusivity.
    template <class Number>
    Number mobility_per_diffusivity(const Number &fraction, const double temperature) const
    {
      return fraction * (1. - fraction) *
             (1. / (site_density() * constants::boltzmann * temperature));
    }
    double diffusivity(double temperature) const; ///< D of (283) [m^2/s]
    /// D/T at a temperature over that at another one [K].
    template <class Number>
    Number speed_ratio(const Number &temperature, const double reference) const
    {
      using std::exp;
      const Number colder = reference / temperature;
      return colder * exp((kind_.activation_energy.value / (constants::boltzmann * reference)) *
                          (1. - colder));
    }

    /// With which a crystal begins that is at this temperature [K] then [1].
    double initial_fraction(double temperature) const;
    /// c/(1 - c) of a crystal in which as many form as vanish [1], by the temperature [K] and that of the beginning.
    double equilibrium_ratio(double temperature, double initial_temperature) const;
    /// Square of the inverse of the Debye length in a permittivity [F/m] that they alone would have [1/m^2].
    double screening(double fraction, double permittivity, double temperature) const;

  private:
    Kind kind_;
    double lt_shift_ = 0., halide_shift_ = 0.; // [J]
    std::string initial_ = "equilibrium";
    double lt_factor_ = 0.01; // D_LT/D_HT [1]
  };
} // namespace softlattice
