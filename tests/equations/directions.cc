// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Conserved fields that spread faster in one direction than in another, (153).
#include "solver/case/initial_laws.h"
#include "tests/equations/case_run.h"
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// Diffusion in 2D, A = (2, 1/2, x (1 - x)) and M = 1 + 0.3 y, whose solution is cos(pi x) (1 + y^2) (1 + t/2): no flux
  /// passes left and right.
  std::string turning()
  {
    const std::string c = "cos(pi*x)", by_x = "(-pi*sin(pi*x))", q = "(x*(1 - x))",
                      time = "(1 + t/2)", m = "(1 + 0.3*y)", exact = c + "*(1 + y^2)*" + time;
    const std::string divergence = "(-2*pi^2*" + c + "*(1 + y^2) + ((1 - 2*x)*" + c + " + 2*" + q +
                                   "*" + by_x + ")*2*y + " + c + ")";
    const std::string along_y = "(" + q + "*" + by_x + "*(1 + y^2) + 0.5*" + c + "*2*y)";
    return equations("set Fields = c\nset Free energy = c^2/2\n",
                     field("c",
                           "set Kind = conserved\nset Mobility = " + m +
                             "\nset Mobility directions = 2, 0.5, " + q + "\nset Source = 0.5*" +
                             c + "*(1 + y^2) - " + time + "*(" + m + "*" + divergence + " + 0.3*" +
                             along_y + ")\nset Exact solution = " + exact + "\n")) +
           "subsection Initial state\nset c = 0\nend\n"
           "subsection Boundary conditions\nsubsection c\nset Values = front: " +
           exact + "; back: " + exact + "\nend\nend\n";
  }

  // Linear in time, so that all of the error is that of space: of order four for cubics.
  TEST(Directions, AMadeSolutionIsMetWithTheOrderOfTheElements)
  {
    std::array<double, 2> errors{};
    for (std::size_t i = 0; i < 2; ++i)
      {
        Mesh<2> mesh(MPI_COMM_WORLD);
        make_box<2>(mesh, 3u << i);
        ExactProblem<2> problem(turning(), mesh, 3);
        problem.integrate("TR-BDF2", 0.2, 4);
        errors[i] = problem.error(0, 0.2);
      }
    EXPECT_LT(errors[0], 1e-3);
    EXPECT_NEAR(std::log2(errors[0] / errors[1]), 4., 0.3);
  }

  // In a closed body with hanging nodes: waves along x, y and z die out each with its own rate, and the mean stays.
  TEST(Directions, WavesDieOutAsTheirDirectionSays)
  {
    const std::string text = equations("set Fields = c\nset Free energy = c^2/2\n",
                                       field("c",
                                             "set Kind = conserved\nset Mobility = 0.5\n"
                                             "set Mobility directions = 1, 0.3, 2, 0, 0, 0\n")) +
                             "subsection Initial state\nset c = 0\nend\n";
    Mesh<3> mesh(MPI_COMM_WORLD);
    make_box<3>(mesh, 2);
    refine_a_third<3>(mesh, 2);
    const double rates[] = {0.5, 0.15, 1.};
    for (std::size_t axis = 0; axis < 3; ++axis)
      {
        ExactProblem<3> problem(text, mesh, 3, {1e-4, 1e-7, 0.});
        problem.set([&](std::size_t, const std::array<double, 3> &x) {
          return 0.3 + std::cos(M_PI * x[axis]);
        });
        const double mean = problem.system.mean(0, problem.u),
                     variance = problem.system.variance(0, problem.u);
        problem.system.make_consistent(0., problem.u);
        const auto integrator = make_integrator("TR-BDF2");
        constexpr double end = 0.1;
        constexpr int n_steps = 20;
        for (int step = 0; step < n_steps; ++step)
          {
            const Trial result = integrator->attempt(problem.system,
                                                     end * step / n_steps,
                                                     end / n_steps,
                                                     problem.u,
                                                     problem.trial);
            ASSERT_TRUE(result.solved) << result.failure;
            integrator->accept();
            problem.u.swap(problem.trial);
          }
        EXPECT_NEAR(problem.system.mean(0, problem.u), mean, 1e-13);
        const double left = std::exp(-2. * rates[axis] * M_PI * M_PI * end);
        EXPECT_NEAR(problem.system.variance(0, problem.u) / variance / left, 1., 3e-3) << axis;
      }
  }

  // The explicit method is told of the fastest direction, or it would not be stable.
  TEST(Directions, ExplicitStepsAreStable)
  {
    const std::string text = equations("set Fields = c\nset Free energy = c^2/2\n",
                                       field("c",
                                             "set Kind = conserved\nset Mobility = 1\n"
                                             "set Mobility directions = 9, 1, 2.9\n")) +
                             "subsection Initial state\nset c = 0\nend\n";
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    ExactProblem<2> problem(text, mesh, 2, {1e-3, 1e-6, 0.});
    problem.set([&](std::size_t, const std::array<double, 3> &x) {
      return std::cos(M_PI * x[0]) * std::cos(3. * M_PI * x[1]);
    });
    const auto integrator = make_integrator("RKC2");
    double before = problem.system.variance(0, problem.u);
    for (int step = 0; step < 20; ++step)
      {
        const Trial result =
          integrator->attempt(problem.system, 1e-3 * step, 1e-3, problem.u, problem.trial);
        ASSERT_TRUE(result.solved) << result.failure;
        integrator->accept();
        problem.u.swap(problem.trial);
        const double variance = problem.system.variance(0, problem.u);
        EXPECT_LT(variance, before);
        before = variance;
      }
  }

  TEST(Directions, WhatIsNoTensorIsRefusedWithItsLine)
  {
    const auto said = [](const std::string &directions, const std::string &more = {}) {
      try
        {
          TextRun run("subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
                      " set Fields = c\n set Free energy = c^2/2\n subsection Field c\n  set Kind "
                      "= conserved\n"
                      "  set Mobility = 1\n  set Mobility directions = " +
                      directions +
                      "\n end\nend\n"
                      "subsection Geometry\n set Kind = box\n set Size = 1, 1\nend\n"
                      "subsection Initial state\n set c = x\nend\n"
                      "subsection Discretisation\n set Finest cell = 0.5\nend\n"
                      "subsection Time\n set End time = 1\nend\n" +
                      more);
        }
      catch (const std::exception &error)
        {
          return std::string(error.what());
        }
      return std::string();
    };
    EXPECT_EQ(said("2, 1, 0.5"), "");
    EXPECT_NE(said("1, 2").find("case.prm:9:"), std::string::npos) << said("1, 2");
    EXPECT_NE(said("1, 2").find("2 components"), std::string::npos) << said("1, 2");
    for (const std::string indefinite :
         {"1, 1, 1.1", "-1, 1, 0", "x - 0.5, 1, 0", "1, 1, sqrt(x - 0.5)"})
      {
        EXPECT_NE(said(indefinite).find("not positive definite at x ="), std::string::npos)
          << said(indefinite);
        EXPECT_NE(said(indefinite).find("case.prm:9:"), std::string::npos) << said(indefinite);
      }
    EXPECT_NE(said("1, 1, c").find("case.prm:9:"), std::string::npos) << said("1, 1, c");
    const std::string noise =
      said("2, 1, 0",
           "subsection Model\n subsection Noise\n  set Thermal noise = true\n"
           "  set Noise energy kT = 1e-3\n end\nend\n");
    EXPECT_NE(noise.find("which it does not know"), std::string::npos) << noise;
  }
} // namespace
