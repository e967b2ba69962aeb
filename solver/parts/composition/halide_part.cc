// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/composition/halide_part.h"

#include "models/constants.h"
#include "solver/case/halide_checks.h"
#include "solver/output/closing_report.h"
#include "solver/parts/composition/halide_quantities.h"
#include "solver/parts/parts_of_case.h"
#include "solver/parts/phase/lt_nucleation.h"
#include "solver/parts/phase/transformation_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr std::size_t fraction = HalideEquations::fraction;
    constexpr std::size_t phase = HalideEquations::phase;

    double value_of(const std::vector<Quantity> &quantities, const std::string &name)
    {
      for (const Quantity &quantity : quantities)
        if (quantity.name == name)
          return quantity.value;
      return std::numeric_limits<double>::quiet_NaN();
    }
    /// Those of the transformation have lines of their own.
    bool is_of_mixture(const Quantity &quantity)
    {
      return quantity.name.compare(0, 6, "final ") == 0 || quantity.name == "largest carrier part";
    }
  } // namespace

  const std::vector<Column> &halide_columns()
  {
    static const std::vector<Column> columns = {
      {"variance of Br fraction", "1", "mean square of the deviation from the mean"},
      {"lowest Br fraction", "1", "smallest value at a node"},
      {"highest Br fraction", "1", "largest value at a node"},
      {"iodide-rich part",
       "1",
       "volume fraction in which the Br fraction is more than 0.05 below its mean at the "
       "beginning"},
      {"carrier density", "1/m^3", "photocarriers per volume, average over the body"},
      {"largest carrier part",
       "1",
       "largest local density of carriers over the places there are for them, n/n_m"},
      {"PL energy", "eV", "mean energy of the pairs, where they are; in the dark of the first few"},
      {"PL peak",
       "eV",
       "photon energy of the highest photoluminescence; the spectra are in photoluminescence.csv"}};
    return columns;
  }

  HalidePart::HalidePart(const Case &what)
    : case_(what)
    , equations_(what.models,
                 what.geometry,
                 what.ligands,
                 what.columns,
                 what.kind() == Case::Kind::mixed_halide ? HalideEquations::Phases::black
                                                         : HalideEquations::Phases::both,
                 what.time.relative_tolerance,
                 what.time.absolute_tolerance)
    , beside_others_(equations_)
    , emission_(what, equations_)
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
      initial.inclusions = Inclusions{fraction,
                                      case_.initial_composition.without_seeds(body, uniform),
                                      case_.initial_composition.outside_seeds(body)};
    if (!equations_.has_phase())
      {
        initial.value = [composition](std::size_t, const auto &place) {
          return composition(place);
        };
        return initial;
      }
    const InitialFields phases =
      initial_phases(case_.initial_state, case_.models.coefficients(), dimension(case_.geometry));
    initial.uniform = initial.uniform && phases.uniform;
    initial.cores.insert(initial.cores.end(), phases.cores.begin(), phases.cores.end());
    initial.value = [composition, phases](const std::size_t field, const auto &place) {
      return field == fraction ? composition(place) : phases.value(0, place);
    };
    return initial;
  }

  double HalidePart::interface_width() const
  {
    return case_.models.coefficients().interface_width;
  }

  double HalidePart::field_scale() const
  {
    // What the tolerance of a step calls nothing is nothing for the mesh, too.
    return 100. * case_.time.absolute_tolerance;
  }

  std::optional<SeedProfile> HalidePart::seed_profile() const
  {
    return lt_profile(case_, phase);
  }

  std::unique_ptr<Nucleation> HalidePart::make_nucleation(const PhaseField &fields) const
  {
    return make_lt_nucleation(case_, {phase, fraction}, fields);
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

  double HalidePart::front_speed(const double t) const
  {
    return std::abs(case_.models.front_velocity(case_.models.environment().before(t)));
  }

  bool HalidePart::energy_falls(const double from, const double to) const
  {
    // At one temperature, closed, and with one number of carriers.
    const Illumination &light = case_.models.halide().light();
    return !case_.noise.thermal &&
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

  std::vector<std::string> HalidePart::standard_columns() const
  {
    std::vector<std::string> columns = {"temperature", "mean Br fraction", "mass drift"};
    if (equations_.has_phase())
      columns.insert(columns.end(), {"LT fraction", "nuclei", "relative humidity"});
    return columns;
  }

  std::vector<Column> HalidePart::own_columns() const
  {
    std::vector<Column> columns = halide_columns();
    if (equations_.has_phase())
      columns.insert(columns.end(),
                     transformation_columns().begin(),
                     transformation_columns().end());
    return columns;
  }

  double HalidePart::transformed(const Measured &measured) const
  {
    return measured.fields[phase].mean;
  }

  double HalidePart::end_fraction() const
  {
    return case_.time.end_lt_fraction;
  }

  void HalidePart::fill(Statistics *row,
                        PhaseField &fields,
                        const Measured &measured,
                        const double t)
  {
    const double mean = measured.fields[fraction].mean;
    if (!initial_mean_)
      initial_mean_ = mean;
    const bool has_phase = equations_.has_phase();
    const double kt = constants::boltzmann * equations_.temperature();
    const double reference = equations_.pair_energy(mean, 0.);
    const HalideCarriers &carriers = equations_.carriers();
    const auto pair_density = [&](const std::size_t node, const double energy) {
      return carriers.density(carriers.column(node), energy);
    };
    const auto pair_energy = [&](const double *u) {
      return equations_.pair_energy(u[fraction], has_phase ? u[phase] : 0.);
    };
    const auto sums =
      fields.measures().integrals(5, [&](const std::size_t node, const double *u, double *values) {
        const double x = u[fraction];
        const double energy = pair_energy(u);
        const double weight =
          carriers.any() ? pair_density(node, energy) : std::exp((reference - energy) / kt);
        values[0] = 1.;
        values[1] = (x - mean) * (x - mean);
        values[2] = x < *initial_mean_ - 0.05 ? 1. : 0.;
        values[3] = weight;
        values[4] = weight * energy;
      });
    const double most = fields.measures().largest(
      [&](const std::size_t node, const double *u) { return pair_density(node, pair_energy(u)); });
    carrier_part_ = most / case_.models.halide().carriers().site_density();
    const double peak = emission_.spectrum(fields, t).peak();
    const unsigned int lt_regions = has_phase ? fields.measures().count_regions(phase, 0.5) : 0;
    if (row == nullptr)
      return;
    row->set("mean Br fraction", mean);
    row->set("mass drift", mean - *initial_mean_);
    if (has_phase)
      {
        row->set("LT fraction", transformed(measured));
        set_transformation(*row, case_.models, t, lt_regions);
      }
    else
      row->set("temperature", equations_.temperature());
    row->set("variance of Br fraction", sums[1] / sums[0]);
    row->set("lowest Br fraction", measured.fields[fraction].lowest);
    row->set("highest Br fraction", measured.fields[fraction].highest);
    row->set("iodide-rich part", sums[2] / sums[0]);
    row->set("carrier density", carriers.mean_density());
    row->set("largest carrier part", carrier_part_);
    row->set("PL energy", sums[4] / sums[3] / eV);
    row->set("PL peak", peak / eV);
  }

  std::vector<std::string> HalidePart::new_warnings()
  {
    const double limit = case_.models.halide().carriers().degenerate_part();
    if (told_of_degeneracy_ || !(carrier_part_ > limit))
      return {};
    told_of_degeneracy_ = true;
    return {fmt::format(
      "carriers fill {:.3g} % of their places n_m, and from {:.3g} % ('Degenerate above') on they "
      "are degenerate: band filling, which the model has in its crudest form only, then rules what "
      "happens; see 'largest carrier part' in statistics.csv and section 8 of models/README.md",
      100. * carrier_part_,
      100. * limit)};
  }

  std::vector<OwnTable> HalidePart::own_tables() const
  {
    if (case_.models.halide().light().largest_generation() > 0.)
      return {photoluminescence_table()};
    return {};
  }

  std::vector<Quantity> HalidePart::quantities(const Statistics &statistics,
                                               const long nuclei,
                                               const double exposed_area) const
  {
    std::vector<Quantity> list;
    if (statistics.rows() == 0)
      return list;
    for (const auto &[key, value] : statistics.last_row())
      for (const char *name : {"mean Br fraction",
                               "mass drift",
                               "variance of Br fraction",
                               "lowest Br fraction",
                               "highest Br fraction",
                               "PL energy",
                               "PL peak",
                               "LT fraction"})
        if (key.compare(0, std::string(name).size() + 2, std::string(name) + " [") == 0)
          list.push_back({"final " + std::string(name),
                          std::string(name).compare(0, 2, "PL") == 0 ? "eV" : "1",
                          value,
                          "at the end of the run"});
    for (Quantity &quantity : halide_quantities(&statistics))
      list.push_back(std::move(quantity));
    if (equations_.has_phase())
      for (Quantity &quantity :
           transformation_quantities(statistics.transformation(), nuclei, exposed_area))
        list.push_back(std::move(quantity));
    return list;
  }

  std::vector<std::string> HalidePart::quantity_keys() const
  {
    std::vector<std::string> keys;
    if (equations_.has_phase())
      keys = transformation_keys();
    for (const Quantity &quantity : halide_quantities(nullptr))
      keys.push_back(quantity.key());
    return keys;
  }

  std::vector<std::string> HalidePart::closing_lines(const std::vector<Quantity> &quantities,
                                                     const std::string &directory) const
  {
    std::vector<std::string> lines;
    for (const Quantity &quantity : quantities)
      if (is_of_mixture(quantity))
        lines.push_back(fmt::format("{:<34} {:.7g}{}",
                                    quantity.name,
                                    quantity.value,
                                    quantity.unit == "1" ? "" : " " + quantity.unit));
    const double part = value_of(quantities, "largest carrier part");
    if (part > case_.models.halide().carriers().degenerate_part())
      lines.push_back(
        fmt::format("caution: carriers fill up to {:.0f} % of their places n_m; they are "
                    "degenerate there, and the model no more than a caricature",
                    100. * part));
    if (equations_.has_phase())
      for (std::string &line : closing_report(quantities, directory))
        lines.push_back(std::move(line));
    else
      lines.push_back(fmt::format("{:<34} {}/solution.pvd (ParaView), statistics.csv, summary.json",
                                  "results",
                                  directory));
    return lines;
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
    if (equations_.has_phase())
      {
        lines.push_back(
          fmt::format("driving forces and all chemical energies scaled by {:.2e}: curvature below "
                      "{:.3g} um is fictitious",
                      case_.models.coefficients().driving_force_scale,
                      5e6 * case_.models.coefficients().interface_width));
        lines.push_back(
          fmt::format("nuclei enter the phase field at a radius of {:.3g} nm", seed_radius * 1e9));
      }
    return lines;
  }
} // namespace softlattice
