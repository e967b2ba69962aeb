// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/nucleation/surface_chain.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  using constants::boltzmann;
  using constants::electronvolt;
  using constants::pi;
  using constants::room_temperature;

  SurfaceChain::SurfaceChain(const PhaseTransition &transition,
                             const SurfaceWater &water,
                             const SurfaceVacancies &vacancies,
                             const InterfaceKinetics &kinetics)
    : transition_(&transition)
    , water_(&water)
    , vacancies_(&vacancies)
    , dry_(transition, kinetics)
    , kinetic_barrier_(0.558 * electronvolt)
    , classical_kinetic_barrier_(1.193 * electronvolt)
  {}

  void SurfaceChain::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Nucleation").when("Rate law", {"surface chain"});
    section.choice("Barrier", &barrier_law_, {"vacancy order", "classical"})
      .about("How vacancies speed nucleation up: as a power of their concentration (nucleation "
             "theorem), or by lowering the energy of the nucleus (classical theory). Never both.")
      .from_equation("19")
      .from_source("a choice, not a number", Confidence::numerical);
    section.quantity("Prefactor", &prefactor_, "1/m^2/s", "1/m^2/s")
      .about("Active sites per area times attempt rate.")
      .range(0., 1e45)
      .from_equation("19")
      .from_source(
        "10^12 sites per m^2 times 10^12 per s; 10^16 to 10^30, the kinetic barrier follows",
        Confidence::assumed);

    const ParameterSection order = section.when("Barrier", {"vacancy order"});
    order.number("Vacancy order", &order_)
      .about("m = d ln J / d ln c_s: vacancies in the critical nucleus.")
      .range(0., 20.)
      .from_equation("19")
      .from_source("1 to 6 is plausible", Confidence::assumed);
    order.quantity("Kinetic barrier", &kinetic_barrier_, "J", "eV")
      .about("What remains of the barrier beside the vacancies; carries the absolute rate.")
      .range(0., 4. * electronvolt)
      .from_equation("19")
      .from_source(
        "gives 8e5 nuclei per m^2 and s at 25 degC and 60 %, so that a 10 um crystal waits "
        "minutes at 90 % and days at 30 %; no measured rate was read",
        Confidence::assumed);

    const ParameterSection classical = section.when("Barrier", {"classical"});
    classical.quantity("Classical kinetic barrier", &classical_kinetic_barrier_, "J", "eV")
      .about("What remains of the barrier beside the work of forming the nucleus.")
      .range(0., 4. * electronvolt)
      .from_equation("21")
      .from_source("gives the same rate at 25 degC and 60 % as the vacancy order",
                   Confidence::assumed);
    classical.quantity("Interface excess", &interface_excess_, "1/m^2", "1/m^2")
      .about("Vacancies that gather at the surface of the nucleus (Gibbs adsorption).")
      .range(0., 1e20)
      .from_equation("21")
      .from_source("about a tenth of a layer", Confidence::assumed);
    classical.number("Half concentration", &half_concentration_)
      .about("Vacancy fraction at which they begin to lower the energy of the nucleus.")
      .range(1e-12, 1.)
      .from_equation("21")
      .from_source("order of the dry surface", Confidence::assumed);

    section.quantity("Nucleus energy", &nucleus_energy_, "J/m^2", "J/m^2")
      .about(
        "Surface energy of the critical nucleus. It carries the dependence on temperature near T0 "
        "and on strain, not the absolute rate.")
      .range(0., 1.)
      .from_equation("20")
      .from_source("a barrier of 0.17 eV at 25 degC", Confidence::assumed);
    section.number("Shape factor", &shape_factor_)
      .about("Volume of the nucleus over that of the sphere: wetting of the surface.")
      .range(0., 1.)
      .from_equation("20")
      .from_source("half a sphere", Confidence::assumed);
    section.choice("Dry channel", &dry_choice_, {"included", "left out"})
      .about("Whether to add the nucleation that needs no water, dominant in hot dry films.")
      .from_equation("23")
      .from_source("a choice, not a number", Confidence::numerical);
    dry_.declare(section.when("Dry channel", {"included"}), table);
  }

  double SurfaceChain::nucleus_barrier(const double nucleus_energy,
                                       const double driving_force) const
  {
    return shape_factor_ * 16. * pi * std::pow(nucleus_energy, 3) /
           (3. * driving_force * driving_force);
  }

  double SurfaceChain::wet_rate(const Conditions &conditions, const double br_fraction) const
  {
    const double driving_force = transition_->driving_force(conditions.temperature, br_fraction);
    if (driving_force >= 0.)
      return 0.;
    const double kt = boltzmann * conditions.temperature;
    const double kt_room = boltzmann * room_temperature;
    const double n_w = water_->monolayers(conditions.temperature, conditions.relative_humidity);
    const double c_s = vacancies_->fraction(conditions.temperature, n_w);

    // The barrier enters as a ratio to that of the dry pure iodide at room temperature, so that the
    // calibrated rate is untouched there.
    const double reference =
      nucleus_barrier(nucleus_energy_, transition_->driving_force(room_temperature, 0.)) / kt_room;
    const bool by_order = barrier_law_ == "vacancy order";
    const double nucleus_energy =
      by_order ? nucleus_energy_
               : std::max(0.,
                          nucleus_energy_ -
                            interface_excess_ * kt * std::log1p(c_s / half_concentration_));
    const double kinetic = by_order ? kinetic_barrier_ : classical_kinetic_barrier_;
    const double exponent = (by_order ? order_ * std::log(c_s) : 0.) - kinetic / kt -
                            nucleus_barrier(nucleus_energy, driving_force) / kt + reference;
    return prefactor_ * -std::expm1(-n_w) * std::exp(exponent);
  }

  double SurfaceChain::dry_rate(const Conditions &conditions, const double br_fraction) const
  {
    return dry_choice_ == "included" ? dry_.rate(conditions.temperature, br_fraction) : 0.;
  }

  double SurfaceChain::rate(const Conditions &conditions, const double br_fraction) const
  {
    return wet_rate(conditions, br_fraction) + dry_rate(conditions, br_fraction);
  }

  double SurfaceChain::effective_barrier(const Conditions &conditions) const
  {
    const double n_w = water_->monolayers(conditions.temperature, conditions.relative_humidity);
    return kinetic_barrier_ + order_ * vacancies_->formation_energy(n_w);
  }
} // namespace softlattice
