// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/surface_exchange.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  SurfaceExchange::SurfaceExchange()
    : activation_energy_(0.45 * constants::electronvolt)
  {}

  void SurfaceExchange::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Model/Mixed halide/Surface exchange").of_parts({"composition"});
    section.names("Boundaries", &boundaries_)
      .about("Names of the boundaries through which halides are exchanged, or none.")
      .from_equation("57")
      .from_source("closed", Confidence::assumed);
    section.quantity("Rate constant", &rate_constant_, "m/s", "nm/s")
      .about(
        "k_ref, the velocity of the exchange at the reference temperature. Against the diffusion "
        "through a thickness h it counts by k_s h/D.")
      .range(0., 1e3)
      .from_equation("57")
      .from_source(
        "diffusion decides (Zhang 2019, 10.1073/pnas.1903448116): k_s h/D = 50 for plates "
        "of 100 nm at room temperature; 0.1 to 1000",
        Confidence::assumed);
    section.quantity("Reference temperature", &reference_temperature_, "K", "degC")
      .about("Temperature of the rate constant.")
      .range(200., 1000.)
      .from_equation("57")
      .from_source("room temperature", Confidence::assumed);
    section.quantity("Activation energy", &activation_energy_, "J", "eV")
      .about("E_s of the exchange.")
      .range(0., 3. * constants::electronvolt)
      .from_equation("57")
      .from_source("0.3 to 0.6 eV", Confidence::assumed);
    section.schedule("Composition", &composition_, "1", "1")
      .about("x_eq of the surroundings, constant or over time.")
      .range(0., 1.)
      .from_equation("57")
      .from_source("a bath of the heavier halide", Confidence::assumed);
  }

  double SurfaceExchange::rate_constant(const double temperature) const
  {
    return rate_constant_ * std::exp(-activation_energy_ / constants::boltzmann *
                                     (1. / temperature - 1. / reference_temperature_));
  }
} // namespace softlattice
