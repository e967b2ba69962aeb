// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/formula_table.h"

#include "models/constants.h"
#include "tests/performance/bench_case.h"
#include "tests/performance/developed_state.h"
#include "tests/performance/step_cost.h"
#include "tests/performance/stepper.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace softlattice::bench
{
  namespace
  {
    // Rows are measured so often in turn, and the fastest counts: others work on the machine as well.
    constexpr int rounds = 3;
    // Of the step that the built-in law takes: the same for both.
    constexpr double part_of_step = 0.7;

    /// What a built-in case says in the words of the one by formula.
    std::vector<std::string> constants_of(const Case &built_in, const bool is_front)
    {
      const ModelSet &models = built_in.models;
      const double temperature = models.environment().at(0.).temperature;
      if (is_front)
        {
          const PhaseFieldCoefficients &numbers = models.coefficients();
          const double force = models.transition().driving_force(temperature);
          const double velocity = std::abs(models.front_velocity(models.environment().at(0.)));
          return {
            fmt::format("Model/Constants = W = {:.17g}, g = {:.17g}, kappa = {:.17g}, L = {:.17g}, "
                        "lambda = {:.17g}, start = {:.17g}",
                        numbers.barrier,
                        numbers.driving_force_scale * force,
                        numbers.gradient_coefficient,
                        numbers.mobility(velocity / std::abs(force), force),
                        numbers.profile_length,
                        built_in.initial_state.front_position)};
        }
      const MixedHalide &halide = models.halide();
      return {fmt::format("Model/Constants = n = {:.17g}, kT = {:.17g}, w = {:.17g}, kappa = "
                          "{:.17g}, D = {:.17g}",
                          halide.mixing().site_density(),
                          constants::boltzmann * temperature,
                          halide.mixing().interaction(),
                          halide.mixing().gradient_coefficient(),
                          halide.mobility().arrhenius(temperature))};
    }

    /// The same body and mesh.
    std::vector<std::string> mesh_of(const Case &built_in,
                                     const StepCase &what,
                                     const Blocks &blocks)
    {
      const std::array<double, 3> size = box_size(built_in.geometry);
      std::string sides;
      for (int d = 0; d < what.dimension; ++d)
        sides += fmt::format("{}{:.17g} m", d == 0 ? "" : ", ", size[d]);
      return {"Geometry/Size = " + sides,
              fmt::format("Discretisation/Finest cell = {:.17g} m",
                          size[0] / std::ldexp(blocks.sides[0], blocks.levels)),
              fmt::format("Discretisation/Polynomial degree = {}", what.degree),
              "Discretisation/Adaptive = false"};
    }

    StepCosts cost_of(const Case &what,
                      const InitialFields *initial,
                      const double first_step,
                      const MPI_Comm communicator)
    {
      Stepper stepper(what, first_step, communicator);
      if (initial != nullptr)
        stepper.initialise(*initial);
      else
        stepper.initialise();
      return measure_steps_of(stepper, false);
    }

    nlohmann::ordered_json compare(const StepCase &what, const MPI_Comm communicator)
    {
      const bool is_front = what.model == Model::allen_cahn;
      // Curvature that is taken out is more than (5) has, and is no formula.
      const std::vector<std::string> plain =
        is_front ? std::vector<std::string>{"Model/Interface/Curvature = variational"}
                 : std::vector<std::string>{};
      std::unique_ptr<Case> built_in = read_step_case(what, plain);
      std::unique_ptr<DevelopedMixture> mixture;
      InitialFields initial;
      if (!is_front)
        {
          mixture = std::make_unique<DevelopedMixture>(what.dimension);
          initial = developed(*mixture, *built_in, what.model);
        }
      const InitialFields *const given = is_front ? nullptr : &initial;
      const double first_step = is_front ? 0. : 6. * mixture->step(); // a unit of time is 15 s
      const double step = part_of_step * cost_of(*built_in, given, first_step, communicator).step;

      const std::string largest = fmt::format("Time/Largest step = {:.17g} s", step);
      std::vector<std::string> by_formula = constants_of(*built_in, is_front);
      const Blocks blocks = blocks_for(what.dimension, what.degree, what.unknowns);
      for (const std::string &one : mesh_of(*built_in, what, blocks))
        by_formula.push_back(one);
      by_formula.push_back(largest);
      const auto formula =
        read_bench_case(is_front ? "front_by_formula.prm" : "halide_by_formula.prm", by_formula);
      std::vector<std::string> limited = plain;
      limited.push_back(largest);
      built_in = read_step_case(what, limited);

      StepCosts best[2];
      for (int round = 0; round < rounds; ++round)
        for (const bool is_formula : {false, true})
          {
            const StepCosts costs =
              cost_of(is_formula ? *formula : *built_in, given, step, communicator);
            if (round == 0 || costs.microseconds < best[is_formula].microseconds)
              best[is_formula] = costs;
          }
      nlohmann::ordered_json row;
      row["unknowns"] = best[1].unknowns;
      row["built in, us per unknown and step"] = best[0].microseconds;
      row["formula, us per unknown and step"] = best[1].microseconds;
      row["formula over built in"] = best[1].microseconds / best[0].microseconds;
      row["built in, Newton iterations per step"] = best[0].newton;
      row["formula, Newton iterations per step"] = best[1].newton;
      row["built in, Krylov iterations per linear solve"] = best[0].krylov;
      row["formula, Krylov iterations per linear solve"] = best[1].krylov;
      row["step, s"] = best[1].step;
      row["step of the built-in law, s"] = best[0].step;
      return row;
    }
  } // namespace

  void compare_formulas(Report &report, const MPI_Comm communicator)
  {
    report.section("formulas",
                   {{"unknowns", "unknowns", "{:.3g}"},
                    {"built in", "built in, us per unknown and step", "{:.3f}"},
                    {"formula", "formula, us per unknown and step", "{:.3f}"},
                    {"ratio", "formula over built in", "{:.2f}"},
                    {"Newton", "built in, Newton iterations per step", "{:.2f}"},
                    {"formula", "formula, Newton iterations per step", "{:.2f}"},
                    {"Krylov", "built in, Krylov iterations per linear solve", "{:.1f}"},
                    {"formula", "formula, Krylov iterations per linear solve", "{:.1f}"},
                    {"dt", "step, s", "{:.3g}"}});
    for (const Model model : {Model::allen_cahn, Model::dark_halide})
      for (const StepCase &what :
           {StepCase{model, 2, 3, 4e4}, StepCase{model, 2, 3, 1.6e5}, StepCase{model, 3, 2, 4e4}})
        report.row("formula: " + what.name(), [&] { return compare(what, communicator); });
  }
} // namespace softlattice::bench
