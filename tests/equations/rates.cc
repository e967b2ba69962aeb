// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Sources that hold the rate of another field, as latent heat does.
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

  TEST(Rates, OfSecondOrderInTime)
  {
    for (const char *const method : {"TR-BDF2", "RKC2"})
      {
        Mesh<2> mesh(MPI_COMM_WORLD);
        make_box<2>(mesh, 6);
        double error[2][3];
        for (const int halving : {0, 1})
          {
            ExactProblem<2> problem(chain_of_rates(Motion::swinging), mesh, 4);
            problem.integrate(method, 0.5, 16u << halving);
            for (const int i : {0, 1, 2})
              error[halving][i] = problem.error(i, 0.5);
          }
        for (const int i : {0, 1, 2})
          EXPECT_NEAR(std::log2(error[0][i] / error[1][i]), 2., 0.15)
            << method << ", field " << i << ": " << error[0][i] << ", " << error[1][i];
      }
  }

  TEST(Rates, ErrorsInSpaceAreThoseOfTheElements)
  {
    double error[2][3];
    for (const unsigned int halving : {0u, 1u})
      {
        Mesh<2> mesh(MPI_COMM_WORLD);
        make_box<2>(mesh, 4u << halving);
        refine_a_third<2>(mesh, 3);
        ExactProblem<2> problem(chain_of_rates(Motion::swinging), mesh, 2);
        problem.integrate("TR-BDF2", 0.05, 200);
        for (const int i : {0, 1, 2})
          error[halving][i] = problem.error(i, 0.05);
      }
    for (const int i : {0, 1, 2})
      EXPECT_GE(std::log2(error[0][i] / error[1][i]), 2.7) << "field " << i;
  }

  TEST(Rates, ErrorsInSpaceInThreeDimensionsWithHangingNodes)
  {
    for (const unsigned int degree : {1u, 2u})
      {
        double error[2][3];
        for (const unsigned int halving : {0u, 1u})
          {
            Mesh<3> mesh(MPI_COMM_WORLD);
            make_box<3>(mesh, degree == 1 ? 6 : 3);
            refine_a_third<3>(mesh, 3);
            mesh.refine_global(halving);
            ExactProblem<3> problem(chain_of_rates(Motion::linear, 3),
                                    mesh,
                                    degree,
                                    {0., 1e-8, 0.});
            problem.integrate("TR-BDF2", 0.2, 2);
            for (const int i : {0, 1, 2})
              error[halving][i] = problem.error(i, 0.2);
          }
        for (const int i : {0, 1, 2})
          EXPECT_GE(std::log2(error[0][i] / error[1][i]), degree + 1. - 0.3)
            << "degree " << degree << ", field " << i;
      }
  }

  // A solid that grows into an undercooled melt until it is as warm as it can be: U - phi/2 neither comes nor goes.
  TEST(Rates, LatentHeatIsConserved)
  {
    TextRun run("subsection Model\nset Equations = expressions\nset Dimensionless = true\n"
                "set Fields = U, phi\nset Constants = D = 2\n"
                "set Free energy = phi^4/4 - phi^2/2 + U^2/2\n"
                "subsection Field U\nset Kind = conserved\nset Mobility = D\n"
                "set Source = dt(phi)/2\nend\n"
                "subsection Field phi\nset Kind = non-conserved\nset Gradient coefficient = 1\n"
                "set Mobility = 1\nset Source = -3*U*(1 - phi^2)^2\nend\nend\n"
                "subsection Geometry\nset Kind = box\nset Size = 40, 40\nend\n"
                "subsection Initial state\nset U = -0.6\n"
                "set phi = -tanh((sqrt(x^2 + y^2) - 8)/sqrt(2))\nend\n"
                "subsection Discretisation\nset Interface width = 3.1\nend\n"
                "subsection Time\nset End time = 60\nend\n");
    const auto conserved = [&] {
      const Measured now = run.measure();
      return now.fields[0].mean - 0.5 * now.fields[1].mean;
    };
    const double before = conserved(), solid = run.measure().fields[1].mean;
    run.advance_to(60.);
    EXPECT_GT(run.measure().fields[1].mean, solid + 0.2);
    EXPECT_GT(run.n_remeshed, 0u);
    EXPECT_NEAR(conserved(), before, 1e-13);
  }
} // namespace
