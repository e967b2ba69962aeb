// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Charts that parts have of their tables, as pages and pictures of a run show them.
#include "solver/campaign/report/part_charts.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace softlattice;

namespace
{
  RunRecord record_with(const ResultChart &chart,
                        const std::vector<std::string> &keys,
                        const std::vector<std::vector<double>> &columns)
  {
    RunRecord run;
    ResultTable table;
    table.keys = keys;
    table.columns = columns;
    run.charts.emplace_back(chart, table);
    return run;
  }

  ResultChart chart_of(const std::vector<ChartLine> &lines)
  {
    ResultChart chart;
    chart.name = "one";
    chart.title = "One";
    chart.table = "any";
    chart.x_title = "x";
    chart.y_title = "y";
    chart.lines = lines;
    return chart;
  }
} // namespace

TEST(ChartsOfParts, TellWhereAColumnRisesAndWhereItFalls)
{
  ResultChart chart = chart_of({{"", "voltage", "current"}});
  chart.branches = ResultChart::Branches::by_direction;
  const auto run =
    record_with(chart,
                {"time [s]", "voltage [V]", "current [A/m^2]"},
                {{0., 1., 2., 3., 4., 5.}, {0., 1., 2., 1., 0., 1.}, {0., 5., 6., 7., 8., 9.}});
  const std::vector<RunCurve> curves = charts_of_parts(run);
  ASSERT_EQ(curves.size(), 1u);
  const LineFigure &figure = curves[0].figure;
  EXPECT_EQ(figure.x.title, "x [V]");
  EXPECT_EQ(figure.y.title, "y [A/m^2]");
  ASSERT_EQ(figure.lines.size(), 2u);
  EXPECT_EQ(figure.lines[0].name, "rising");
  EXPECT_EQ(figure.lines[1].name, "falling");
  // The initial row is of no direction; between two branches of one is a gap.
  ASSERT_EQ(figure.lines[0].places.size(), 4u);
  EXPECT_EQ(figure.lines[0].places[0].y, 5.);
  EXPECT_TRUE(std::isnan(figure.lines[0].places[2].x));
  EXPECT_EQ(figure.lines[0].places[3].y, 9.);
  ASSERT_EQ(figure.lines[1].places.size(), 2u);
  EXPECT_EQ(figure.lines[1].places[0].y, 7.);

  // A voltage that only jumps is no scan.
  EXPECT_TRUE(charts_of_parts(record_with(chart,
                                          {"time [s]", "voltage [V]", "current [A/m^2]"},
                                          {{0., 1., 2.}, {0., 1., 1.}, {0., 5., 6.}}))
                .empty());
  // Nor is there one in a table without its columns.
  EXPECT_TRUE(
    charts_of_parts(record_with(chart, {"time [s]", "voltage [V]"}, {{0.}, {0.}})).empty());
}

TEST(ChartsOfParts, AreOfTheLastTimeWithTheoryBesideAndOneScale)
{
  ResultChart chart =
    chart_of({{"computed", "real", "imaginary", -1.}, {"theory", "real", "of theory", -1., true}});
  chart.rows = ResultChart::Rows::of_last_time;
  chart.has_equal_scales = true;
  const std::vector<std::string> keys = {"time [s]",
                                         "real [Ohm m^2]",
                                         "imaginary [Ohm m^2]",
                                         "of theory [Ohm m^2]"};
  const std::vector<double> times = {1., 1., 2., 2., 2.}, real = {9., 9., 1., 2., 10.},
                            imaginary = {9., 9., -3., -4., -500.};
  const std::vector<RunCurve> curves = charts_of_parts(
    record_with(chart, keys, {times, real, imaginary, {0., 0., -3.1, -4.1, -501.}}));
  ASSERT_EQ(curves.size(), 1u);
  const LineFigure &figure = curves[0].figure;
  ASSERT_EQ(figure.lines.size(), 2u);
  EXPECT_EQ(figure.lines[0].places.size(), 3u);
  EXPECT_EQ(figure.lines[0].places[0].y, 3.);
  EXPECT_TRUE(figure.lines[1].is_dashed);
  ASSERT_TRUE(figure.equal_scales);
  EXPECT_EQ(figure.equal_scales->lowest_x, 0.);
  EXPECT_NEAR(figure.equal_scales->highest_x, 11., 1e-12);
  EXPECT_EQ(figure.equal_scales->lowest_y, 0.);
  // Without theory there is no line of it.
  const std::vector<RunCurve> alone = charts_of_parts(
    record_with(chart, keys, {times, real, imaginary, std::vector<double>(5, NAN)}));
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_EQ(alone[0].figure.lines.size(), 1u);
}

TEST(ChartsOfParts, BeginAnewWhereAColumnFalls)
{
  ResultChart chart = chart_of({{"", "since", "current"}});
  chart.branches = ResultChart::Branches::restarting;
  chart.has_logarithmic_x = true;
  const std::vector<RunCurve> curves =
    charts_of_parts(record_with(chart,
                                {"since [s]", "current [A/m^2]"},
                                {{0., 0.1, 1., 0., 0.1, 1.}, {9., 5., 4., 9., 3., 2.}}));
  ASSERT_EQ(curves.size(), 1u);
  const LineFigure &figure = curves[0].figure;
  EXPECT_TRUE(figure.x.scale.is_logarithmic());
  ASSERT_EQ(figure.lines.size(), 1u);
  ASSERT_EQ(figure.lines[0].places.size(), 5u) << "zeros have no place on a logarithmic axis";
  EXPECT_TRUE(std::isnan(figure.lines[0].places[2].x));
}
