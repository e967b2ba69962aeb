// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/estimate.h"

#include "solver/analysis/crossing_times.h"
#include "solver/base/error.h"
#include "solver/base/memory.h"
#include "solver/case/case_twin.h"
#include "solver/case/twin_report.h"
#include "solver/output/progress.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Measured on two common cores; see the bench target. With them the run times of the cases that come with
    // the program (tests/performance/README.md) are met to a factor of four.
    constexpr double seconds_per_unknown_and_step = 0.7e-6;
    constexpr double seconds_per_unknown_and_conserved_step = 5e-6;
    constexpr double seconds_per_step = 2e-3; // however small the mesh
    constexpr double bytes_of_program = 200e6;
    // Part of its width that a front moves in a step at the default tolerance.
    constexpr double interface_widths_per_step = 0.1;

    /// Memory of the fields and their solvers, as the bench target measures it [bytes].
    double memory_per_unknown(const Case &what, const int dim)
    {
      const std::vector<Case::Field> fields = what.fields();
      const bool diffuses = std::any_of(fields.begin(), fields.end(), [](const Case::Field &field) {
        return field.is_conserved;
      });
      return !diffuses ? 450. : dim == 2 ? 750. : 950.;
    }

    /// One file of fields, compressed: coordinates and cells, and so many numbers [bytes per node].
    double bytes_in_file(const int dim, const double values)
    {
      return (dim == 2 ? 12. : 17.) + 4. * values;
    }

    /// One checkpoint: the state and its rate, cell by cell [bytes per node and field].
    double bytes_in_checkpoint(const MeshFigures &mesh)
    {
      return 2. * sizeof(double) * std::pow((mesh.degree + 1.) / mesh.degree, mesh.dimension);
    }

    /// How often fields are written, the initial and the last ones included.
    double number_of_files(const OutputSettings &output, const double end)
    {
      const double scheduled =
        output.times.size() + (output.interval > 0. ? std::floor(end / output.interval) : 0.);
      return 1. + std::max(1., scheduled);
    }

    /// What the transformation makes of the work.
    struct Kinetics
    {
      double end_time = 0.;      // [s] of the run: its end or nearly all transformed
      double largest_front = 0.; // [m^(dim-1)] per m^dim of the body
      double travel = 0.;        // way of a front until the end [m]
    };

    Kinetics kinetics_of(const Case &what, const MeanFieldResult &twin, const double exposed_area)
    {
      Kinetics kinetics;
      const std::vector<double> &x = twin.series.fraction;
      const double end_fraction = std::min(what.time.end_fraction, 0.999);
      kinetics.end_time = what.time.end_time;
      // Nearly all LT ends the work only where it stays so.
      const auto stays = [&](const std::size_t i) {
        return what.time.end_fraction < 1. ||
               std::all_of(x.begin() + static_cast<std::ptrdiff_t>(i),
                           x.end(),
                           [&](const double one) { return one > end_fraction; });
      };
      for (std::size_t i = 1; i < x.size(); ++i)
        {
          // Fronts turn over their area times their way.
          const double way = twin.way[i] - twin.way[i - 1];
          if (way > 0.)
            kinetics.largest_front =
              std::max(kinetics.largest_front, std::abs(x[i] - x[i - 1]) / way);
          kinetics.travel = twin.way[i];
          if (x[i] > end_fraction && stays(i))
            {
              kinetics.end_time = twin.series.time[i];
              break;
            }
        }
      // Fronts do not leave the body, or the island. While nothing moves the steps are long: each
      // nucleus is good for one crossing at most.
      const double connected_area = what.geometry.kind == "island array"
                                      ? what.geometry.island_size * what.geometry.island_size
                                      : exposed_area;
      kinetics.travel =
        std::min(kinetics.travel,
                 std::sqrt(2. * connected_area) * std::max(1., twin.nuclei + twin.ht_nuclei));
      return kinetics;
    }

    /// The twin of the case; of one that has none, of a square.
    Twin twin_or_square(const Case &what, const double exposed_area)
    {
      try
        {
          return make_twin(what);
        }
      catch (const InputError &)
        {
          return make_twin_on_square(what, exposed_area);
        }
    }
  } // namespace

  Estimate estimate_run(const Case &what, const MeshFigures &mesh, const double seed_radius)
  {
    Estimate estimate;
    estimate.mesh = mesh;
    const double n_fields = what.fields().size();
    estimate.unknowns_if_uniform = n_fields * mesh.nodes_if_uniform;
    double end = what.time.end_time, steps = 1000., files = 0., values = n_fields, part = 1.;
    double nuclei = 0.;
    Kinetics kinetics;
    if (what.has_transformation())
      {
        const double exposed_area = std::max(0., mesh.exposed_area);
        const Twin twin = twin_or_square(what, exposed_area);
        const PhaseFieldCoefficients &coefficients = what.models.coefficients();
        TransformationEstimate expected;
        expected.driving_force_scale = coefficients.driving_force_scale;
        expected.control_parameter = coefficients.control_parameter(
          what.models.transition().driving_force(what.models.environment().at(0.).temperature));
        expected.seed_radius = seed_radius;
        expected.twin = mean_field(twin);
        expected.warnings = twin.warnings;
        kinetics = kinetics_of(what, expected.twin, exposed_area);
        nuclei = expected.twin.nuclei + expected.twin.ht_nuclei;
        estimate.transformation = expected;
        if (what.output.fraction_increment > 0.)
          files += 1. / what.output.fraction_increment;
      }
    if (what.has_transformation() && !what.is_mixed_halide())
      {
        const double interface_width = what.models.coefficients().interface_width;
        // A band of finest cells of four interface widths follows each front.
        const double refined_part =
          std::min(1., kinetics.largest_front * 4. * interface_width + 0.02);
        estimate.unknowns = what.discretisation.adaptive
                              ? refined_part * estimate.unknowns_if_uniform
                              : estimate.unknowns_if_uniform;
        estimate.time_per_step = estimate.unknowns * seconds_per_unknown_and_step;
        const double front_part = std::max(kinetics.travel, 4. * seed_radius);
        WorkEstimate work;
        work.steps = std::min(front_part / (interface_widths_per_step * interface_width), 1e9) +
                     30. + nuclei * 5.;
        work.wall_time = work.steps * (0.6 * estimate.time_per_step + seconds_per_step) + 1.;
        end = kinetics.end_time;
        steps = work.steps;
        part = 0.6; // of the largest mesh, over the run
        estimate.work = work;
      }
    else
      {
        if (what.is_mixed_halide()) // the gap and the carriers are in the files, too
          values += 2.;
        estimate.unknowns = estimate.unknowns_if_uniform;
        estimate.time_per_step =
          estimate.unknowns * seconds_per_unknown_and_conserved_step * (1. + 0.5 * (n_fields - 1.));
        estimate.length_unit = what.is_dimensionless() ? "" : "m";
      }
    files += number_of_files(what.output, end);
    const double nodes = estimate.unknowns / n_fields;
    const auto memory_of = [&](const double unknowns) {
      return bytes_of_program + memory_per_unknown(what, mesh.dimension) * unknowns;
    };
    estimate.memory = memory_of(estimate.unknowns);
    const bool is_short = estimate.work && estimate.work->wall_time < what.checkpoint.interval;
    estimate.disk =
      part * nodes * files * bytes_in_file(mesh.dimension, values) +
      (is_short ? 1. : what.checkpoint.kept) * estimate.unknowns * bytes_in_checkpoint(mesh) +
      400. * steps;
    if (const double present = available_memory(); estimate.memory > present)
      {
        FittingLevel fitting{mesh.finest_level, estimate.memory, present};
        for (double unknowns = estimate.unknowns; fitting.level > 0 && fitting.memory > present;)
          {
            --fitting.level;
            unknowns /= std::exp2(mesh.dimension);
            fitting.memory = memory_of(unknowns);
          }
        estimate.fitting_level = fitting;
      }
    return estimate;
  }

  std::vector<std::string> resolution_warnings(const Case &what, const MeshFigures &mesh)
  {
    std::vector<std::string> warnings;
    const auto require = [&](const std::string &name, const double points) {
      if (points >= 4. || points == 0.)
        return;
      const double levels = std::ceil(std::log2(5. / points));
      warnings.push_back(
        fmt::format("{} is resolved by {:.2g} points: set 'Discretisation/Finest level' to {:.0f} "
                    "for {:.2g}, or make it wider",
                    name,
                    points,
                    mesh.finest_level + levels,
                    points * std::exp2(levels)));
    };
    require("the interface", mesh.points_per_interface);
    if (what.is_mixed_halide())
      {
        const double node_distance = mesh.finest_cell / mesh.degree;
        const InitialComposition &initial = what.initial_composition;
        require("the edge of the seeds", initial.edge_of_seeds() / node_distance);
        require("the junction", initial.width_of_junction() / node_distance);
      }
    return warnings;
  }

  std::vector<std::string> lines(const Estimate &e)
  {
    const std::string cell = e.transformation
                               ? fmt::format("{:.3g} nm", e.mesh.finest_cell * 1e9)
                               : fmt::format("{:.4g} {}", e.mesh.finest_cell, e.length_unit);
    std::vector<std::string> text;
    text.push_back(fmt::format("mesh        {}D, degree {}, {} coarse cells, finest level {} with "
                               "cells of {}",
                               e.mesh.dimension,
                               e.mesh.degree,
                               e.mesh.coarse_cells,
                               e.mesh.finest_level,
                               cell));
    if (e.mesh.points_per_interface > 0.)
      text.push_back(
        fmt::format("interface   {:.3g} points across it", e.mesh.points_per_interface));
    if (e.transformation)
      text.push_back(
        fmt::format("scaling     driving force times {:.3g}, P = {:.3g}; nuclei set in "
                    "at {:.3g} nm",
                    e.transformation->driving_force_scale,
                    e.transformation->control_parameter,
                    e.transformation->seed_radius * 1e9));
    text.push_back(fmt::format(
      "unknowns    {} {:.3g} ({:.3g} on a uniform mesh){}",
      e.work ? "about" : "at most",
      e.unknowns,
      e.unknowns_if_uniform,
      e.unknowns_at_start ? fmt::format(", {:.3g} at the beginning", *e.unknowns_at_start) : ""));
    if (e.transformation)
      {
        const MeanFieldResult &twin = e.transformation->twin;
        const double half = half_time(twin.series);
        text.push_back(fmt::format("expected    {:.3g} nuclei; {}; {}",
                                   twin.nuclei,
                                   std::isfinite(half)
                                     ? "half transformed after " + readable_duration(half)
                                     : "not half transformed within the run",
                                   retained_line(twin)));
        for (const std::string &warning : e.transformation->warnings)
          text.push_back("            " + warning);
      }
    const std::string room = fmt::format("{:.2g} GB of memory, {:.2g} MB on the disk (to a factor "
                                         "of two)",
                                         e.memory * 1e-9,
                                         e.disk * 1e-6);
    if (e.work)
      text.push_back(
        fmt::format("estimate    {:.2g} steps, {} on one core (to a factor of four), {}",
                    e.work->steps,
                    readable_duration(e.work->wall_time),
                    room));
    else
      text.push_back(fmt::format("estimate    at most {} a step on one core, {}; how many steps it "
                                 "takes depends on the equations",
                                 readable_duration(e.time_per_step),
                                 room));
    if (e.fitting_level)
      text.push_back(fmt::format("memory      {:.2g} GB are more than the {:.2g} GB that are free: "
                                 "'Discretisation/Finest level' = {} needs {:.2g} GB",
                                 e.memory * 1e-9,
                                 e.fitting_level->present * 1e-9,
                                 e.fitting_level->level,
                                 e.fitting_level->memory * 1e-9));
    return text;
  }

  nlohmann::ordered_json json(const Estimate &e)
  {
    nlohmann::ordered_json out;
    out["dimension"] = e.mesh.dimension;
    out["degree"] = e.mesh.degree;
    out["coarse cells"] = e.mesh.coarse_cells;
    out["finest level"] = e.mesh.finest_level;
    out["finest cell [m]"] = e.mesh.finest_cell;
    out["points per interface"] = e.mesh.points_per_interface;
    out["exposed area [m^2]"] = e.mesh.exposed_area;
    out["unknowns"] = e.unknowns;
    out["unknowns if uniform"] = e.unknowns_if_uniform;
    if (e.unknowns_at_start)
      out["unknowns at the beginning"] = *e.unknowns_at_start;
    out["time per step [s]"] = e.time_per_step;
    out["memory [B]"] = e.memory;
    out["disk [B]"] = e.disk;
    if (e.fitting_level)
      out["finest level that fits"] = e.fitting_level->level;
    if (e.transformation)
      {
        const TransformationEstimate &t = *e.transformation;
        out["nuclei"] = t.twin.nuclei; // as scripts have read it since before there was a twin
        // The exposed area is that of the mesh, which is there already.
        const nlohmann::ordered_json twin = twin_json(t.twin);
        for (const auto &[name, value] : twin.items())
          if (!out.contains(name) && name != "nuclei [1]")
            out[name] = value;
        out["driving force scale"] = t.driving_force_scale;
        out["control parameter"] = t.control_parameter;
        out["seed radius [m]"] = t.seed_radius;
      }
    if (e.work)
      {
        out["steps"] = e.work->steps;
        out["wall time on one core [s]"] = e.work->wall_time;
      }
    return out;
  }
} // namespace softlattice
