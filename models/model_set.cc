// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/model_set.h"

#include "models/registry.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>

namespace softlattice
{
  ModelSet::ModelSet()
    : kinetics_(transition_, water_, vacancies_)
    , energy_(transition_)
    , halide_(transition_)
    , ht_nuclei_(transition_)
  {
    for (const ModelDescription &description : model_registry())
      if (description.nucleation_rate)
        rates_.push_back(description.nucleation_rate({transition_, water_, vacancies_, kinetics_}));
  }

  void ModelSet::declare(ParameterTable &table)
  {
    transition_.declare(table);
    calibration_.declare(table);
    anisotropy_.declare(table);
    kinetics_.declare(table);
    water_.declare(table);
    vacancies_.declare(table);
    environment_.declare(table);
    table.section("Nucleation")
      .of_parts({"phase"})
      .choice("Rate law", &rate_name_, model_names("nucleation rate"))
      .about("How many LT nuclei appear per area of exposed surface and time.")
      .from_equation("19")
      .from_source("a choice, not a number", Confidence::numerical);
    for (const auto &law : rates_)
      law->declare(table);
    ht_nuclei_.declare(table);
    halide_.declare(table);
    phase_diagram_.declare(table);
    table.check([this](std::vector<Finding> &findings) {
      if (anisotropy_.has_energy() && !calibration_.is_variational())
        findings.push_back({Finding::Severity::error,
                            "Model/Interface/Anisotropy",
                            "an energy that depends on the direction acts by the curvature of the "
                            "interface, which is taken out of its motion",
                            "set 'Model/Interface/Curvature = variational'; 'Growth aspect ratio' "
                            "works with either"});
      const Photocarriers &carriers = halide_.carriers();
      if (!carriers.fill_bands() && phase_diagram_.carrier_density >= carriers.site_density())
        findings.push_back({Finding::Severity::error,
                            "Phase diagram/Carrier density",
                            "there are more carriers than places for them",
                            "stay below 'Model/Mixed halide/Carriers/Site density'"});
    });
  }

  void ModelSet::prepare(const double end_time)
  {
    environment_.prepare(end_time);
    selected_rate().prepare();
    halide_.prepare(end_time);

    // dg is linear in T, so it is largest at one end of the temperatures that occur.
    const auto [coldest, hottest] = environment_.temperature_range();
    const double largest = std::max(std::abs(transition_.driving_force(coldest)),
                                    std::abs(transition_.driving_force(hottest)));
    coefficients_ = calibration_.coefficients(largest);
    energy_.set_interface(coefficients_.barrier, coefficients_.driving_force_scale);
  }

  NucleationRate &ModelSet::selected_rate() const
  {
    // asked for at every evaluation of a rate
    static const std::vector<std::string> names = model_names("nucleation rate");
    const auto found = std::find(names.begin(), names.end(), rate_name_);
    if (found == names.end())
      throw std::logic_error("no nucleation rate named '" + rate_name_ + "'");
    return *rates_[std::size_t(found - names.begin())];
  }

  const NucleationRate &ModelSet::nucleation_rate() const
  {
    return selected_rate();
  }

  double ModelSet::phase_field_mobility(const Conditions &conditions,
                                        const double br_fraction) const
  {
    return coefficients_.mobility(
      kinetics_.mobility(conditions.temperature, water_.layer(conditions), br_fraction),
      transition_.driving_force(conditions.temperature, br_fraction));
  }

  double ModelSet::front_velocity(const Conditions &conditions, const double br_fraction) const
  {
    const SurfaceLayer layer = water_.layer(conditions);
    return conditions.strain.of_front == 0.
             ? kinetics_.velocity(conditions.temperature, layer, br_fraction)
             : kinetics_.velocity_under_stress(conditions.temperature,
                                               layer,
                                               br_fraction,
                                               conditions.strain.of_front);
  }
} // namespace softlattice
