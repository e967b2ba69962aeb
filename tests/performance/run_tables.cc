// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/run_tables.h"

#include "tests/performance/bench_case.h"
#include "tests/performance/timed_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <memory>
#include <string>
#include <vector>

namespace softlattice::bench
{
  namespace
  {
    const std::string mixture_1b = "parameters/benchmark/pfhub_1b.prm";
    // An integrator that takes this many times longer than the others is not waited for.
    constexpr double patience = 3.;

    /// A whole run to compare methods by.
    struct Comparison
    {
      std::string name;
      std::function<std::unique_ptr<Case>(const std::vector<std::string> &)> read;
      double widths = 0.; ///< ends when a flat front has moved so far
      double end = 0.;    ///< or else at this time [s]
    };

    double end_of(const Comparison &comparison, const Case &what)
    {
      if (comparison.widths == 0.)
        return std::min(comparison.end, what.time.end_time);
      return comparison.widths * what.models.coefficients().interface_width /
             std::abs(what.models.front_velocity(what.models.environment().at(0.)));
    }

    auto bench_file(const std::string &file, const std::vector<std::string> &always)
    {
      return [file, always](std::vector<std::string> overrides) {
        overrides.insert(overrides.begin(), always.begin(), always.end());
        return read_bench_case(file, overrides);
      };
    }

    auto project_file(const std::string &file)
    {
      return [file](const std::vector<std::string> &overrides) {
        return read_project_case(file, overrides);
      };
    }

    nlohmann::ordered_json by_integrator(const Comparison &comparison, const MPI_Comm communicator)
    {
      nlohmann::ordered_json row;
      double best = std::numeric_limits<double>::infinity(), chosen = 0.;
      // The explicit one last: it is where patience may be needed.
      for (const std::string integrator : {"TR-BDF2", "auto", "RKC2"})
        {
          const auto what = comparison.read({"Time/Integrator = " + integrator});
          TimedRun run(*what, communicator);
          const double budget = integrator == "RKC2" ? patience * std::max(best, chosen)
                                                     : std::numeric_limits<double>::infinity();
          const bool done = run.advance_to(end_of(comparison, *what), budget);
          row[integrator + " steps"] = run.steps();
          row[integrator + " mean of the first field"] = run.measure().fields[0].mean;
          if (done)
            row[integrator + ", s"] = run.seconds();
          else
            row[integrator + ", s"] = fmt::format("> {:.0f}", run.seconds());
          if (integrator == "auto")
            chosen = run.seconds();
          else if (done)
            best = std::min(best, run.seconds());
        }
      row["auto over the better"] = chosen / best;
      return row;
    }

    nlohmann::ordered_json by_mesh(const Comparison &comparison, const MPI_Comm communicator)
    {
      nlohmann::ordered_json row;
      double seconds[2], mean[2];
      for (const bool adaptive : {false, true})
        {
          const auto what =
            comparison.read({fmt::format("Discretisation/Adaptive = {}", adaptive)});
          TimedRun run(*what, communicator);
          const double first = run.measure().fields[0].mean;
          run.advance_to(end_of(comparison, *what));
          const Measured measured = run.measure();
          const std::string name = adaptive ? "adaptive" : "uniform";
          seconds[adaptive] = row[name + ", s"] = run.seconds();
          // What has been transformed: the beginning is given.
          mean[adaptive] = measured.fields[0].mean - first;
          row[name + " unknowns"] = run.mean_unknowns();
          row[name + " steps"] = run.steps();
          row[name + " change of the mean"] = mean[adaptive];
          row[name + " free energy"] = measured.energy.total();
        }
      row["speed-up"] = seconds[0] / seconds[1];
      row["difference"] = mean[1] / mean[0] - 1.;
      return row;
    }
  } // namespace

  void compare_integrators(Report &report, const MPI_Comm communicator)
  {
    report.section("integrators",
                   {{"TR-BDF2, s", "TR-BDF2, s", "{:.2f}"},
                    {"RKC2, s", "RKC2, s", "{:.2f}"},
                    {"auto, s", "auto, s", "{:.2f}"},
                    {"auto/better", "auto over the better", "{:.2f}"}});
    const std::vector<std::string> square = {"Geometry/Length = 3.2 um",
                                             "Geometry/Width = 3.2 um",
                                             "Initial state/Front position = 1 um"};
    std::vector<std::string> uniform = square;
    uniform.push_back("Discretisation/Adaptive = false");
    const std::vector<Comparison> comparisons = {
      {"integrators: front, uniform", bench_file("planar_front.prm", uniform), 10.},
      {"integrators: front, adaptive", bench_file("planar_front.prm", square), 10.},
      {"integrators: humid film", project_file("parameters/humid_film.prm"), 0., 1e9},
      {"integrators: PFHub 1b to 100", project_file(mixture_1b), 0., 100.}};
    for (const Comparison &comparison : comparisons)
      report.row(comparison.name, [&] { return by_integrator(comparison, communicator); });
  }

  void compare_meshes(Report &report, const MPI_Comm communicator)
  {
    report.section("meshes",
                   {{"uniform, s", "uniform, s", "{:.2f}"},
                    {"unknowns", "uniform unknowns", "{:.3g}"},
                    {"adaptive, s", "adaptive, s", "{:.2f}"},
                    {"unknowns", "adaptive unknowns", "{:.3g}"},
                    {"speed-up", "speed-up", "{:.2f}"},
                    {"difference", "difference", "{:+.2f} %", 100.}});
    // An interface of 100 nm (10-90 %) in films of 2 um and 10 um.
    const auto front = [](const double length) {
      return bench_file("planar_front.prm",
                        {fmt::format("Geometry/Length = {} um", length),
                         "Geometry/Width = 2 um",
                         "Initial state/Front position = 0.7 um"});
    };
    const auto front_in_3d = bench_file("planar_front.prm",
                                        {"Geometry/Kind = film",
                                         "Geometry/Length = 2 um",
                                         "Geometry/Width = 1 um",
                                         "Geometry/Thickness = 0.5 um",
                                         "Initial state/Front position = 0.7 um"});
    const std::vector<Comparison> comparisons = {
      {"meshes: round grain, 5 %", bench_file("round_grain.prm", {}), 5.},
      {"meshes: front, 5 %", front(2.), 5.},
      {"meshes: front in 3D, 5 %", front_in_3d, 5.},
      {"meshes: front, 1 %", front(10.), 5.}};
    for (const Comparison &comparison : comparisons)
      report.row(comparison.name, [&] { return by_mesh(comparison, communicator); });
  }

  void measure_solution(Report &report, const bool to_the_end, const MPI_Comm communicator)
  {
    // From spectral solutions on finer meshes at smaller tolerances; the last one is exact.
    struct Reference
    {
      std::string name;
      double time, free_energy;
    };
    const std::vector<Reference> all = {{"solution: PFHub 1b to 1000", 1e3, 73.986},
                                        {"solution: PFHub 1b to 1e4", 1e4, 38.797},
                                        {"solution: PFHub 1b to 1e6", 1e6, 9.541}};
    const std::vector<Reference> wanted(all.begin(), to_the_end ? all.end() : all.begin() + 1);
    report.section("solution",
                   {{"wall time, s", "wall time, s", "{:.1f}"},
                    {"steps", "steps", "{:.0f}"},
                    {"Krylov", "Krylov iterations", "{:.0f}"},
                    {"unknowns", "mean unknowns", "{:.3g}"},
                    {"F", "free energy", "{:.3f}"},
                    {"reference", "reference", "{:.3f}"},
                    {"error", "error of the free energy", "{:+.3f} %", 100.}});
    // One run, with a row at each of the times.
    std::unique_ptr<Case> what;
    std::unique_ptr<TimedRun> run;
    for (const Reference &reference : wanted)
      report.row(reference.name, [&] {
        if (!run)
          {
            what = read_project_case(mixture_1b, {});
            run = std::make_unique<TimedRun>(*what, communicator);
          }
        run->advance_to(reference.time);
        nlohmann::ordered_json row;
        const double energy = run->free_energy();
        row["wall time, s"] = run->seconds();
        row["steps"] = run->steps();
        row["Newton iterations"] = run->newton_iterations();
        row["Krylov iterations"] = run->krylov_iterations();
        row["mean unknowns"] = run->mean_unknowns();
        row["free energy"] = energy;
        row["reference"] = reference.free_energy;
        row["error of the free energy"] = energy / reference.free_energy - 1.;
        return row;
      });
  }
} // namespace softlattice::bench
