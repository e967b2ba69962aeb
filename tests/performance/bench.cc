// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Measures what a step costs: a table for people and bench.json for programs. Run by the target
// `bench`, never by the tests. Usage: bench [largest number of unknowns]; on more ranks by mpirun.
#include "solver/app/case.h"
#include "solver/app/simulation.h"

#include <deal.II/base/mpi.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <sys/resource.h>

namespace
{
  using namespace softlattice;
  using Clock = std::chrono::steady_clock;

  struct Row
  {
    std::string name;
    double unknowns = 0.;
    double microseconds = 0.; ///< per unknown and accepted step, all ranks together
    double newton = 0.;       ///< per step
    double krylov = 0.;       ///< per Newton iteration
    double step_widths = 0.;  ///< way of the front per step over the interface width
    double stiffness = 0.;    ///< step over the largest stable step of forward Euler
    double bytes = 0.;        ///< per unknown
    double remesh_steps = 0.; ///< cost of a remesh in steps
  };

  double resident_bytes()
  {
    std::ifstream file("/proc/self/statm");
    double total = 0., resident = 0.;
    file >> total >> resident;
    return resident * 4096.;
  }

  /// A flat front through the middle of a film whose length gives the number of unknowns.
  Row planar_front(const std::string &integrator,
                   const int degree,
                   const double length_in_widths,
                   const double largest_step_in_widths,
                   const bool adaptive,
                   const int steps,
                   const int dimension)
  {
    const double width = 100e-9;
    const std::vector<std::string> overrides = {
      dimension == 2 ? "Geometry/Kind = film in plan" : "Geometry/Kind = film",
      fmt::format("Geometry/Length = {} nm", length_in_widths * 100.),
      fmt::format("Geometry/Width = {} nm", length_in_widths * 100.),
      fmt::format("Geometry/Thickness = {} nm", dimension == 2 ? 300. : length_in_widths * 100.),
      "Model/Interface/Width = 100 nm",
      "Nucleation/Rate law = none",
      "Initial state/Kind = front",
      fmt::format("Initial state/Front position = {} nm", length_in_widths * 50.),
      fmt::format("Discretisation/Polynomial degree = {}", degree),
      fmt::format("Discretisation/Adaptive = {}", adaptive ? "true" : "false"),
      fmt::format("Time/Integrator = {}", integrator),
      "Time/End time = 1 d"};
    const UnitSystem units;
    Case what;
    Diagnostics diagnostics;
    read_parameters(what.table,
                    read_prm_text("", "bench", ".", diagnostics),
                    overrides,
                    units,
                    {},
                    diagnostics);
    if (diagnostics.n_errors() > 0)
      throw std::runtime_error(diagnostics.rejection());
    what.models.prepare(what.time.end_time);
    const double velocity = what.models.front_velocity(what.models.environment().at(0.));
    what.time.largest_step = largest_step_in_widths * width / velocity;

    const double before = resident_bytes();
    Simulation simulation(what, MPI_COMM_WORLD);
    simulation.initialise();
    // Until the error control has found its step.
    double last = 0.;
    for (int i = 0; i < 25; ++i)
      {
        const StepResult step = simulation.advance(1e5, "end");
        if (step.step < 1.05 * last && i > 10)
          break;
        last = step.step;
      }

    Row row;
    row.name = fmt::format("{}D Q{} {} {}",
                           dimension,
                           degree,
                           integrator,
                           adaptive ? "adaptive" : "uniform");
    row.unknowns = simulation.fields().n_unknowns();
    double newton = 0., krylov = 0., way = 0., step_length = 0., plain_time = 0., remesh_time = 0.;
    int plain = 0, remeshed = 0;
    for (int i = 0; i < steps; ++i)
      {
        const auto start = Clock::now();
        const StepResult step = simulation.advance(1e5, "end");
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        newton += step.newton_iterations;
        krylov += step.krylov_iterations;
        way += step.step * velocity / width;
        step_length += step.step;
        (step.remeshed ? remesh_time : plain_time) += seconds;
        ++(step.remeshed ? remeshed : plain);
      }
    const double per_step = plain_time / std::max(1, plain);
    row.microseconds = per_step / row.unknowns * 1e6;
    row.newton = newton / steps;
    row.krylov = newton > 0. ? krylov / newton : 0.;
    row.step_widths = way / steps;
    row.stiffness = step_length / steps *
                    simulation.fields().problem().spectral_radius(simulation.time(),
                                                                  simulation.fields().state()) /
                    2.;
    row.bytes = (resident_bytes() - before) / row.unknowns;
    row.remesh_steps = remeshed > 0 ? (remesh_time / remeshed - per_step) / per_step : 0.;
    return row;
  }
} // namespace

int main(int argc, char *argv[])
{
  const dealii::Utilities::MPI::MPI_InitFinalize mpi(argc, argv, 1);
  const bool first = dealii::Utilities::MPI::this_mpi_process(MPI_COMM_WORLD) == 0;
  const double largest = argc > 1 ? std::stod(argv[1]) : 3e6;
  nlohmann::ordered_json all;
  if (first)
    std::cout << fmt::format("{:<28}{:>10}{:>14}{:>9}{:>9}{:>12}{:>12}{:>12}{:>10}\n",
                             "planar front",
                             "unknowns",
                             "us/unk/step",
                             "Newton",
                             "Krylov",
                             "widths/step",
                             "dt/Euler",
                             "bytes/unk",
                             "remesh");
  const auto run = [&](const Row &row) {
    if (!first)
      return;
    std::cout << fmt::format(
                   "{:<28}{:>10.3g}{:>14.3f}{:>9.2f}{:>9.2f}{:>12.3f}{:>12.3g}{:>12.0f}{:>10.2f}",
                   row.name,
                   row.unknowns,
                   row.microseconds,
                   row.newton,
                   row.krylov,
                   row.step_widths,
                   row.stiffness,
                   row.bytes,
                   row.remesh_steps)
              << std::endl;
    all.push_back({{"name", row.name},
                   {"unknowns", row.unknowns},
                   {"us per unknown and step", row.microseconds},
                   {"Newton iterations per step", row.newton},
                   {"Krylov iterations per Newton iteration", row.krylov},
                   {"interface widths per step", row.step_widths},
                   {"step over the limit of forward Euler", row.stiffness},
                   {"bytes per unknown", row.bytes},
                   {"steps per remesh", row.remesh_steps}});
  };
  // Length in interface widths; with Q3 the mesh is one of 6 nodes per width: 37k, 148k, 0.6M, 2.4M.
  for (const int degree : {1, 2, 4})
    run(planar_front("TR-BDF2", degree, 32., 10., false, 15, 2));
  for (const double length : {32., 64., 128., 256.})
    if (36. * length * length < largest)
      run(planar_front("TR-BDF2", 3, length, 10., false, 10, 2));
  for (const double length : {64., 128., 256.})
    run(planar_front("TR-BDF2", 3, length, 10., true, 40, 2));
  run(planar_front("TR-BDF2", 2, 10., 10., false, 10, 3));
  run(planar_front("RKC2", 3, 32., 10., false, 15, 2));
  if (first)
    std::ofstream("bench.json") << all.dump(2) << "\n";
  return 0;
}
