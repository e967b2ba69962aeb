// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Charts as vectors: what is drawn lies where it should, and is a file that others can read.
#include "postprocess/markup.h"
#include "postprocess/picture.h"

#include <gtest/gtest.h>
#include <vtkSmartPointer.h>
#include <vtkXMLDataElement.h>
#include <vtkXMLUtilities.h>

#include <cmath>
#include <cstdlib>
#include <regex>

using namespace softlattice;

namespace
{
  constexpr double none = std::numeric_limits<double>::quiet_NaN();

  /// The document as an XML parser reads it; null if it is none.
  vtkSmartPointer<vtkXMLDataElement> parsed(const std::string &document)
  {
    return vtkSmartPointer<vtkXMLDataElement>::Take(
      vtkXMLUtilities::ReadElementFromString(document.c_str()));
  }

  std::vector<AnyFigure> one_of_each()
  {
    const Scale unit = Scale::linear(0., 1., 5);
    const std::string hostile = "</svg><script>alert(1)</script> & \"quoted\" 1 < 2 um";
    return {
      CurveFigure{hostile,
                  {"x", Scale::linear(0., 4., 4)},
                  {"y", Scale::linear(0., 4., 4)},
                  CurveFigure::Direction::up,
                  true,
                  {{hostile, {{1., 1., .5, 2.}, {2., 2.}, {3., none}}}, {"other", {{1., 2.}}}},
                  {hostile}},
      MapFigure{hostile,
                {"x", Scale::linear(0., 2., 2)},
                {"y", Scale::linear(0., 1., 1)},
                {0., 1., 2.},
                {0., 1.},
                {"0", "1", "2"},
                {"0", "1"},
                {{1., MapCell::Known::value},
                 {2., MapCell::Known::partly},
                 {3., MapCell::Known::bound},
                 {4., MapCell::Known::failed},
                 {5., MapCell::Known::missing},
                 {5., MapCell::Known::value}},
                {"z", Scale::linear(0., 5., 5)},
                {},
                "grey",
                {}},
      BarFigure{hostile, {"z", unit}, 0., "base", {"kind"}, {}, {{hostile, {{0.5, 0.4, 0.6}}}}, {}},
      SurvivalFigure{hostile,
                     "time [h]",
                     "part",
                     {{hostile, 5, {{2., 5, 1, 0.8, 0.4, 0.9}, {3., 4, 0, .5, .2, .8}}}},
                     {}},
      LineFigure{hostile,
                 {"time [s]", unit},
                 {"y", unit},
                 {{"a", {{0., 0.}, {1., 1.}}}, {"b", {{0., 1.}, {1., 0.}}, true}},
                 {}}};
  }
} // namespace

TEST(Vectors, AreXmlWhateverTheTextsHold)
{
  for (const AnyFigure &figure : one_of_each())
    {
      const std::string document = draw_svg(figure).document(title_of(figure));
      const auto root = parsed(document);
      ASSERT_NE(root, nullptr) << document.substr(0, 400);
      EXPECT_STREQ(root->GetName(), "svg");
      EXPECT_EQ(document.find("<script"), std::string::npos);
      EXPECT_NE(document.find("&lt;script&gt;"), std::string::npos) << "it is text";
      EXPECT_NE(document.find("\xc2\xb5m"), std::string::npos) << "um with its Greek letter";
    }
}

TEST(Vectors, HaveNoTextBelowEightPointsInAColumnOfAJournal)
{
  // 85 mm, at 25.4 mm and 72 points an inch.
  constexpr double points = 85. / 25.4 * 72.;
  for (const AnyFigure &figure : one_of_each())
    {
      const SvgDrawing drawing = draw_svg(figure);
      const std::string document = drawing.document("");
      EXPECT_NE(document.find("width=\"85mm\""), std::string::npos);
      const std::regex size("font-size=\"([0-9.]+)\"");
      int n = 0;
      for (auto it = std::sregex_iterator(document.begin(), document.end(), size);
           it != std::sregex_iterator();
           ++it, ++n)
        EXPECT_GE(std::strtod(it->str(1).c_str(), nullptr) * points / drawing.width(), 8.);
      EXPECT_GT(n, 5);
    }
}

TEST(Vectors, TextsStayOnTheSheetAndAreAsWideAsTheirRoom)
{
  for (const AnyFigure &figure : one_of_each())
    {
      const SvgDrawing drawing = draw_svg(figure);
      const std::string document = drawing.document("");
      const std::regex text("<text x=\"([0-9.-]+)\" y=\"([0-9.-]+)\" font-size=\"([0-9.]+)\"( "
                            "text-anchor=\"(middle|end)\")?( fill=\"[^\"]*\")?( "
                            "textLength=\"([0-9.]+)\")?");
      for (auto it = std::sregex_iterator(document.begin(), document.end(), text);
           it != std::sregex_iterator();
           ++it)
        {
          const double x = std::stod(it->str(1)), y = std::stod(it->str(2));
          const double width = it->str(8).empty() ? 0. : std::stod(it->str(8));
          const double left = it->str(5) == "end"      ? x - width
                              : it->str(5) == "middle" ? x - width / 2.
                                                       : x;
          EXPECT_GE(left, -1.) << it->str();
          EXPECT_LE(left + width, drawing.width() + 1.) << it->str();
          EXPECT_GT(y, 0.);
          EXPECT_LE(y, drawing.height());
        }
    }
}

TEST(Vectors, LinesAreCutOffAtTheEdgesThatAreGiven)
{
  SvgDrawing drawing(100, 100, 85.);
  const Area within = {10, 10, 50, 50};
  // Through the left edge at row 20, out through the right edge at row 45; then a gap, and what is outside as a whole.
  drawing.polyline({{0., 15.}, {80., 55.}, {NAN, 1.}, {70., 5.}, {90., 5.}},
                   {black, 2, 0},
                   &within);
  const std::string document = drawing.document("");
  EXPECT_NE(document.find("d=\"M10 20L60 45\""), std::string::npos) << document;
  // Hatching: lines on which column + row is a multiple of 20, between the sums 40 and 60 of a square of 10.
  SvgDrawing hatched(100, 100, 85.);
  hatched.hatch({20, 20, 10, 10}, {black, 1, 0}, 25);
  EXPECT_NE(hatched.document("").find("d=\"M30 20L20 30\""), std::string::npos)
    << hatched.document("");
}

TEST(Vectors, ShowTheSameAsPixels)
{
  // A bar of half the axis: its rectangle is as wide as the part of its pixels.
  const BarFigure
    figure{"bars", {"z", Scale::linear(0., 1., 5)}, 0., "", {}, {}, {{"a", {{0.5}}}}, {}};
  const std::string document = draw_svg(figure).document("");
  const std::regex bar(
    "<rect x=\"([0-9]+)\" y=\"[0-9]+\" width=\"([0-9]+)\" height=\"[0-9]+\" fill=\"#0072b2\"");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(document, found, bar)) << document;
  // The frame, one unit around the box, is the only black rectangle of its height that long.
  const std::regex frame(
    "<rect x=\"([0-9]+)\" y=\"[0-9.]+\" width=\"([0-9]+)\" height=\"2\" fill=\"#000000\"");
  std::smatch edge;
  ASSERT_TRUE(std::regex_search(document, edge, frame));
  EXPECT_NEAR(std::stod(found.str(2)), 0.5 * (std::stod(edge.str(2)) - 3.), 1.);
  EXPECT_EQ(std::stoi(found.str(1)), std::stoi(edge.str(1)) + 1);
}

TEST(Markup, NothingLeavesItsElement)
{
  EXPECT_EQ(escaped("<a href='x'>&\"\x01"), "&lt;a href=&#39;x&#39;&gt;&amp;&quot;?");
  EXPECT_EQ(escaped_for_script("\"</script>\""), "\"\\u003c/script>\"");
}
