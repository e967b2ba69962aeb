// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The shipped window that is humid and hot by turns: more than 40 cycles without loss (Lin et al., Nat. Mater. 2018,
// 10.1038/s41563-017-0006-0), dark as HT and clear as LT.
#include "solver/app/verbs.h"
#include "solver/output/result_directory.h"
#include "solver/parts/registered_parts.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/statistics_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr double cycle = 7200.; // [s]; humid for its first half, hot for its second

  using Row = std::map<std::string, double>;

  /// statistics.csv of so many cycles.
  std::vector<Row> rows_of(const int n_cycles)
  {
    const ScratchFolder folder;
    RunOptions options;
    options.case_file = SOFTLATTICE_SOURCE_DIR "/parameters/window_cycles.prm";
    options.output = folder / "window";
    options.quiet = true;
    options.overrides = {"Time/End time = " + std::to_string(n_cycles * cycle) + " s",
                         "Output/Times ="};
    std::optional<ResultDirectory> begun;
    EXPECT_EQ(verbs::run(options, MPI_COMM_WORLD, begun, registered_parts()), 0);
    const auto text = csv_rows(file_content(folder / "window/statistics.csv"));
    std::vector<Row> rows;
    for (std::size_t i = 1; i < text.size(); ++i)
      {
        rows.emplace_back();
        for (std::size_t k = 0; k < text[i].size(); ++k)
          rows.back()[text[0][k]] = std::stod(text[i][k]);
      }
    return rows;
  }

  /// Of the last step that ends before a time [s].
  double before(const std::vector<Row> &rows, const double time, const std::string &column)
  {
    double value = rows.front().at(column);
    for (const Row &row : rows)
      if (row.at("time [s]") < time)
        value = row.at(column);
    return value;
  }

  /// LT fraction at the end of humid and of hot halves, V13, and with it what the window lets through, V14.
  void expect_no_loss(const int n_cycles)
  {
    const std::vector<Row> rows = rows_of(n_cycles);
    const std::string lt = "LT fraction [1]", visible = "visible transmittance [1]";
    const auto end_of_humid = [&](const int n) { return (n + 0.5) * cycle - 60.; };
    const auto end_of_hot = [&](const int n) { return (n + 1.) * cycle - 60.; };
    for (int n = 0; n < n_cycles; ++n)
      {
        EXPECT_GT(before(rows, end_of_humid(n), lt), 0.99) << n;
        EXPECT_LT(before(rows, end_of_hot(n), lt), 0.01) << n;
        EXPECT_GT(before(rows, end_of_humid(n), visible) - before(rows, end_of_hot(n), visible),
                  0.3)
          << n;
        // Nothing is left that would let it go round without nuclei.
        EXPECT_GT(before(rows, end_of_hot(n), "HT nuclei [1]"), n);
        EXPECT_GT(before(rows, end_of_hot(n), "nuclei [1]"), n);
      }
    const int last = n_cycles - 1;
    EXPECT_NEAR(before(rows, end_of_humid(last), lt) / before(rows, end_of_humid(0), lt), 1., 0.01);
    EXPECT_NEAR((1. - before(rows, end_of_hot(last), lt)) / (1. - before(rows, end_of_hot(0), lt)),
                1.,
                0.01);
    std::vector<std::pair<double, double>> curve;
    for (const Row &row : rows)
      {
        EXPECT_LT(std::abs(row.at("mass drift [1]")), 1e-10);
        EXPECT_NEAR(row.at("solar transmittance [1]") + row.at("solar absorptance [1]") +
                      row.at("solar reflectance [1]"),
                    1.,
                    1e-12);
        curve.emplace_back(row.at(lt), row.at(visible));
      }
    // The more LT the clearer; a per cent is more than what bromide on its way can change.
    std::sort(curve.begin(), curve.end());
    std::pair<double, double> last_point = curve.front();
    for (const auto &point : curve)
      if (point.first > last_point.first + 0.02)
        {
          EXPECT_GT(point.second, last_point.second) << point.first;
          last_point = point;
        }
  }

  TEST(WindowCycles, GoRoundByThemselvesWithoutLoss)
  {
    expect_no_loss(2);
  }

  TEST(LongWindowCycles, FortyOfThemGoRoundWithoutLoss)
  {
    expect_no_loss(40);
  }
} // namespace
