// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Listed nuclei in a case with equations of its own. A disc of the equilibrium profile of two equal
// wells has the area pi (R^2 + (pi lambda)^2/3) but for exp(-R/lambda), and shrinks by its
// curvature, dA/dt = -2 pi M kappa but for a part of the order (lambda/R)^2.
#include "models/constants.h"
#include "solver/app/verbs.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

namespace
{
  using namespace softlattice;

  using constants::pi;
  constexpr double lambda = 0.70710678118654752; // sqrt(kappa/(2 rho)) with kappa = rho = 1
  constexpr double body = 1600.;

  // One disc within the body, and a later one across both of its seams.
  const std::string nuclei = "time [1],x [1],y [1],radius [1]\n"
                             "2,20,22,8\n"
                             "5,1,39,6\n";

  const std::string discs = "subsection Model\n"
                            "  set Equations     = expressions\n"
                            "  set Dimensionless = true\n"
                            "  set Fields        = eta\n"
                            "  set Free energy   = eta^2*(1 - eta)^2\n"
                            "  subsection Field eta\n"
                            "    set Kind                 = non-conserved\n"
                            "    set Gradient coefficient = 1\n"
                            "    set Mobility             = 1\n"
                            "  end\n"
                            "end\n"
                            "subsection Geometry\n"
                            "  set Kind = box\n"
                            "  set Size = 40, 40\n"
                            "end\n"
                            "subsection Initial state\n"
                            "  set eta = 0\n"
                            "end\n"
                            "subsection Boundary conditions\n"
                            "  set Periodic = x, y\n"
                            "end\n"
                            "subsection Nucleation\n"
                            "  set Prescribed nuclei file = nuclei.csv\n"
                            "  set Seeded field           = eta\n"
                            "  set Interface length       = 0.70710678118654752\n"
                            "end\n"
                            "subsection Discretisation\n"
                            "  set Finest cell = 1.25\n"
                            "end\n"
                            "subsection Time\n"
                            "  set End time           = 8\n"
                            "  set Relative tolerance = 1e-4\n"
                            "end\n";

  std::vector<std::string> cells(const std::string &line)
  {
    std::vector<std::string> parts;
    std::istringstream stream(line.substr(0, line.find('\r')));
    for (std::string part; std::getline(stream, part, ',');)
      parts.push_back(part);
    return parts;
  }

  /// The rows of a table, by the names of its columns.
  std::vector<std::map<std::string, std::string>> table(const std::string &path)
  {
    std::istringstream stream(file_content(path));
    std::string line;
    std::getline(stream, line);
    const std::vector<std::string> names = cells(line);
    std::vector<std::map<std::string, std::string>> rows;
    while (std::getline(stream, line))
      {
        const std::vector<std::string> parts = cells(line);
        rows.emplace_back();
        for (std::size_t i = 0; i < parts.size() && i < names.size(); ++i)
          rows.back()[names[i]] = parts[i];
      }
    return rows;
  }

  double area_of_disc(const double radius)
  {
    return pi * (radius * radius + pi * pi * lambda * lambda / 3.);
  }

  TEST(Seeds, DiscsOfACaseWithItsOwnEquations)
  {
    const ScratchFolder folder;
    make_file(folder / "nuclei.csv", nuclei);
    make_file(folder / "discs.prm", discs);
    RunOptions options;
    options.case_file = folder / "discs.prm";
    options.output = folder / "result";
    options.quiet = true;
    std::optional<ResultDirectory> begun;
    ASSERT_EQ(verbs::run(options, MPI_COMM_WORLD, begun), 0);

    bool seen_first = false, seen_second = false;
    double last_area = 0.;
    const auto rows = table(folder / "result/statistics.csv");
    for (const auto &row : rows)
      {
        const double t = std::stod(row.at("time [1]"));
        const double area = body * std::stod(row.at("mean of eta [1]"));
        const int regions = std::stoi(row.at("regions of eta [1]"));
        EXPECT_EQ(regions, t < 2. ? 0 : t < 5. ? 1 : 2) << "at " << t;
        EXPECT_EQ(std::stoi(row.at("nuclei [1]")), regions) << "at " << t;
        if (t < 2.)
          {
            EXPECT_EQ(area, 0.);
          }
        if (t == 2.)
          {
            seen_first = true;
            EXPECT_NEAR(area / area_of_disc(8.), 1., 1e-4);
          }
        if (t == 5.)
          {
            seen_second = true;
            EXPECT_NEAR(area, area_of_disc(8.) - 2. * pi * 3. + area_of_disc(6.), 0.01 * area);
          }
        last_area = area;
      }
    EXPECT_TRUE(seen_first && seen_second) << "each is set in at its own time";
    const double lost = area_of_disc(8.) + area_of_disc(6.) - last_area;
    // (lambda/R)^2 is 0.014 of the smaller one: twice that.
    EXPECT_NEAR(lost / (2. * pi * (6. + 3.)), 1., 0.03);

    const auto events = table(folder / "result/events.csv");
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(events[0].at("time [1]"), "2");
    EXPECT_EQ(events[0].at("radius [1]"), "8");
    EXPECT_EQ(events[1].at("x [1]"), "1");
    EXPECT_EQ(events[1].at("site"), "prescribed");
    EXPECT_EQ(events[1].at("phase"), "eta");
  }
} // namespace
