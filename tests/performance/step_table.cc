// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/step_table.h"

#include "tests/performance/bench_case.h"
#include "tests/performance/developed_state.h"
#include "tests/performance/machine.h"
#include "tests/performance/step_cost.h"
#include "tests/performance/stepper.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace softlattice::bench
{
  namespace
  {
    /// What rows need from earlier ones, made when it is first wanted.
    class StepBench
    {
    public:
      explicit StepBench(const MPI_Comm communicator)
        : communicator_(communicator)
      {}

      nlohmann::ordered_json measure(const StepCase &what)
      {
        const std::unique_ptr<Case> read = read_step_case(what);
        const bool has_mixture = what.model != Model::allen_cahn;
        const DevelopedMixture *mixture = has_mixture ? &mixture_of(what.dimension) : nullptr;
        double &step = steps_[name_of(what.model) + std::to_string(what.dimension)];
        // A step of the mixture alone is tried first. A front finds its step soon enough.
        const double first_step = step > 0. || !has_mixture      ? step
                                  : what.model == Model::coupled ? 0.1 * mixture->step()
                                  : what.model == Model::cahn_hilliard
                                    ? 0.4 * mixture->step()
                                    : 6. * mixture->step(); // a unit of time is 15 s

        const Memory before = memory_of(communicator_);
        const Stopwatch set_up(communicator_);
        Stepper stepper(*read, has_mixture ? first_step : 0., communicator_);
        if (has_mixture)
          stepper.initialise(developed(*mixture, *read, what.model));
        else
          stepper.initialise();
        const double set_up_seconds = set_up.seconds();
        const StepCosts costs = measure_steps_of(stepper, what.adaptive);
        const Memory after = memory_of(communicator_);
        if (has_mixture && !what.adaptive)
          step = costs.step;

        nlohmann::ordered_json row = to_json(costs);
        row["dimension"] = what.dimension;
        row["degree"] = what.degree;
        row["model"] = name_of(what.model);
        row["integrator"] = what.integrator;
        row["bytes per unknown"] = (after.allocated - before.allocated) / costs.unknowns;
        row["resident bytes per unknown"] = (after.resident - before.resident) / costs.unknowns;
        row["set-up, s"] = set_up_seconds;
        row["step over the limit of forward Euler"] = costs.step * stepper.spectral_radius() / 2.;
        return row;
      }

    private:
      const DevelopedMixture &mixture_of(const int dimension)
      {
        std::unique_ptr<DevelopedMixture> &mixture = mixtures_[dimension];
        if (!mixture)
          mixture = std::make_unique<DevelopedMixture>(dimension);
        return *mixture;
      }

      MPI_Comm communicator_;
      std::map<int, std::unique_ptr<DevelopedMixture>> mixtures_;
      std::map<std::string, double> steps_; ///< that the error control took [s]
    };

    const std::vector<PrintedColumn> columns = {
      {"unknowns", "unknowns", "{:.3g}"},
      {"us/unk/step", "us per unknown and step", "{:.3f}"},
      {"us/stage", "us per unknown and stage", "{:.4f}"},
      {"Newton", "Newton iterations per step", "{:.2f}"},
      {"Krylov", "Krylov iterations per linear solve", "{:.1f}"},
      {"B/unk", "bytes per unknown", "{:.0f}"},
      {"dt", "step, s", "{:.3g}"},
      {"dt/Euler", "step over the limit of forward Euler", "{:.3g}"},
      {"remesh/step", "remesh over step", "{:.2f}"},
      {"us/remesh", "us per unknown and remesh", "{:.2f}"}};

    std::vector<StepCase> rows_of(const Model model, const int dimension, const double largest)
    {
      const int usual = dimension == 2 ? 3 : 2;
      std::vector<StepCase> rows;
      const auto add = [&](const double unknowns, const int degree) {
        if (unknowns <= 1.05 * largest)
          rows.push_back({model, dimension, degree, unknowns});
      };
      for (const double unknowns : {4e4, 1.6e5, 6e5, dimension == 2 ? 2.5e6 : 4e6})
        for (int degree = 1; degree <= 4; ++degree)
          // The unusual degrees are not what the largest meshes are for.
          if (degree == usual || unknowns <= 0.25 * largest || unknowns < 5e4)
            add(unknowns, degree);
      // Adapted meshes with about as many unknowns: a front fills little of its film.
      const double saving = model != Model::allen_cahn ? 1. : dimension == 2 ? 15. : 4.;
      rows.push_back({model, dimension, usual, saving * std::min(largest, 1.6e5), true});
      if (largest > 2e6)
        rows.push_back({model, dimension, usual, saving * 6e5, true});
      if (model == Model::allen_cahn)
        for (const double unknowns : {4e4, 6e5})
          if (unknowns <= 1.05 * largest)
            rows.push_back({model, dimension, usual, unknowns, false, "RKC2"});
      return rows;
    }
  } // namespace

  void measure_steps(Report &report, const Choice &choice, const MPI_Comm communicator)
  {
    StepBench bench(communicator);
    // What libraries allocate once is no part of a row.
    bench.measure({Model::allen_cahn, 2, 3, 1e3});
    report.section("steps", columns);
    for (const int dimension : {2, 3})
      for (const Model model : {Model::allen_cahn,
                                Model::cahn_hilliard,
                                Model::dark_halide,
                                Model::lit_halide,
                                Model::coupled})
        for (const StepCase &what : rows_of(model, dimension, choice.largest_unknowns))
          report.row(what.name(), [&] { return bench.measure(what); });
  }

  void measure_scaling(Report &report, const MPI_Comm communicator)
  {
    StepBench bench(communicator);
    const StepCase what{Model::cahn_hilliard, 2, 3, 5e5};
    report.section("scaling", columns);
    report.row(what.name(), [&] { return bench.measure(what); });
  }
} // namespace softlattice::bench
