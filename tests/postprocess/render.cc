// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/render.h"

#include "postprocess/layout.h"
#include "tests/postprocess/synthetic_result.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace fs = std::filesystem;
using namespace softlattice;

namespace
{
  constexpr double micrometre = 1e-6;
  const Colour black_phase = ColourMap("phase").at(0);
  const Colour yellow_phase = ColourMap("phase").at(1);

  /// A result with one output of the mesh.
  void make_result(const std::string &directory,
                   const SyntheticMesh &mesh,
                   const FieldFunction &eta,
                   const std::string &field = "LT_phase")
  {
    write_vtu(mesh.grid(field, eta), directory + "/solution/a.vtu");
    write_pvd(directory, {{0., "solution/a.vtu"}});
  }

  Layout layout_of(const SyntheticMesh &mesh, const RenderOptions &options)
  {
    return make_layout(
      {{mesh.first_x, 0, 0}, {mesh.first_x + mesh.size[0], mesh.size[1], mesh.size[2]}},
      options.width,
      options.height,
      false);
  }

  /// The colour at a place of a panel, 0 to 1 from the left and from the bottom.
  Colour colour_in(const Picture &picture, const Panel &panel, const double right, const double up)
  {
    return picture.at(panel.column + static_cast<int>(right * panel.width),
                      panel.row + panel.height - 1 - static_cast<int>(up * panel.height));
  }

  RenderOptions small()
  {
    RenderOptions options;
    options.width = 640;
    options.height = 480;
    return options;
  }
} // namespace

TEST(Render, DrawsTheSliceThatIsAskedFor)
{
  // LT in the upper third of the thickness only: a slice along z below it shows none, above it all, and one
  // along x a third.
  const ScratchFolder folder;
  SyntheticMesh mesh{{4e-6, 2e-6, 0.9e-6}, {4, 4, 9}};
  make_result(folder / "out", mesh, [](double, double, const double z) {
    return z > 0.65e-6 ? 1. : 0.;
  });
  const Box box = {{0, 0, 0}, {4e-6, 2e-6, 0.9e-6}};
  const auto part_of_lt = [&](const Slice &slice) {
    RenderOptions options = small();
    options.slice = slice;
    const RenderResult result = render(folder / "out", options);
    const Layout layout = make_layout(box, options.width, options.height, false, slice);
    EXPECT_EQ(layout.panels.size(), 1u);
    const Picture picture(result.frames.at(0));
    const ColourMap colours("phase");
    int lt = 0;
    constexpr int n = 90;
    for (int i = 0; i < n; ++i)
      {
        const Colour found = colour_in(picture, layout.panels[0], 0.5, (i + 0.5) / n);
        lt += found == colours.at(1.) ? 1 : 0;
      }
    return double(lt) / n;
  };
  EXPECT_EQ(part_of_lt({2, 0.3e-6}), 0.);
  EXPECT_EQ(part_of_lt({2, 0.85e-6}), 1.);
  EXPECT_NEAR(part_of_lt({0, 1e-6}), 0.2 / 0.9, 0.03); // nodes at 0.7 um and above
  RenderOptions outside = small();
  outside.slice = Slice{1, 3e-6};
  EXPECT_THROW(render(folder / "out", outside), RenderError);
  mesh.size[2] = 0;
  make_result(folder / "flat", mesh, [](double, double, double) { return 0.; });
  outside.slice = Slice{0, 1e-6};
  EXPECT_THROW(render(folder / "flat", outside), RenderError);
}

TEST(Render, DrawsThePhasesWhereTheyAreWithoutADisplay)
{
  ::unsetenv("DISPLAY");
  ::unsetenv("WAYLAND_DISPLAY");
  const ScratchFolder folder;
  const SyntheticMesh mesh{{40 * micrometre, 20 * micrometre, 0}, {40, 20, 0}};
  make_result(folder.path(), mesh, [](double x, double, double) { return x > 20 * micrometre; });
  const RenderResult result = render(folder.path(), small());
  ASSERT_EQ(result.frames.size(), 1u);
  EXPECT_EQ(result.frames[0], folder / "render/frame_0000.png");

  const Picture picture(result.frames[0]);
  const Panel panel = layout_of(mesh, small()).panels.at(0);
  EXPECT_LE(picture.width(), 640);
  EXPECT_LE(picture.height(), 480);
  for (double up = 0.01; up < 1; up += 0.07)
    {
      for (double right = 0.01; right < 0.47; right += 0.05)
        EXPECT_EQ(colour_in(picture, panel, right, up), black_phase) << right << ' ' << up;
      for (double right = 0.54; right < 1; right += 0.05)
        EXPECT_EQ(colour_in(picture, panel, right, up), yellow_phase) << right << ' ' << up;
    }
}

TEST(Render, UpIsUp)
{
  const ScratchFolder folder;
  const SyntheticMesh mesh{{10 * micrometre, 10 * micrometre, 0}, {10, 10, 0}};
  make_result(folder.path(), mesh, [](double, double y, double) { return y > 5 * micrometre; });
  const Picture picture(render(folder.path(), small()).frames[0]);
  const Panel panel = layout_of(mesh, small()).panels.at(0);
  EXPECT_EQ(colour_in(picture, panel, 0.5, 0.2), black_phase);
  EXPECT_EQ(colour_in(picture, panel, 0.5, 0.9), yellow_phase);
}

TEST(Render, DrawsLagrangeCellsOfAnyDegree)
{
  // A field that is linear in space has the same colours on every mesh.
  for (const int degree : {1, 2, 3, 4})
    {
      const ScratchFolder folder;
      const SyntheticMesh mesh{{30 * micrometre, 20 * micrometre, 0}, {3, 2, 0}, degree};
      make_result(folder.path(), mesh, [](double x, double y, double) {
        return 0.5 * x / (30 * micrometre) + 0.5 * y / (20 * micrometre);
      });
      const Picture picture(render(folder.path(), small()).frames[0]);
      const Panel panel = layout_of(mesh, small()).panels.at(0);
      const ColourMap colours("phase");
      for (double right = 0.03; right < 1; right += 0.11)
        for (double up = 0.03; up < 1; up += 0.11)
          EXPECT_LE(distance(colour_in(picture, panel, right, up), colours.at(0.5 * (right + up))),
                    3)
            << degree << ": " << right << ' ' << up;
    }
}

TEST(Render, ShowsTheTopAndASectionIn3d)
{
  for (const int degree : {1, 2})
    {
      const ScratchFolder folder;
      const SyntheticMesh mesh{{8 * micrometre, 8 * micrometre, 0.3 * micrometre},
                               {6, 4, 3},
                               degree};
      make_result(folder.path(), mesh, [](double x, double, double z) {
        return 0.5 * x / (8 * micrometre) + 0.5 * z / (0.3 * micrometre);
      });
      const Picture picture(render(folder.path(), small()).frames[0]);
      const std::vector<Panel> panels = layout_of(mesh, small()).panels;
      ASSERT_EQ(panels.size(), 2u);
      const ColourMap colours("phase");
      for (double right = 0.05; right < 1; right += 0.15)
        for (double up = 0.05; up < 1; up += 0.15)
          {
            EXPECT_LE(
              distance(colour_in(picture, panels[0], right, up), colours.at(0.5 * (right + 1))),
              4);
            EXPECT_LE(
              distance(colour_in(picture, panels[1], right, up), colours.at(0.5 * (right + up))),
              4);
          }
    }
}

TEST(Render, LeavesGapsBetweenIslands)
{
  const ScratchFolder folder;
  SyntheticMesh mesh{{10 * micrometre, 10 * micrometre, 0}, {10, 10, 0}};
  mesh.keep = [](double x, double, double) { return x < 4 * micrometre || x > 6 * micrometre; };
  make_result(folder.path(), mesh, [](double x, double, double) { return x > 5 * micrometre; });
  const Picture picture(render(folder.path(), small()).frames[0]);
  const Panel panel = layout_of(mesh, small()).panels.at(0);
  EXPECT_EQ(colour_in(picture, panel, 0.2, 0.5), black_phase);
  EXPECT_EQ(colour_in(picture, panel, 0.8, 0.5), yellow_phase);
  const Colour gap = colour_in(picture, panel, 0.5, 0.5);
  EXPECT_GT(std::min({gap[0], gap[1], gap[2]}), 200) << "neither phase";
}

TEST(Render, JoinsThePiecesOfTheRanks)
{
  const ScratchFolder folder;
  const FieldFunction eta = [](double x, double, double) { return x > 5 * micrometre; };
  SyntheticMesh left{{4 * micrometre, 10 * micrometre, 0}, {4, 10, 0}};
  SyntheticMesh right{{6 * micrometre, 10 * micrometre, 0}, {6, 10, 0}};
  right.first_x = 4 * micrometre;
  write_vtu(left.grid("LT_phase", eta), folder / "solution/a.0000.vtu");
  write_vtu(right.grid("LT_phase", eta), folder / "solution/a.0001.vtu");
  make_file(
    folder / "solution/a.pvtu",
    "<VTKFile type=\"PUnstructuredGrid\" version=\"0.1\"><PUnstructuredGrid GhostLevel=\"0\">"
    "<PPointData><PDataArray type=\"Float64\" Name=\"LT_phase\"/></PPointData>"
    "<Piece Source=\"a.0000.vtu\"/><Piece Source=\"a.0001.vtu\"/>"
    "</PUnstructuredGrid></VTKFile>\n");
  write_pvd(folder.path(), {{0., "solution/a.pvtu"}});
  const Picture parts(render(folder.path(), small()).frames[0]);

  const ScratchFolder single;
  make_result(single.path(), {{10 * micrometre, 10 * micrometre, 0}, {10, 10, 0}}, eta);
  const Picture whole(render(single.path(), small()).frames[0]);
  ASSERT_EQ(parts.width(), whole.width());
  ASSERT_EQ(parts.height(), whole.height());
  int different = 0;
  for (int row = 0; row < whole.height(); ++row)
    for (int column = 0; column < whole.width(); ++column)
      different += distance(parts.at(column, row), whole.at(column, row)) > 2;
  EXPECT_EQ(different, 0);
}

TEST(Render, ColoursOtherFieldsByTheirRangeOverAllFrames)
{
  const ScratchFolder folder;
  const SyntheticMesh mesh{{10 * micrometre, 10 * micrometre, 0}, {4, 4, 0}};
  for (const int output : {0, 1, 2})
    write_vtu(mesh.grid("vacancies", [&](double, double, double) { return 1e24 * output; }),
              (folder / "solution/") + std::to_string(output) + ".vtu");
  write_pvd(folder.path(), {{0, "solution/0.vtu"}, {1, "solution/1.vtu"}, {2, "solution/2.vtu"}});
  RenderOptions options = small();
  options.field = "vacancies";
  const RenderResult result = render(folder.path(), options);
  ASSERT_EQ(result.frames.size(), 3u);
  const Panel panel = layout_of(mesh, options).panels.at(0);
  const ColourMap colours("viridis");
  for (const int output : {0, 1, 2})
    EXPECT_EQ(colour_in(Picture(result.frames[output]), panel, 0.4, 0.4), colours.at(0.5 * output));
}

TEST(Render, BarsOfLowPanelsAreAsHighAsThePanel)
{
  // A section of a film, which is stretched to a fifth of the frame: no room for names above and below.
  const ScratchFolder folder;
  const SyntheticMesh mesh{{20 * micrometre, 0.3 * micrometre, 0}, {20, 3, 0}};
  make_result(folder.path(), mesh, [](double, double, double) { return 0.; });
  const Picture picture(render(folder.path(), small()).frames[0]);
  const Layout layout = layout_of(mesh, small());
  const Panel &panel = layout.panels.at(0);
  const int column = layout.bar_column + layout.bar_width / 2;
  EXPECT_LE(distance(picture.at(column, panel.row + 1), yellow_phase), 12);
  EXPECT_LE(distance(picture.at(column, panel.row + panel.height - 2), black_phase), 12);
}

TEST(Render, DrawsEachNthAndTheLastAndAnnouncesItsFiles)
{
  const ScratchFolder folder;
  make_result(folder.path(), {{1, 1, 0}, {2, 2, 0}}, [](double, double, double) { return 0.; });
  write_pvd(folder.path(),
            {{0, "solution/a.vtu"},
             {1, "solution/a.vtu"},
             {2, "solution/a.vtu"},
             {3, "solution/a.vtu"},
             {4, "solution/a.vtu"},
             {5, "solution/a.vtu"}});
  make_file(folder / "render/mine.txt", "");
  RenderOptions options = small();
  options.every = 3;
  std::vector<std::string> announced;
  options.before_writing = [&](const std::vector<std::string> &files) {
    announced = files;
    EXPECT_FALSE(fs::exists(folder / "render/frame_0000.png"));
  };
  EXPECT_EQ(render(folder.path(), options).frames.size(), 3u); // 0, 3 and 5
  EXPECT_EQ(std::distance(fs::directory_iterator(folder / "render"), {}), 5);
  EXPECT_EQ(announced,
            (std::vector<std::string>{"render/animation.png",
                                      "render/frame_0000.png",
                                      "render/frame_0001.png",
                                      "render/frame_0002.png"}));
}
