// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/transformation_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// The phase and the fields that are conditions at its place.
    std::vector<std::string> names_of_fields(const Case &what)
    {
      std::vector<std::string> names = what.local.names();
      names.insert(names.begin(), PolymorphEquations::name_of_phase);
      return names;
    }
  } // namespace

  TransformationPart::TransformationPart(const Case &what)
    : case_(what)
    , equations_(what.models,
                 what.geometry,
                 what.time.relative_tolerance,
                 what.time.absolute_tolerance,
                 {what.local.has_temperature(),
                  what.local.has_humidity(),
                  what.local.temperature_is_of_part})
    , beside_others_(equations_, names_of_fields(what))
    , lt_(what, 0, {})
    , report_(what)
  {}

  InitialFields TransformationPart::initial_fields() const
  {
    return initial_phases(case_.initial_state,
                          case_.initial_formulas.phase(),
                          case_.models.coefficients(),
                          dimension(case_.geometry));
  }

  double TransformationPart::first_step() const
  {
    // A small part of the time in which a front crosses itself; the error control takes over.
    const double crossing = lt_.interface_width() / lt_.front_speed(0.);
    return std::min(0.02 * (std::isfinite(crossing) ? crossing : case_.time.end_time),
                    0.01 * case_.time.end_time);
  }

  std::vector<double> TransformationPart::breakpoints(const double from, const double to) const
  {
    return case_.models.environment().breakpoints(from, to);
  }

  bool TransformationPart::jumps(const double t) const
  {
    const Conditions before = case_.models.environment().before(t),
                     after = case_.models.environment().at(t);
    return before.temperature != after.temperature ||
           before.relative_humidity != after.relative_humidity;
  }

  bool TransformationPart::energy_falls(const double from, const double to) const
  {
    // Humidity is not in the energy, and what a temperature does that is a field is not known here. What is taken
    // out of curvature is not in the energy either, and acts.
    return case_.models.coefficients().cancelled_energy == 0. && !case_.local.has_temperature() &&
           case_.models.environment().at(from).temperature ==
             case_.models.environment().before(to).temperature;
  }

  std::vector<std::string> TransformationPart::description(const MeshFigures &mesh,
                                                           const double seed_radius) const
  {
    const PhaseFieldCoefficients &coefficients = case_.models.coefficients();
    const double dg =
      case_.models.transition().driving_force(case_.models.environment().at(0.).temperature);
    std::vector<std::string> lines = {
      fmt::format("{} in {}D, {}; degree {}, finest cell {:.3g} nm, {:.2g} points per "
                  "interface",
                  case_.geometry.kind,
                  mesh.dimension,
                  case_.material,
                  mesh.degree,
                  mesh.finest_cell * 1e9,
                  mesh.points_per_interface),
      fmt::format("interface {:.3g} nm wide, driving force scaled by {:.2e} (P = {:.2f}): "
                  "{}",
                  coefficients.interface_width * 1e9,
                  coefficients.driving_force_scale,
                  coefficients.control_parameter(dg),
                  lt_.curvature_in_words()),
      fmt::format("nuclei enter the phase field at a radius of {:.3g} nm", seed_radius * 1e9)};
    if (const std::string layers = case_.models.environment().encapsulation_text(); !layers.empty())
      lines.push_back("film behind " + layers);
    if (const std::string bare = lt_.bare_in_words(); !bare.empty())
      lines.push_back(bare);
    for (std::string &line : case_.local.description())
      lines.push_back(std::move(line));
    return lines;
  }
} // namespace softlattice
