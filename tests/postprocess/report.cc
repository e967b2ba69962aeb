// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Pieces of pages about results.
#include "postprocess/picture.h"
#include "postprocess/report/curve_chart.h"
#include "postprocess/report/film.h"
#include "postprocess/report/html.h"
#include "postprocess/report/page.h"
#include "tests/postprocess/synthetic_result.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <regex>

using namespace softlattice;

TEST(ThinnedCurves, KeepEndsExtremesAndGaps)
{
  std::vector<Chart::Place> places;
  for (int i = 0; i < 10000; ++i)
    places.push_back({double(i), std::sin(1e-3 * i)});
  places[4711].y = 17.; // a spike of one place
  places[1234].y = -5.;
  places[7000].y = NAN;
  const std::vector<Chart::Place> kept = thinned(places, 400);
  EXPECT_LE(kept.size(), 402u);
  EXPECT_GT(kept.size(), 200u);
  EXPECT_EQ(kept.front().x, 0.);
  EXPECT_EQ(kept.back().x, 9999.);
  const auto has = [&](const double x) {
    return std::any_of(kept.begin(), kept.end(), [&](const Chart::Place &place) {
      return place.x == x;
    });
  };
  EXPECT_TRUE(has(4711.));
  EXPECT_TRUE(has(1234.));
  EXPECT_TRUE(has(7000.)) << "the gap";
  EXPECT_TRUE(std::is_sorted(kept.begin(), kept.end(), [](const auto &a, const auto &b) {
    return a.x < b.x;
  }));
  // Few places stay as they are.
  EXPECT_EQ(thinned({places.begin(), places.begin() + 300}, 400).size(), 300u);
}

TEST(Html, EscapesTextsAndAddresses)
{
  const std::string text =
    html(HtmlTable{"<b>", {"<i>"}, {{{"<u>", "javascript:alert(1)"}, {"\"'&", "", true, "long"}}}});
  for (const char *tag : {"<b>", "<i>", "<u>"})
    EXPECT_EQ(text.find(tag), std::string::npos) << tag;
  EXPECT_NE(text.find("href=\"./javascript%3Aalert%281%29\""), std::string::npos) << text;
  EXPECT_NE(text.find("<td class=\"number long\">&quot;&#39;&amp;</td>"), std::string::npos)
    << text;
  EXPECT_EQ(link_to("a b/c.csv", "x"), "<a href=\"./a%20b/c.csv\">x</a>");
}

TEST(Pages, AskForNothingElse)
{
  ReportPage page{"a <title>",
                  "lead & more",
                  "made",
                  {{"one", "One", "<p>x</p>"}, {"none", "None", ""}},
                  true};
  const std::string text = html(page);
  EXPECT_EQ(text.compare(0, 15, "<!DOCTYPE html>"), 0);
  EXPECT_NE(text.find("<title>a &lt;title&gt;</title>"), std::string::npos);
  EXPECT_EQ(text.find("href=\"#none\""), std::string::npos) << "a section without content";
  for (const char *loads :
       {"<link", "src=\"http", "href=\"http", "@import", "url(", "<iframe", "sourceMappingURL"})
    EXPECT_EQ(text.find(loads), std::string::npos) << loads;
  EXPECT_NE(text.find("default-src 'none'"), std::string::npos);
  // With the library its notice, without it a word about it.
  EXPECT_TRUE((text.find("Chart.js v") != std::string::npos &&
               text.find("MIT License") != std::string::npos) ||
              text.find("libjs-chart.js") != std::string::npos);
  page.has_curves = false;
  EXPECT_EQ(html(page).find("Chart.js v"), std::string::npos) << "no more than it needs";
}

TEST(Pages, CurvesCarryTheirPlaces)
{
  const LineFigure figure{"t",
                          {"x", Scale::linear(0., 1., 2)},
                          {"</script>", Scale::linear(0., 1., 2)},
                          {{"", {{0., .25}, {1., .75}, {2., NAN}}}},
                          {}};
  const std::string text = curve_html(figure, "data-x", "caption");
  EXPECT_NE(text.find("[0.0,0.25],[1.0,0.75],[2.0,null]"), std::string::npos) << text;
  EXPECT_EQ(text.find("</script>"), text.rfind("</script>")) << "only its own end";
}

TEST(Pages, HaveOneScaleOnBothAxesWhereAskedFor)
{
  LineFigure figure{"t",
                    {"x", Scale::linear(0., 2., 2)},
                    {"y", Scale::linear(0., 1., 2)},
                    {{"", {{0., 0.}, {2., 2.}}}},
                    {}};
  figure.equal_scales = EqualScales{0., 2., 0.};
  EXPECT_NE(curve_html(figure, "data-x", "").find("\"equal\":{\"x\":[0.0,2.0],\"y\":0.0}"),
            std::string::npos);
  // The diagonal of the axes is one of the sheet: as far to the right as up.
  const std::string drawing = draw_svg(figure).element("t");
  const std::regex line("<path d=\"M([-0-9.]+) ([-0-9.]+)L([-0-9.]+) ([-0-9.]+)\"");
  std::smatch found;
  ASSERT_TRUE(std::regex_search(drawing, found, line)) << drawing.substr(0, 3000);
  const double right = std::stod(found[3]) - std::stod(found[1]),
               up = std::stod(found[2]) - std::stod(found[4]);
  EXPECT_GT(right, 10.);
  EXPECT_NEAR(up / right, 1., 0.02);
}

TEST(Films, ShowTheEndsAndAreNoLargerThanAllowed)
{
  const ScratchFolder folder;
  const SyntheticMesh mesh{{1e-6, 1e-6, 0.}, {8, 8, 1}};
  std::vector<std::pair<double, std::string>> outputs;
  std::filesystem::create_directories(folder / "solution");
  for (int i = 0; i < 20; ++i)
    {
      const std::string file = "solution/" + std::to_string(i) + ".vtu";
      write_vtu(mesh.grid("LT_phase",
                          [i](double x, double, double) { return x > 1e-6 * i / 19. ? 0. : 1.; }),
                folder / file);
      outputs.emplace_back(60. * i, file);
    }
  write_pvd(folder.path(), outputs);
  RenderOptions options;
  options.width = options.height = 400;
  const std::vector<FilmFrame> frames = film(folder.path(), options, 6, 10000000);
  ASSERT_EQ(frames.size(), 6u);
  EXPECT_EQ(frames.front().clock, "t = 0 s");
  EXPECT_EQ(frames.back().clock, "t = 19.0 min");
  // A PNG file: what is in the page is what a file would be.
  std::ofstream(folder / "last.png", std::ios::binary)
    .write(reinterpret_cast<const char *>(frames.back().png.data()),
           static_cast<std::streamsize>(frames.back().png.size()));
  EXPECT_GT(Picture(folder / "last.png").width(), 200);
  const std::size_t few = 3 * frames.front().png.size(); // with room for the two ends
  std::size_t bytes = 0;
  const std::vector<FilmFrame> small = film(folder.path(), options, 6, few);
  for (const FilmFrame &frame : small)
    bytes += frame.png.size();
  EXPECT_LE(bytes, few);
  EXPECT_LT(small.size(), 6u);
  EXPECT_EQ(small.back().clock, "t = 19.0 min");
  const std::string text = film_html(frames, "<field>");
  EXPECT_NE(text.find("data:image/png;base64,iVBORw0KGgo"), std::string::npos)
    << "the signature of PNG";
  EXPECT_EQ(text.find("<field>"), std::string::npos);
}
