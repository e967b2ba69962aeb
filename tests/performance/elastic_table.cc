// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/elastic_table.h"

#include "tests/performance/bench_case.h"
#include "tests/performance/machine.h"
#include "tests/performance/stepper.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice::bench
{
  namespace
  {
    constexpr double side = 960.;                 // of the block [nm]
    constexpr double tolerance = 0.02;            // of the error of a step, as steps have it
    constexpr double as_short_as_nothing = 1e-30; // a step in which nothing else moves [s]
    constexpr int rounds = 3;                     // of which the fastest counts

    std::vector<std::string> overrides_of(const int dimension,
                                          const int cells,
                                          const double stiffness)
    {
      const std::string length = fmt::format("{} nm", side),
                        radius = fmt::format("{} nm", 0.4 * side);
      std::string size = length + ", " + length;
      if (dimension == 3)
        size += ", " + length;
      const int degree = dimension == 2 ? 3 : 2;
      return {
        "Geometry/Size = " + size,
        "Initial state/Centre x = 0 nm",
        "Initial state/Centre y = 0 nm",
        "Initial state/Centre z = 0 nm",
        "Initial state/Radius = " + radius,
        // Six nodes on an interface.
        fmt::format("Model/Interface/Width = {:.10g} nm", 6. * side / cells / degree),
        fmt::format("Strain/Roller boundaries = left, bottom{}", dimension == 3 ? ", front" : ""),
        fmt::format("Strain/LT stiffness factor = {}", stiffness)};
    }

    nlohmann::ordered_json measure(const int dimension,
                                   const int cells,
                                   const double stiffness,
                                   const MPI_Comm communicator)
    {
      const std::unique_ptr<Case> what =
        read_bench_case("elastic.prm", overrides_of(dimension, cells, stiffness));
      Stepper stepper(*what, 0., communicator);
      stepper.initialise();
      State known = stepper.fields().state();
      const double unknowns = stepper.fields().n_unknowns();
      for (int i = 1; i <= dimension; ++i)
        known.block(i) = 0.;
      Problem &problem = stepper.fields().problem();
      double seconds = 1e300, busy = 1e300;
      StageReport report;
      for (int round = 0; round < rounds; ++round)
        {
          State u = known;
          const Stopwatch watch(communicator);
          const std::clock_t begin = std::clock();
          report = problem.solve_stage(0., as_short_as_nothing, known, tolerance, u);
          seconds = std::min(seconds, watch.seconds());
          busy = std::min(busy, double(std::clock() - begin) / CLOCKS_PER_SEC);
          if (!report.converged)
            throw std::runtime_error(report.failure);
        }
      const double displacements = unknowns * dimension / (1. + dimension);
      nlohmann::ordered_json row;
      row["displacement unknowns"] = displacements;
      row["us per displacement unknown"] = 1e6 * seconds / displacements;
      row["processor us per displacement unknown"] = 1e6 * busy / displacements;
      row["Newton iterations"] = report.newton_iterations;
      row["Krylov iterations"] = report.krylov_iterations;
      return row;
    }
  } // namespace

  void measure_elasticity(Report &report, const Choice &choice, const MPI_Comm communicator)
  {
    report.section("displacement around a grain, from none",
                   {{"unknowns", "displacement unknowns", "{:.3g}"},
                    {"us/unk", "us per displacement unknown", "{:.2f}"},
                    {"of processor", "processor us per displacement unknown", "{:.2f}"},
                    {"Newton", "Newton iterations", "{:.0f}"},
                    {"Krylov", "Krylov iterations", "{:.0f}"}});
    for (const int dimension : {2, 3})
      for (const double stiffness : {1., 10.})
        for (int cells = dimension == 2 ? 16 : 8; cells <= (dimension == 2 ? 256 : 64); cells *= 2)
          {
            const double nodes = std::pow(cells * (dimension == 2 ? 3. : 2.) + 1., dimension);
            if (nodes * dimension > choice.largest_unknowns)
              continue;
            report.row(fmt::format("elastic {}D Q{} {} cells, LT {:.0f}x",
                                   dimension,
                                   dimension == 2 ? 3 : 2,
                                   cells,
                                   stiffness),
                       [&] { return measure(dimension, cells, stiffness, communicator); });
          }
  }
} // namespace softlattice::bench
