// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/interface_kinetics/interface_kinetics.h"
#include "models/surface/surface_water.h"

#include <string>

namespace softlattice
{
  /// Thermally activated motion of a liquid-like interface (Wilson 1900, Frenkel 1932), with rates of
  /// crossing it that balance at T0:
  ///   v = k(T, x, water) [1 - exp(dG/RT)],   dG = G_LT - G_HT,
  /// positive where LT grows, one mobility for both directions. Ions cross without water, at a rate
  /// known at two compositions, and in parallel through adsorbed water:
  ///   k = k_0^(1-w) k_1^w + share f(n_w) (1 + chi n_w) k_wet,   w linear in x, 0 to 1.
  class WilsonFrenkel : public InterfaceKinetics
  {
  public:
    WilsonFrenkel(const PhaseTransition &transition, const SurfaceWater &water);
    void declare(ParameterTable &table) override;
    using InterfaceKinetics::mobility;
    double mobility(double temperature,
                    const SurfaceLayer &layer,
                    double br_fraction) const override;
    double mobility_factor_under_stress(double temperature,
                                        double br_fraction,
                                        double work) const override;
    std::optional<AnchorTemperatures> anchors(double br_fraction) const override;

  private:
    /// A velocity that is known at one temperature and composition.
    struct Anchor
    {
      double velocity;          // [m/s]
      double temperature;       // [K]
      double br_fraction;       // [1]
      double activation_energy; // in the direction in which the front moves there [J]
    };

    struct AnchorTexts
    {
      std::string about;
      std::string velocity_source;
      std::string energy_source;
    };

    static void declare(ParameterTable &table,
                        const std::string &name,
                        Anchor &anchor,
                        const AnchorTexts &texts);
    void check(std::vector<Finding> &findings) const;
    /// Velocity k [m/s] at which ions cross from HT to LT, by one anchor.
    double crossing(const Anchor &anchor, double temperature) const;
    /// Weight [1] of the dry anchor that is richer in bromide.
    double heating_weight(double br_fraction) const;

    const SurfaceWater *water_;
    Anchor heating_;
    Anchor dry_;
    Anchor wet_;
    double water_factor_ = 0.1; // chi [1 per monolayer]
  };
} // namespace softlattice
