// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A mixture and its displacement, each of which drives the other: orders in time and space, by what halving makes of the result.
#include "solver/time/integrator.h"
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double end = 0.5; // the wave decays to some 0.7 of itself

  /// A wave that is not small, in a body whose moduli follow the composition, and which is free along the wave.
  std::string wave(const int degree, const int cells)
  {
    return fmt::format(
      "subsection Material\n set Name = CsPb(I,Br)3\nend\n"
      "subsection Model\n set Parts = composition, light, strain\n"
      " subsection Free energy\n  set Br fraction = 0.4\n end\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = 200 nm, 50 nm\nend\n"
      "subsection Boundary conditions\n set Periodic = x\nend\n"
      "subsection Environment\n set Temperature = 500 K\nend\n"
      "subsection Initial composition\n set Profile = formula\n"
      " set Fraction = 0.4 + 0.1*cos(pi*x/100e-9) + 0.05*cos(pi*x/100e-9)*cos(pi*y/50e-9)\nend\n"
      "subsection Discretisation\n set Polynomial degree = {}\n set Finest cell = {:.17g} m\n"
      " set Adaptive = false\nend\n"
      "subsection Time\n set End time = 1 d\n set Relative tolerance = 1e-8\nend\n"
      "subsection Strain\n set Roller boundaries = bottom, top\n set Given mean stresses = xx, zz\n"
      " set Stiffness change by composition = 0.5\nend\n",
      degree,
      1.0000001 * 200e-9 / cells);
  }

  /// The composition and the displacements at some places at the end, after so many equal steps.
  std::vector<std::vector<double>> result(const int degree, const int cells, const int n_steps)
  {
    StrainRun run(wave(degree, cells));
    PhaseField &fields = run.simulation->fields();
    const auto integrator = make_integrator("TR-BDF2");
    State trial;
    fields.problem().initialise(trial);
    for (int step = 0; step < n_steps; ++step)
      {
        const Trial one = integrator->attempt(fields.problem(),
                                              end * step / n_steps,
                                              end / n_steps,
                                              fields.state(),
                                              trial);
        EXPECT_TRUE(one.solved) << one.failure;
        integrator->accept();
        fields.state().swap(trial);
      }
    std::vector<std::array<double, 3>> places;
    // Vertices of all meshes: elsewhere what interpolation lacks changes with the place in a cell.
    for (const double x : {25e-9, 50e-9, 75e-9, 100e-9, 150e-9, 175e-9})
      for (const double y : {0., 25e-9, 50e-9})
        places.push_back({x, y, 0.});
    std::vector<std::vector<double>> values;
    for (const char *name : {"Br_fraction", "ux", "uy"})
      values.push_back(fields.probe().values_at(fields.state(), run.number(name), places));
    return values;
  }

  /// log2 of how much less a and b differ than b and c, of each field.
  std::vector<double> orders(const std::vector<std::vector<double>> &a,
                             const std::vector<std::vector<double>> &b,
                             const std::vector<std::vector<double>> &c)
  {
    std::vector<double> found;
    for (std::size_t i = 0; i < a.size(); ++i)
      {
        double first = 0., second = 0.;
        for (std::size_t k = 0; k < a[i].size(); ++k)
          {
            first = std::max(first, std::abs(a[i][k] - b[i][k]));
            second = std::max(second, std::abs(b[i][k] - c[i][k]));
          }
        found.push_back(std::log2(first / second));
      }
    return found;
  }

  TEST(MadeToOrder, MixturesUnderStrainAreOfSecondOrderInTime)
  {
    for (const double order : orders(result(2, 8, 4), result(2, 8, 8), result(2, 8, 16)))
      {
        EXPECT_GE(order, 1.8);
        EXPECT_LE(order, 2.4);
      }
  }

  // p + 1 of the displacement. The composition follows the stress, which as a derivative of the displacement is of the order p.
  TEST(MadeToOrder, MixturesUnderStrainConvergeInTheOrderOfTheElements)
  {
    for (int degree = 1; degree <= 3; ++degree)
      {
        const int n = degree == 2 ? 12 : 16;
        const std::vector<double> found =
          orders(result(degree, n, 4), result(degree, 2 * n, 4), result(degree, 4 * n, 4));
        EXPECT_GE(found[0], degree - 0.3) << degree;
        EXPECT_GE(found[1], degree + 1. - 0.4) << degree;
        EXPECT_GE(found[2], degree + 1. - 0.4) << degree;
      }
  }
} // namespace
