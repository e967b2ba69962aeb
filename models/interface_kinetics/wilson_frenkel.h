// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/interface_kinetics/interface_kinetics.h"

#include <string>

namespace softlattice
{
  /// Thermally activated motion of a liquid-like interface (Wilson 1900, Frenkel 1932):
  ///   v = v0 exp(-E/kT) [1 - exp(-|dG|/RT)],
  /// linear in the driving force near T0 and limited by the attempt rate far from it. Heating and
  /// cooling have barriers of their own; HT -> LT has a dry channel and one that adsorbed water opens.
  class WilsonFrenkel : public InterfaceKinetics
  {
  public:
    explicit WilsonFrenkel(const PhaseTransition &transition);
    void declare(ParameterTable &table) override;
    double mobility(double temperature, double adsorbed_water) const override;

  private:
    /// One way of moving, anchored at a velocity at a temperature and composition.
    struct Channel
    {
      double velocity;          // [m/s]
      double temperature;       // [K]
      double br_fraction;       // [1]
      double activation_energy; // [J]
    };

    struct Anchor
    {
      std::string about;
      std::string velocity_source;
      std::string energy_source;
    };

    static void declare(ParameterTable &table,
                        const std::string &name,
                        Channel &channel,
                        const Anchor &anchor);
    double mobility(const Channel &channel, double temperature) const;

    Channel heating_;
    Channel dry_;
    Channel wet_;
    double water_factor_ = 0.1;  // chi_g [1 per monolayer]
    double opening_water_ = 0.1; // n_o [monolayers]
  };
} // namespace softlattice
