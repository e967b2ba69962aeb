// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Columns of what enters through boundaries: their sum over time is what a field has gained, on any number of ranks.
#include "tests/parallel/csv_table.h"
#include "tests/parallel/on_ranks.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;

  TEST(BoundaryFluxColumns, AddUpToWhatTheFieldGains)
  {
    const ScratchFolder folder;
    make_file(folder / "case.prm",
              "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
              " set Fields = c\n set Free energy = c^2/2\n"
              " subsection Field c\n  set Kind = conserved\n  set Mobility = 1 + c\n end\nend\n"
              "subsection Geometry\n set Kind = box\n set Size = 8, 2\nend\n"
              "subsection Initial state\n set c = 1 - (x/8)^2\nend\n"
              "subsection Boundary conditions\n subsection c\n  set Values = left: 1\n"
              "  set Exchange = right: 2, 0.5\n  set Fluxes = top: 0.01*x*exp(-t/5)\n end\nend\n"
              "subsection Discretisation\n set Finest cell = 0.5\nend\n"
              "subsection Time\n set End time = 40\n set Relative tolerance = 1e-4\n"
              " set Stop when = abs(up) < 1e-2\nend\n"
              "subsection Output\n set Integrals = all: c\n"
              " set Fluxes = in: c through left; out: c through right; up: c through top;\nend\n");
    nlohmann::json on_one;
    for (const int ranks : {1, 3})
      {
        const std::string directory =
          run_on(ranks, folder / "case.prm", folder / ("on" + std::to_string(ranks)));
        const nlohmann::json now = final_values(directory);
        if (ranks == 1)
          {
            on_one = now;
            const Table table = read_table(directory + "/statistics.csv");
            const auto column = [&](const std::string &name) {
              return table.column(name + " [1]");
            };
            double entered = 0., size = 0.;
            for (std::size_t i = 1; i < table.rows.size(); ++i)
              for (const char *name : {"in", "out", "up"})
                {
                  const double dt =
                    table.rows[i][column("time")] - table.rows[i - 1][column("time")];
                  const double one =
                    0.5 * dt * (table.rows[i][column(name)] + table.rows[i - 1][column(name)]);
                  entered += one;
                  size += std::abs(one);
                }
            const double gained = table.rows.back()[column("all")] - table.rows[0][column("all")];
            EXPECT_GT(gained, 0.5);
            // The trapezoidal rule has the order of the steps, whose errors are 1e-4 of the field each.
            EXPECT_NEAR(entered, gained, 1e-3 * size);
            // int 0.01 x dx exp(-t/5) = 0.32 exp(-t/5) is 1e-2 at 17.3
            EXPECT_LT(now["time [1]"].get<double>(), 40.);
            EXPECT_GT(now["time [1]"].get<double>(), 17.3);
          }
        for (const char *name : {"in [1]", "out [1]", "up [1]"})
          EXPECT_NEAR(now[name].get<double>(), on_one[name].get<double>(), precision_across_ranks);
      }
  }
} // namespace
