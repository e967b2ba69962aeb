// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/nucleation/surface_chain.h"

#include "models/constants.h"

#include <cmath>
#include <locale>
#include <sstream>

namespace softlattice
{
  using constants::boltzmann;
  using constants::electronvolt;
  using constants::pi;
  using constants::room_temperature;

  namespace
  {
    std::string in_millijoules(const double energy)
    {
      std::ostringstream text;
      text.imbue(std::locale::classic());
      text.precision(3);
      text << energy * 1e3 << "e-3 J/m^2";
      return text.str();
    }
  } // namespace

  SurfaceChain::SurfaceChain(const PhaseTransition &transition,
                             const SurfaceWater &water,
                             const SurfaceVacancies &vacancies,
                             const InterfaceKinetics &kinetics)
    : transition_(&transition)
    , water_(&water)
    , vacancies_(&vacancies)
    , dry_(transition, kinetics)
    , kinetic_barrier_(0.188 * electronvolt)
  {}

  void SurfaceChain::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Nucleation").of_parts({"phase"}).when("Rate law", {"surface chain"});
    section.quantity("Prefactor", &prefactor_, "1/m^2/s", "1/m^2/s")
      .about("Active sites per area times attempt rate.")
      .range(0., 1e45)
      .from_equation("19")
      .from_source(
        "10^12 sites per m^2 times 10^12 per s; 10^16 to 10^30, the kinetic barrier follows",
        Confidence::assumed);

    section.number("Vacancy order", &order_)
      .about(
        "m = d ln J / d ln c_s at a given work of the nucleus: vacancies in the critical nucleus.")
      .range(0., 20.)
      .from_equation("19")
      .from_source(
        "with 0.1 eV per water layer it gives 0.30 in ln J per % RH, and half of a large film "
        "after 22 h at 30 % but 10 min at 80 %; 1 to 6 is plausible",
        Confidence::assumed);
    section.quantity("Kinetic barrier", &kinetic_barrier_, "J", "eV")
      .about(
        "What remains of the barrier beside the vacancies and the work of the nucleus; carries the "
        "absolute rate.")
      .range(0., 4. * electronvolt)
      .from_equation("19")
      .from_source(
        "gives 2.5e6 nuclei per m^2 and s at 25 degC and 80 %: with fronts of 35 nm/s half of "
        "a large film after 10 min (after 22 h at 30 %), and a 10 um crystal waits 1 min at "
        "90 %, an hour at 80 % and a month at 60 %; no measured rate was read",
        Confidence::assumed);

    section.quantity("Nucleus energy", &nucleus_energy_, "J/m^2", "J/m^2")
      .about(
        "Effective surface energy of the critical nucleus under water, where LT forms out of a "
        "disordered layer. With the shape factor it sets the work of the nucleus, which carries "
        "the "
        "dependence on bromide and, near T0, on temperature. That of the dry nucleus follows from "
        "the "
        "nose of dry films, and water must not raise it.")
      .range(0., 1.)
      .from_equation("20")
      .from_source(
        "half of what the nose of dry films implies, 10.4 mJ/m^2 with the same shape; 0 to 8 "
        "mJ/m^2",
        Confidence::assumed);
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
    table.check([this](std::vector<Finding> &findings) { check(findings); });
  }

  void SurfaceChain::check(std::vector<Finding> &findings) const
  {
    // Both are proportional to 1/dg^2: at one temperature as at any.
    const double dry = dry_.work(room_temperature, 0.);
    const double wet = covered_work(transition_->driving_force(room_temperature, 0.));
    if (wet > dry)
      findings.push_back(
        {Finding::Severity::error,
         "Nucleation/Nucleus energy",
         "water would raise the work of the nucleus above that of the dry one, which "
         "follows from the nose of dry films",
         "stay below " + in_millijoules(nucleus_energy_ * std::cbrt(dry / wet)) +
           ", or change 'Shape factor' or the dry nose"});
  }

  double SurfaceChain::covered_work(const double driving_force) const
  {
    return shape_factor_ * 16. * pi * std::pow(nucleus_energy_, 3) /
           (3. * driving_force * driving_force);
  }

  double SurfaceChain::nucleus_work(const Conditions &conditions, const double br_fraction) const
  {
    const double strain_work = conditions.strain.of_nucleus;
    const double dry = dry_.work(conditions.temperature, br_fraction, strain_work);
    const double covered =
      covered_work(transition_->driving_force(conditions.temperature, br_fraction) + strain_work);
    return dry - water_->opening(water_->layer(conditions).water) * (dry - covered);
  }

  double SurfaceChain::wet_rate(const Conditions &conditions, const double br_fraction) const
  {
    if (transition_->driving_force(conditions.temperature, br_fraction) +
          conditions.strain.of_nucleus >=
        0.)
      return 0.;
    const SurfaceLayer layer = water_->layer(conditions);
    const double c_s =
      vacancies_->fraction(conditions.temperature, layer, conditions.vacancy_excess);
    const double exponent =
      order_ * std::log(c_s) - (kinetic_barrier_ + nucleus_work(conditions, br_fraction)) /
                                 (boltzmann * conditions.temperature);
    return prefactor_ * layer.share * -std::expm1(-layer.water) * std::exp(exponent);
  }

  double SurfaceChain::dry_rate(const Conditions &conditions, const double br_fraction) const
  {
    return dry_choice_ == "included"
             ? dry_.rate(conditions.temperature, br_fraction, conditions.strain.of_nucleus)
             : 0.;
  }

  double SurfaceChain::rate(const Conditions &conditions, const double br_fraction) const
  {
    return wet_rate(conditions, br_fraction) + dry_rate(conditions, br_fraction);
  }

  double SurfaceChain::effective_barrier(const Conditions &conditions,
                                         const double br_fraction) const
  {
    return kinetic_barrier_ + order_ * vacancies_->formation_energy(water_->layer(conditions)) +
           nucleus_work(conditions, br_fraction);
  }

  std::optional<AnchorTemperatures> SurfaceChain::anchors(double /*br_fraction*/) const
  {
    return AnchorTemperatures{dry_.nose_temperature(), room_temperature};
  }
} // namespace softlattice
