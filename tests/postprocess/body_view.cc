// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/body_view.h"

#include "postprocess/render.h"
#include "tests/postprocess/synthetic_result.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace softlattice;

namespace
{
  constexpr double pi = 3.14159265358979323846;

  RenderOptions surface_at_half()
  {
    RenderOptions options;
    options.width = 640;
    options.height = 480;
    options.surface = 0.5;
    return options;
  }

  /// Pixels of the panel of the only frame of a body: white is outside of it, and of the rest those are LT that are
  /// neither dark as HT and the edges are.
  struct Seen
  {
    int body = 0, solid = 0;
    double column = 0, row = 0;           ///< the middle of what is solid
    double body_column = 0, body_row = 0; ///< and of the body
  };

  Seen look_at(const SyntheticMesh &mesh, const FieldFunction &eta)
  {
    const ScratchFolder folder;
    write_vtu(mesh.grid("LT_phase", eta), folder / "solution/a.vtu");
    write_pvd(folder.path(), {{0., "solution/a.vtu"}});
    const RenderOptions options = surface_at_half();
    const Picture picture(render(folder.path(), options).frames.at(0));
    const Panel panel = BodyView({{0, 0, 0}, mesh.size})
                          .layout(options.width, options.height, options.print_width)
                          .panels.at(0);
    Seen seen;
    // The names of the axes are black on white: a body has no white pixel above or below it that is not outside.
    for (int row = 0; row < panel.height; ++row)
      for (int column = 0; column < panel.width; ++column)
        {
          const Colour colour = picture.at(panel.column + column, panel.row + row);
          const bool is_brown = colour[0] > colour[2] + 6; // no grey, as letters and edges are
          if (!is_brown)
            continue;
          ++seen.body;
          seen.body_column += column;
          seen.body_row += row;
          if (colour[0] > 60)
            {
              ++seen.solid;
              seen.column += column;
              seen.row += row;
            }
        }
    seen.body_column /= seen.body;
    seen.body_row /= seen.body;
    seen.column /= std::max(seen.solid, 1);
    seen.row /= std::max(seen.solid, 1);
    return seen;
  }
} // namespace

// A ball looks like a disc from everywhere: its part of what is seen of a cube is pi r^2 over the sum of what the three
// sides show of themselves, their areas times the cosines of 35.3 or so degrees with the way of looking.
TEST(BodyView, ShowsABallAsADisc)
{
  constexpr double r = 0.3, width = 0.02;
  const SyntheticMesh mesh{{1, 1, 1}, {30, 30, 30}, 2};
  const auto ball = [](const double x, const double y, const double z) {
    const double from =
      std::sqrt((x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5) + (z - 0.5) * (z - 0.5));
    return 0.5 * (1 + std::tanh((r - from) / width));
  };
  const Seen seen = look_at(mesh, ball);
  const double sides = (0.5 + 0.75 + 0.5) / std::sqrt(0.25 + 0.5625 + 0.25);
  // Lines along nine edges, three pixels wide, are not of the body: 3 % of it.
  EXPECT_NEAR(double(seen.solid) / seen.body, pi * r * r / sides, 0.05 * pi * r * r / sides);
  EXPECT_NEAR(seen.column, seen.body_column, 4);
  EXPECT_NEAR(seen.row, seen.body_row, 4);
}

TEST(BodyView, CutsWhatReachesTheFacesAndSeesBehind)
{
  const SyntheticMesh mesh{{1, 1, 1}, {12, 12, 12}};
  EXPECT_EQ(look_at(mesh, [](double, double, double) { return 0.; }).solid, 0);
  const Seen all = look_at(mesh, [](double, double, double) { return 1.; });
  EXPECT_EQ(all.solid, all.body);
  // The back right corner, which is seen through HT: its lower part, as the field on the face.
  const Seen behind =
    look_at(mesh, [](const double, const double y, double) { return y > 0.99 ? 0.45 : 0.; });
  EXPECT_GT(behind.solid, 0.1 * behind.body);
  EXPECT_LT(behind.row, behind.body_row) << "what is behind is above, seen from above";
}

TEST(BodyView, StretchesFilmsAndRefusesPlanes)
{
  const BodyView film({{0, 0, 0}, {8e-6, 8e-6, 3e-7}});
  EXPECT_EQ(film.stretch(0), 1.);
  EXPECT_NEAR(film.stretch(2), 0.2 * 8e-6 / 3e-7, 1e-9);
  EXPECT_THROW(BodyView({{0, 0, 0}, {8e-6, 8e-6, 0}}), RenderError);
  RenderOptions options = surface_at_half();
  options.slice = Slice{2, 0.5};
  const ScratchFolder folder;
  const SyntheticMesh mesh{{1, 1, 1}, {2, 2, 2}};
  write_vtu(mesh.grid("LT_phase", [](double, double, double) { return 0.; }),
            folder / "solution/a.vtu");
  write_pvd(folder.path(), {{0., "solution/a.vtu"}});
  EXPECT_THROW(render(folder.path(), options), RenderError);
}
