// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a module has yielded while its film turned: (261) to (263) of models/README.md over a whole run.
#include "solver/app/verbs.h"
#include "solver/output/result_directory.h"
#include "solver/parts/registered_parts.h"
#include "tests/support/module_film.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/statistics_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>

namespace
{
  using namespace softlattice;

  TEST(EnergyYield, IsTheLightTimesWhatIsLeft)
  {
    const ScratchFolder folder;
    make_file(folder / "case.prm", module_film);
    make_file(folder / "module.csv", module_weather);
    std::optional<ResultDirectory> begun;
    RunOptions run;
    run.case_file = folder / "case.prm";
    run.output = folder / "result";
    run.quiet = true;
    ASSERT_EQ(verbs::run(run, MPI_COMM_WORLD, begun, registered_parts()), 0);
    const auto rows = csv_rows(file_content(folder / "result/statistics.csv"));
    const auto at = [&](const std::size_t row, const std::string &name) {
      const auto column = std::find(rows[0].begin(), rows[0].end(), name);
      EXPECT_NE(column, rows[0].end()) << name;
      return std::stod(rows[row][std::size_t(column - rows[0].begin())]);
    };
    const auto irradiance = [](const double t) {
      return t < 15. ? 4. * t : t < 25. ? 60. : 60. - 2. * (t - 25.);
    };
    const std::string lt = "LT fraction [1]", kept = "photocurrent retained [1]", time = "time [s]",
                      blocked = "energy yield if blocked [J/m^2]",
                      shunted = "energy yield if shunted [J/m^2]";
    double sum = 0.;
    for (std::size_t row = 1; row < rows.size(); ++row)
      {
        // HT of the composition of the case is all that is left. The order parameter leaves [0, 1] by what its tolerance
        // lets it, and the optics take it as within.
        constexpr double overshoot = 1e-5;
        EXPECT_NEAR(at(row, kept), 1. - at(row, lt), overshoot);
        EXPECT_NEAR(at(row, "power retained if blocked [1]"), 1. - at(row, lt), overshoot);
        EXPECT_LE(at(row, "power retained if shunted [1]"), 1. - at(row, lt) + overshoot);
        if (row == 1)
          continue;
        // Simpson's rule is exact for light and current that are linear; breakpoints end steps.
        const double a = at(row - 1, time), b = at(row, time);
        sum += (b - a) / 6. *
               (irradiance(a) * at(row - 1, kept) +
                2. * irradiance(0.5 * (a + b)) * (at(row - 1, kept) + at(row, kept)) +
                irradiance(b) * at(row, kept));
        EXPECT_NEAR(at(row, blocked), 0.15 * sum, overshoot * (1. + sum));
        EXPECT_LE(at(row, shunted), at(row, blocked) + 1e-9);
      }
    const std::size_t last = rows.size() - 1;
    ASSERT_EQ(at(last, time), 40.);
    EXPECT_GT(at(last, lt), 0.3);
    // 60 W/m^2 at 15 s, until 25 s, and 30 W/m^2 at 40 s
    const double all = 450. + 600. + 675.;
    EXPECT_NEAR(at(last, "irradiation [J/m^2]"), all, 1e-6 * all);
    EXPECT_NEAR(at(last, "energy yield if intact [J/m^2]"), 0.15 * all, 1e-6 * all);
    EXPECT_LT(at(last, shunted), 0.5 * at(last, blocked));
  }
} // namespace
