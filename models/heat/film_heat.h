// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "models/free_energy/phase_transition.h"
#include "models/free_energy/weight_of_lt.h"
#include "models/heat/substrate_plate.h"
#include "models/parameter_table.h"
#include "models/schedule.h"

#include <string>

namespace softlattice
{
  /// How a film takes up, conducts and gives away heat, (250) to (252):
  ///   rho c dT/dt = div (k grad T) + L h'(eta) d eta/dt + q,   L = dS T0(x)/Vm,
  /// with k from that of HT to that of LT as h(eta) of (2), and light that is absorbed evenly over the thickness d,
  ///   q = A(eta, x) I/d,   A = (1 - h) [(1 - x) A_I + x A_Br] + h A_LT.
  class FilmHeat
  {
  public:
    /// In section "Heat".
    void declare(ParameterTable &table);
    /// Whose enthalpy is the latent heat; must stay valid.
    void set_transition(const PhaseTransition &transition) { transition_ = &transition; }

    double capacity() const { return capacity_; } ///< rho c [J/(m^3 K)]
    /// k [W/(m K)] where h(eta) is this.
    double conductivity(const double lt_part) const
    {
      return ht_conductivity_ + (lt_conductivity_ - ht_conductivity_) * lt_part;
    }
    bool is_conductivity_uniform() const { return ht_conductivity_ == lt_conductivity_; }
    bool has_latent_heat() const { return latent_choice_ == "included"; }
    /// L [J/m^3] at a fraction of bromide, which HT gives away when it becomes LT; 0 if it is left out.
    double latent_heat(double br_fraction) const;
    /// dL/dx [J/m^3].
    double latent_heat_slope() const;

    bool has_light() const { return light_ != "none"; }
    bool light_is_of_weather() const { return light_ == "weather"; }
    const Schedule &irradiance() const
    {
      return irradiance_;
    } ///< [W/m^2], unless it is that of the weather
    /// Part of the light that becomes heat in HT at a fraction of bromide [1], its slope, and the same of LT.
    double ht_absorptance(const double x) const
    {
      return (1. - x) * absorbed_iodide_ + x * absorbed_bromide_;
    }
    double ht_absorptance_slope() const { return absorbed_bromide_ - absorbed_iodide_; }
    double lt_absorptance() const { return absorbed_lt_; }
    /// Part of the irradiance that falls on a place, at a distance [m] from the centre of a spot.
    double spot(double distance) const;
    double spot_radius() const { return spot_radius_; } ///< to 1/e^2 [m]
    double spot_x() const { return spot_x_; }           ///< [m]
    double spot_y() const { return spot_y_; }           ///< [m]
    bool has_spot() const { return spot_radius_ > 0.; }

    /// Of which the substrate is; null: what lies below has no heat of its own, and the film gives heat to the base.
    const SubstratePlate *plate() const { return substrate_ == "plate" ? &plate_ : nullptr; }
    double to_air() const { return to_air_; } ///< [W/(m^2 K)]
    double to_base() const
    {
      return to_base_;
    } ///< what the base takes, of the plate if there is one [W/(m^2 K)]
    /// What the film itself gives to the base [W/(m^2 K)], and what it gives to whatever lies below it.
    double film_to_base() const { return plate() == nullptr ? to_base_ : 0.; }
    double to_below() const { return plate() == nullptr ? to_base_ : plate_.exchange_with_film(); }
    double base_excess() const { return base_excess_; } ///< of the base over the air [K]
    double initial_excess() const
    {
      return initial_excess_;
    }                                               ///< of film and plate over the air [K]
    double tolerance() const { return tolerance_; } ///< of a step [K]

  private:
    const PhaseTransition *transition_ = nullptr;
    double capacity_ = 8.75e5;      // [J/(m^3 K)]
    double ht_conductivity_ = 0.45; // [W/(m K)]
    double lt_conductivity_ = 0.45; // [W/(m K)]
    std::string latent_choice_ = "included";
    std::string light_ = "none";
    Schedule irradiance_{1000.};       // [W/m^2]
    double absorbed_iodide_ = 0.36;    // [1]
    double absorbed_bromide_ = 0.2;    // [1]
    double absorbed_lt_ = 0.13;        // [1]
    double spot_radius_ = 0.;          // [m], 0: everywhere
    double spot_x_ = 0., spot_y_ = 0.; // [m]
    double to_air_ = 10.;              // [W/(m^2 K)]
    double to_base_ = 10.;             // [W/(m^2 K)]
    std::string substrate_ = "base";
    SubstratePlate plate_;
    double base_excess_ = 0.;    // [K]
    double initial_excess_ = 0.; // [K]
    double tolerance_ = 0.01;    // [K]
  };

  /// k/(rho c) [m^2/s] of LT_phase.
  struct HeatDiffusivity : FreeEnergyFrom<HeatDiffusivity, 1>
  {
    const FilmHeat *heat = nullptr;
    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      const Number &eta = u[0];
      const double ht = heat->conductivity(0.) / heat->capacity(),
                   lt = heat->conductivity(1.) / heat->capacity();
      return ht + (lt - ht) * weight_of_lt(eta);
    }
  };
} // namespace softlattice
