// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Seeds take their halides from around them, wherever they come from.
#include "solver/base/error.h"
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  TEST(CompositionSeeds, LeaveTheMeanAsItIs)
  {
    const ScratchFolder folder;
    // One of them reaches through the joined ends.
    make_file(folder / "seeds.csv",
              "x [nm],y [nm],radius [nm],composition [%]\n"
              "5,100,20,20\n120,80,30,5\n120,150,12,90\n");
    const std::vector<std::vector<std::string>> kinds = {
      {"Seeds = from file", "Seeds file = " + folder / "seeds.csv"},
      {"Seeds = random", "Number of seeds = 3"},
      {"Seeds = listed", "Seed places = 0 nm, 0 nm, 100 nm, 50 nm"}};
    for (std::vector<std::string> entries : kinds)
      {
        const bool is_file = entries[0] == "Seeds = from file";
        std::vector<std::string> overrides = {"Geometry/Size = 200 nm, 200 nm"};
        for (const std::string &entry : entries)
          overrides.push_back("Initial composition/" + entry);
        const std::string shipped =
          file_content(SOFTLATTICE_SOURCE_DIR "/parameters/light_segregation.prm");
        const auto begin = shipped.find("subsection Initial composition");
        const auto end = shipped.find("end\n", begin) + 4;
        HalideRun run(
          HalideRun::Text{shipped.substr(0, begin) + shipped.substr(end) +
                          "subsection Initial composition\n set Seed edge = 6 nm\nend\n"},
          overrides);
        const FieldRange x = run.measure().fields[0];
        EXPECT_NEAR(x.mean, 0.5, 1e-12) << entries[0];
        // What (1 - tanh)/2 leaves in the middle of a seed: e^-(4.4 r/edge), r/edge of 2 or more.
        EXPECT_NEAR(x.lowest, is_file ? 0.05 : 0.2, 1e-2) << entries[0];
        if (is_file)
          {
            EXPECT_NEAR(x.highest, 0.9, 1e-2);
            // Those of the file displace pi (20^2 0.3 + 30^2 0.45 - 12^2 0.4) nm^2 and a little for their
            // edges, which the mixture around them takes up: it is far from all seeds at (60, 180) nm.
            const double area = 4e4, pi = constants::pi, w = 6. / 4.394;
            const auto disc = [&](const double r) { return pi * (r * r + pi * pi * w * w / 3.); };
            const double taken = disc(20.) * 0.3 + disc(30.) * 0.45 - disc(12.) * 0.4;
            const double outside = area - disc(20.) - disc(30.) - disc(12.);
            const double around = 0.5 + taken / outside;
            const auto sums = run.simulation->fields().measures().integrals(
              1,
              [&](std::size_t, const double *u, double *value) {
                *value = std::abs(u[0] - around) < 1e-3 ? 1. : 0.;
              });
            EXPECT_GT(sums[0], 0.6 * area * 1e-18);
          }
      }
  }

  TEST(CompositionSeeds, ThatFillTheBodyAreRefused)
  {
    EXPECT_THROW(
      HalideRun("light_segregation",
                {"Geometry/Size = 100 nm, 100 nm", "Initial composition/Seed radius = 300 nm"}),
      InputError);
  }
} // namespace
