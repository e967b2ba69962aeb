// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Conserved fields that move one another, by Onsager's relations.
#include "tests/equations/case_run.h"
#include "tests/equations/exact_problem.h"
#include "tests/equations/made_to_order.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  TEST(CrossMobilities, ErrorsInSpaceAreThoseOfTheElements)
  {
    for (const bool refined : {false, true})
      for (const unsigned int degree : {2u, 3u})
        {
          double error[2][2];
          for (const unsigned int halving : {0u, 1u})
            {
              Mesh<2> mesh(MPI_COMM_WORLD);
              make_box<2>(mesh, 4u << halving);
              if (refined)
                refine_a_third<2>(mesh, 3);
              ExactProblem<2> problem(cross_mobilities(Motion::linear), mesh, degree);
              problem.integrate("TR-BDF2", 0.1, 2);
              for (const int i : {0, 1})
                error[halving][i] = problem.error(i, 0.1);
            }
          for (const int i : {0, 1})
            EXPECT_GE(std::log2(error[0][i] / error[1][i]), degree + 1. - 0.3)
              << "field " << i << ", degree " << degree << ", refined " << refined;
        }
  }

  TEST(CrossMobilities, ErrorsInSpaceInThreeDimensionsWithHangingNodes)
  {
    for (const unsigned int degree : {1u, 2u})
      {
        double error[2][2];
        for (const unsigned int halving : {0u, 1u})
          {
            Mesh<3> mesh(MPI_COMM_WORLD);
            make_box<3>(mesh, degree == 1 ? 6 : 3);
            refine_a_third<3>(mesh, 3);
            mesh.refine_global(halving);
            ExactProblem<3> problem(cross_mobilities(Motion::linear, 3),
                                    mesh,
                                    degree,
                                    {0., 1e-8, 0.});
            problem.integrate("TR-BDF2", 0.1, 2);
            for (const int i : {0, 1})
              error[halving][i] = problem.error(i, 0.1);
          }
        for (const int i : {0, 1})
          EXPECT_GE(std::log2(error[0][i] / error[1][i]), degree + 1. - 0.3)
            << "field " << i << ", degree " << degree;
      }
  }

  TEST(CrossMobilities, OfSecondOrderInTime)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 12);
    double error[2][2];
    for (const int halving : {0, 1})
      {
        ExactProblem<2> problem(cross_mobilities(Motion::swinging), mesh, 4);
        problem.integrate("TR-BDF2", 0.5, 16u << halving);
        for (const int i : {0, 1})
          error[halving][i] = problem.error(i, 0.5);
      }
    for (const int i : {0, 1})
      EXPECT_NEAR(std::log2(error[0][i] / error[1][i]), 2., 0.15) << "field " << i;
  }

  // Three components, c + d + the rest = 1, that demix: with mobilities of vacancies, M_cc = c (1 - c) and M_cd = - c d
  // (de Fontaine 1973), the energy falls, and nothing is lost.
  std::string ternary(const std::string &cross)
  {
    return "subsection Model\nset Equations = expressions\nset Dimensionless = true\n"
           "set Fields = c, d\nset Constants = w = 4\n"
           "set Free energy = c*log(c) + d*log(d) + (1 - c - d)*log(1 - c - d) + "
           "w*(c*d + c*(1 - c - d) + d*(1 - c - d))\n"
           "subsection Field c\nset Kind = conserved\nset Gradient coefficient = 1\n"
           "set Mobility = c*(1 - c)\nset Cross mobilities = d: " +
           cross +
           "\nset Lowest value = 0\nset Highest value = 1\nend\n"
           "subsection Field d\nset Kind = conserved\nset Gradient coefficient = 1\n"
           "set Mobility = d*(1 - d)\nset Lowest value = 0\nset Highest value = 1\nend\nend\n"
           "subsection Geometry\nset Kind = box\nset Size = 24, 24\nend\n"
           "subsection Initial state\nset c = 1/3 + 0.02*noise(1, 2)\nset d = 1/3 + 0.02*noise(2, "
           "2)\nend\n"
           "subsection Boundary conditions\nset Periodic = x, y\nend\n"
           "subsection Discretisation\nset Finest cell = 1.5\nset Adaptive = false\nend\n"
           "subsection Time\nset End time = 50\nend\n";
  }

  TEST(CrossMobilities, EnergyFallsAndNothingIsLost)
  {
    TextRun run(ternary("-c*d"));
    const Measured before = run.measure();
    double last = before.energy.total();
    while (run.now() < 50.)
      {
        run.step_towards(50.);
        const double now = run.free_energy();
        EXPECT_LE(now, last + 1e-9 * std::abs(last));
        last = now;
      }
    const Measured after = run.measure();
    for (const int i : {0, 1})
      {
        EXPECT_NEAR(after.fields[i].mean, before.fields[i].mean, 1e-13);
        EXPECT_GT(after.fields[i].highest - after.fields[i].lowest, 0.3) << "nothing has happened";
      }
    std::printf("  %u steps, %.1f iterations a solve\n",
                run.n_steps,
                double(run.n_krylov) / double(run.n_solves));
  }

  TEST(CrossMobilities, IndefiniteOnesAreRefusedWithThePlace)
  {
    try
      {
        TextRun run(ternary("-3*c*d"));
        FAIL();
      }
    catch (const std::exception &error)
      {
        const std::string text = error.what();
        EXPECT_NE(text.find("not positive definite at x = "), std::string::npos) << text;
      }
  }
} // namespace
