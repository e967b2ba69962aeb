// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/composition/halide_part.h"

#include "models/constants.h"
#include "solver/case/halide_checks.h"
#include "solver/parts/parts_of_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// Its own, and those that are conditions at their place.
    std::vector<std::string> names_of_fields(const Case &what, const HalideEquations &equations)
    {
      std::vector<std::string> names;
      for (const FieldEquation &field : equations.fields())
        names.push_back(field.name);
      for (std::string &name : what.local.names())
        names.push_back(std::move(name));
      return names;
    }
  } // namespace

  HalidePart::HalidePart(const Case &what)
    : case_(what)
    , equations_(what.models,
                 what.geometry,
                 what.ligands,
                 what.columns,
                 what.has_transformation() ? HalideEquations::Phases::both
                                           : HalideEquations::Phases::black,
                 what.time.relative_tolerance,
                 what.time.absolute_tolerance,
                 what.fields().front().name,
                 {what.local.has_temperature(), what.local.has_humidity()})
    , beside_others_(equations_, names_of_fields(what, equations_))
    , lt_(what, HalideEquations::phase, HalideEquations::fraction)
    , report_(what, equations_)
  {}

  InitialFields HalidePart::initial_fields() const
  {
    const BoxOfBody body = body_of(case_.geometry);
    InitialFields initial;
    initial.uniform = case_.initial_composition.is_uniform();
    initial.cores = case_.initial_composition.seeds(body);
    const double uniform = case_.models.transition().br_fraction();
    const auto composition = case_.initial_composition.over(body, uniform);
    if (case_.initial_composition.has_seeds())
      initial.inclusions = Inclusions{HalideEquations::fraction,
                                      case_.initial_composition.without_seeds(body, uniform),
                                      case_.initial_composition.outside_seeds(body)};
    if (const double variance = case_.initial_composition.variance_of_junction(); variance > 0.)
      initial.junction = InitialJunction{HalideEquations::fraction, variance};
    if (!equations_.has_phase())
      {
        initial.value = [composition](std::size_t, const auto &place) {
          return composition(place);
        };
        return initial;
      }
    const InitialFields phases = initial_phases(case_.initial_state,
                                                case_.initial_formulas.phase(),
                                                case_.models.coefficients(),
                                                dimension(case_.geometry));
    initial.uniform = initial.uniform && phases.uniform;
    initial.cores.insert(initial.cores.end(), phases.cores.begin(), phases.cores.end());
    initial.value = [composition, phases](const std::size_t field, const auto &place) {
      return field == HalideEquations::fraction ? composition(place) : phases.value(0, place);
    };
    return initial;
  }

  MeshNeeds HalidePart::mesh_needs() const
  {
    // What the tolerance of a step calls nothing is nothing for the mesh, too.
    return {100. * case_.time.absolute_tolerance};
  }

  double HalidePart::first_step() const
  {
    return cautious_first_step(case_);
  }

  std::vector<double> HalidePart::breakpoints(const double from, const double to) const
  {
    std::vector<double> all = case_.models.environment().breakpoints(from, to);
    const MixedHalide &halide = case_.models.halide();
    for (const auto &more :
         {halide.light().breakpoints(from, to), halide.exchange().breakpoints(from, to)})
      all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end());
    return all;
  }

  bool HalidePart::jumps(const double t) const
  {
    const MixedHalide &halide = case_.models.halide();
    const Conditions before = case_.models.environment().before(t),
                     after = case_.models.environment().at(t);
    return before.temperature != after.temperature ||
           (equations_.has_phase() && before.relative_humidity != after.relative_humidity) ||
           halide.light().jumps(t) || halide.exchange().jumps(t);
  }

  bool HalidePart::energy_falls(const double from, const double to) const
  {
    // At one temperature everywhere, closed, and with one number of carriers.
    const Illumination &light = case_.models.halide().light();
    return !case_.noise.thermal && !case_.local.has_temperature() &&
           !(equations_.has_phase() && case_.models.coefficients().cancelled_energy > 0.) &&
           case_.models.environment().at(from).temperature ==
             case_.models.environment().before(to).temperature &&
           light.is_constant(from, to) && !(equations_.has_phase() && light.depends_on_phase()) &&
           equations_.boundary_conditions().empty();
  }

  std::optional<ThermalNoise> HalidePart::thermal_noise(const double t) const
  {
    const double temperature = case_.models.environment().at(t).temperature;
    return thermal_noise_of(case_, equations_.energy_scale() * constants::boltzmann * temperature);
  }

  std::vector<std::string> HalidePart::description(const MeshFigures &mesh,
                                                   const double seed_radius) const
  {
    const MixedHalide &halide = case_.models.halide();
    const double temperature = case_.models.environment().at(0.).temperature;
    const double x = case_.models.transition().br_fraction();
    std::vector<std::string> lines = {
      fmt::format("{} in {}D, {}, {}; degree {}, finest cell {:.3g} nm",
                  case_.geometry.kind,
                  mesh.dimension,
                  case_.material,
                  equations_.has_phase() ? "composition and phase"
                                         : "composition of the black phase",
                  mesh.degree,
                  mesh.finest_cell * 1e9),
      fmt::format("diffusivity {:.3g} cm^2/s at {:.4g} K and x = {:.3g}; miscible above {:.4g} K",
                  1e4 * halide.mobility().diffusivity(x, temperature, {}, 0.),
                  temperature,
                  x,
                  std::max(0., halide.mixing().critical_temperature()))};
    if (const auto &found = halide.calibrated())
      lines.push_back(fmt::format(
        "carriers calibrated to the threshold of segregation: lifetime {:.4g} s, polaron energy "
        "{:.4g} eV, threshold {:.3g} carriers per cm^3",
        found->lifetime,
        found->polaron_energy / constants::electronvolt,
        found->threshold_density * 1e-6));
    if (equations_.has_phase())
      {
        lines.push_back(fmt::format("driving forces and all chemical energies scaled by {:.2e}: {}",
                                    case_.models.coefficients().driving_force_scale,
                                    lt_.curvature_in_words()));
        lines.push_back(
          fmt::format("nuclei enter the phase field at a radius of {:.3g} nm", seed_radius * 1e9));
      }
    for (std::string &line : case_.local.description())
      lines.push_back(std::move(line));
    return lines;
  }

  void HalidePart::keep(StepMemory &memory) const
  {
    report_.keep(memory);
    memory.keep("mixed halide/log activities", equations_.carriers().log_activities());
  }

  void HalidePart::recall(StepMemory &memory)
  {
    report_.recall(memory);
    HalideCarriers &carriers = equations_.carriers();
    carriers.start_from(
      memory.list("mixed halide/log activities", carriers.log_activities().size()));
  }
} // namespace softlattice
