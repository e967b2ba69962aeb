// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/nucleation/dry_channel.h"

#include "models/constants.h"

#include <cmath>
#include <vector>

namespace softlattice
{
  using constants::boltzmann;
  using constants::electronvolt;
  using constants::pi;

  namespace
  {
    const double ln2 = std::log(2.);
  } // namespace

  DryChannel::DryChannel(const PhaseTransition &transition, const InterfaceKinetics &kinetics)
    : transition_(&transition)
    , kinetics_(&kinetics)
    , activation_energy_(0.8 * electronvolt)
  {}

  void DryChannel::declare(const ParameterSection &section, ParameterTable &table)
  {
    section.quantity("Dry nose temperature", &nose_temperature_, "K", "degC")
      .about("Temperature at which a dry film of the pure iodide turns yellow fastest.")
      .range(250., 900.)
      .from_equation("22")
      .from_source(
        "225 degC, films (10.1039/D5TC01126D; the atmosphere was not read, taken as dry)",
        Confidence::verified);
    section.quantity("Dry half time", &half_time_, "s", "min")
      .about("Time in which half of a dry film turns yellow at that temperature.")
      .range(1e-3, 1e12)
      .from_equation("22")
      .from_source("17 min, films (10.1039/D5TC01126D)", Confidence::verified);
    section.quantity("Dry activation energy", &activation_energy_, "J", "eV")
      .about("Temperature dependence of the dry transformation below the nose.")
      .range(0.05 * electronvolt, 4. * electronvolt)
      .from_equation("22")
      .from_source("0.6 to 1.0 eV keeps the film black for 10 min at 150 and at 280 degC "
                   "(10.1039/D5TC01126D)",
                   Confidence::derived);
    table.check([this](std::vector<Finding> &findings) {
      const double t0 = transition_->equilibrium_temperature(0.);
      if (nose_temperature_ > 0.95 * t0 || nose_temperature_ < 0.4 * t0)
        findings.push_back(
          {Finding::Severity::error,
           "Nucleation/Dry nose temperature",
           "no rate has its maximum there: with the equilibrium temperature of the "
           "pure iodide it must lie between 0.4 and 0.95 T0",
           "change it, or 'Model/Free energy/Equilibrium temperature'"});
    });
  }

  double DryChannel::barrier() const
  {
    const double nose = nose_temperature_ / transition_->equilibrium_temperature(0.);
    return activation_energy_ * std::pow(1. - nose, 3) / (3. * nose - 1.);
  }

  double DryChannel::rate_constant(const double temperature) const
  {
    if (transition_->driving_force(temperature, 0.) >= 0.)
      return 0.;
    const double t0 = transition_->equilibrium_temperature(0.);
    const double b = barrier();
    const auto exponent = [&](const double temp) {
      const double undercooling = 1. - temp / t0;
      return (activation_energy_ + b / (undercooling * undercooling)) / (boltzmann * temp);
    };
    const double k_nose = std::sqrt(ln2) / half_time_;
    return k_nose * std::exp(exponent(nose_temperature_) - exponent(temperature));
  }

  double DryChannel::work(const double temperature,
                          const double br_fraction,
                          const double strain_work) const
  {
    // 1 - T/T0 of the pure iodide is its molar difference over its enthalpy.
    const double undercooling = (transition_->molar_difference(temperature, br_fraction) +
                                 strain_work * transition_->molar_volume()) /
                                transition_->enthalpy();
    return 3. * barrier() / (undercooling * undercooling);
  }

  double DryChannel::rate(const double temperature,
                          const double br_fraction,
                          const double strain_work) const
  {
    if (transition_->driving_force(temperature, br_fraction) + strain_work >= 0.)
      return 0.;
    // The curve was measured on the pure iodide; bromide changes the driving force in the work alone.
    const double k = rate_constant(temperature);
    const double v =
      -kinetics_->mobility(temperature, 0., 0.) * transition_->driving_force(temperature, 0.);
    // k falls off towards T0 faster than any power of v does; both may underflow there.
    if (!(k > 0. && v > 0.))
      return 0.;
    // So does stress.
    const double further_work =
      br_fraction == 0. && strain_work == 0.
        ? 0.
        : work(temperature, br_fraction, strain_work) - work(temperature, 0.);
    return 3. * k * (k / v) * (k / v) / (pi * std::sqrt(ln2)) *
           std::exp(-further_work / (boltzmann * temperature));
  }
} // namespace softlattice
