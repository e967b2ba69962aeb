// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Scales, contours, and that what is drawn lies where it should.
#include "postprocess/contour_lines.h"
#include "postprocess/picture.h"
#include "postprocess/render.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace softlattice;

namespace
{
  constexpr double none = std::numeric_limits<double>::quiet_NaN();

  std::size_t count(const Canvas &canvas, const Colour &colour)
  {
    std::size_t n = 0;
    for (int row = 0; row < canvas.height(); ++row)
      for (int column = 0; column < canvas.width(); ++column)
        n += canvas.pixel(column, row) == colour;
    return n;
  }

  MapFigure map_of(const std::vector<MapCell> &cells)
  {
    return {"a map",
            {"x", Scale::linear(0., 2., 2)},
            {"y", Scale::linear(0., 1., 1)},
            {0., 1., 2.},
            {0., 1.},
            {"0", "1", "2"},
            {"0", "1"},
            cells,
            {"z", Scale::linear(0., 5., 5)},
            {},
            "grey",
            {}};
  }
} // namespace

TEST(Scales, PutValuesWhereTheyBelong)
{
  EXPECT_NEAR(Scale::linear(10., 30., 4).part(15.), 0.25, 1e-12);
  EXPECT_NEAR(Scale::logarithmic(1e-2, 1e2).part(1.), 0.5, 1e-12);
  EXPECT_TRUE(std::isnan(Scale::logarithmic(1e-2, 1e2).part(0.)));
  // 1/T: the middle between 300 K and 600 K is 2/(1/300 + 1/600) = 400 K
  EXPECT_NEAR(Scale::inverse(300. - 273.15, 600. - 273.15, 273.15, 5).part(400. - 273.15),
              0.5,
              1e-12);
  EXPECT_NEAR(Scale::categories({"a", "b"}).part(1.), 0.75, 1e-12);
  const Scale wide = Scale::linear(0., 1., 2).widened(0.5, 0.5);
  EXPECT_NEAR(wide.part(0.), 0.25, 1e-12);
  EXPECT_NEAR(wide.ticks().front().part, 0.25, 1e-12);
}

TEST(Scales, AreLogarithmicOverOneAndAHalfDecades)
{
  EXPECT_FALSE(spans_decades({1., 31.}));
  EXPECT_TRUE(spans_decades({1., 32.}));
  EXPECT_FALSE(spans_decades({0., 1e6})) << "zero has no logarithm";
  EXPECT_FALSE(spans_decades({none}));
  const Scale times = scale_for({1., none, 1000.}, 5);
  EXPECT_NEAR(times.part(std::sqrt(1000.)), 0.5, 1e-12);
  EXPECT_NEAR(scale_for({0., 10.}, 5).part(0.), 0., 1e-12);
  EXPECT_NO_THROW(scale_for({}, 5));
  EXPECT_NEAR(scale_for({7., 7.}, 5).part(7.), 0.5, 1e-12);
}

TEST(Scales, NumbersAreShort)
{
  EXPECT_EQ(number_text(1e10), "1e10");
  EXPECT_EQ(number_text(2.5e-7), "2.5e-7");
  EXPECT_EQ(number_text(-1e-17, 1.), "0");
  EXPECT_EQ(contour_levels({0.9, 30.}), (std::vector<double>{1., 2., 5., 10., 20.}));
  EXPECT_EQ(contour_levels({4., 4.}).size(), 0u);
}

// Of z = x y the contour at z = c is a hyperbola; between nodes at a distance h linear interpolation errs by
// less than h^2/4 in z, as the mixed derivative is 1.
TEST(Contours, FollowTheValue)
{
  const double h = 0.05;
  std::vector<double> nodes, values;
  for (double x = 1.; x < 2. + 0.5 * h; x += h)
    nodes.push_back(x);
  for (const double y : nodes)
    for (const double x : nodes)
      values.push_back(x * y);
  const std::vector<ContourLine> lines = contour_lines(nodes, nodes, values, {2., 3., 9.});
  ASSERT_EQ(lines.size(), 2u) << "one piece each, and none of what is not reached";
  for (const ContourLine &line : lines)
    {
      EXPECT_GT(line.places.size(), 15u);
      for (const auto &[x, y] : line.places)
        EXPECT_NEAR(x * y, line.level, 0.25 * h * h) << x << ' ' << y;
    }
  values[3 * nodes.size() + 17] = none;
  for (const ContourLine &line : contour_lines(nodes, nodes, values, {2.}))
    for (const auto &[x, y] : line.places)
      EXPECT_FALSE(x > nodes[16] + 1e-9 && x < nodes[18] - 1e-9 && y > nodes[2] + 1e-9 &&
                   y < nodes[4] - 1e-9)
        << "nothing around what is no number";
}

TEST(Maps, CellsMeetHalfWayBetweenTheirCentres)
{
  EXPECT_EQ(borders_between({0., 1., 3.}), (std::vector<double>{-0.5, 0.5, 2., 4.}));
  EXPECT_EQ(borders_between({2.}), (std::vector<double>{1.5, 2.5}));
}

TEST(Maps, HaveTheColoursOfTheirValues)
{
  const auto value = MapCell::Known::value;
  const Canvas canvas =
    draw(map_of({{0., value}, {1., value}, {2., value}, {3., value}, {4., value}, {5., value}}),
         {800, 600});
  EXPECT_EQ(canvas.width(), 800);
  EXPECT_EQ(canvas.height(), 600);
  for (const int one : {1, 2, 3, 4})
    EXPECT_GT(count(canvas, ColourMap("grey").at(one / 5.)), 20000u) << one;
}

TEST(Maps, WhatHasNoValueIsHatchedOrCrossed)
{
  using Known = MapCell::Known;
  const auto with = [&](const Known known) {
    return draw(map_of({{1., Known::value},
                        {1., known},
                        {1., known},
                        {1., known},
                        {1., known},
                        {4., Known::value}}),
                {800, 600});
  };
  const Colour colour = ColourMap("grey").at(0.2);
  const std::size_t plain = count(with(Known::value), colour);
  const std::size_t partly = count(with(Known::partly), colour);
  EXPECT_LT(partly, plain * 9 / 10) << "lines over the colour";
  EXPECT_GT(partly, plain / 2);
  for (const Known known : {Known::bound, Known::failed, Known::missing})
    EXPECT_LT(count(with(known), colour), plain / 3) << "no colour that would be a value";
}

TEST(Curves, ABoundIsAnArrowAndAGapIsAGap)
{
  CurveFigure figure{"a curve",
                     {"x", Scale::linear(0., 4., 4)},
                     {"y", Scale::linear(0., 4., 4)},
                     CurveFigure::Direction::up,
                     true,
                     {{"", {{1., 1.}, {2., 2.}, {3., 1.}}}},
                     {}};
  const auto ink = [&] { return count(draw(figure, {640, 480}), distinct_colour(0)); };
  const std::size_t joined = ink();
  figure.joined = false;
  const std::size_t points = ink();
  EXPECT_LT(points, joined);
  figure.curves[0].points[1].known = CurvePoint::Known::bound;
  EXPECT_GT(ink(), points) << "with an arrow";
  figure.curves[0].points[1].value = none;
  EXPECT_LT(ink(), points) << "nothing is drawn of what is not known";
  figure.curves[0].points[0].lower = 0.5;
  figure.curves[0].points[0].upper = 1.5;
  EXPECT_GT(ink(), points * 2 / 3 + 20) << "a bar";
}

TEST(SurvivalCurves, CountThoseAtRisk)
{
  const SurvivalPlot plot{
    "",
    5,
    {{2., 5, 0, 0.8, 0.4, 0.9}, {4., 4, 1, 0.6, 0.2, 0.8}, {7., 2, 0, 0.3, 0.1, 0.6}}};
  EXPECT_EQ(plot.at_risk(0.), 5);
  EXPECT_EQ(plot.at_risk(2.), 5) << "right before";
  EXPECT_EQ(plot.at_risk(2.1), 4);
  EXPECT_EQ(plot.at_risk(7.), 2);
  EXPECT_EQ(plot.at_risk(7.1), 0);
  const Canvas canvas = draw(SurvivalFigure{"survival",
                                            "time [h]",
                                            "part",
                                            {plot, {"other", 1, {{3., 1, 1, 1., none, none}}}},
                                            {}},
                             {640, 480});
  EXPECT_GT(count(canvas, distinct_colour(0)), 300u);
  EXPECT_GT(count(canvas, distinct_colour(1)), 100u);
}

TEST(Bars, ReachAsFarAsTheirValues)
{
  const auto area = [](const double value) {
    const BarFigure figure{
      "bars",
      {"z", Scale::linear(0., 1., 5)},
      0.,
      "",
      {"first order"},
      BarFigure::Arrangement::stacked,
      {{"a parameter of a long name that needs some lines", {{value}}}, {"b", {{0.}}}},
      {}};
    return static_cast<double>(count(draw(figure, {800, 600}), distinct_colour(0)));
  };
  // The legend has some of the colour too; bars that are twice as long have twice as much of it.
  const double none_of_it = area(0.);
  EXPECT_NEAR((area(0.8) - none_of_it) / (area(0.4) - none_of_it), 2., 0.05);
}

TEST(Figures, ThatAreTooSmallAreRefused)
{
  const BarFigure
    figure{"bars", {"z", Scale::linear(0., 1., 5)}, 0., "", {}, {}, {{"a", {{1.}}}}, {}};
  EXPECT_THROW(draw(figure, {90, 60}), RenderError);
}

TEST(Figures, LongTextsAreBrokenBetweenWordsAndNotCutOff)
{
  const std::string text = "a title of several words that is longer than the sheet is wide";
  const std::vector<std::string> lines = wrapped(text, 20, 200);
  EXPECT_GT(lines.size(), 2u);
  std::string joined;
  for (const std::string &line : lines)
    {
      EXPECT_LE(width_of(line, 20), 200);
      joined += (joined.empty() ? "" : " ") + line;
    }
  EXPECT_EQ(joined, text);
  EXPECT_LE(width_of(shortened(std::string(300, 'm'), 20, 200), 20), 200);
}
