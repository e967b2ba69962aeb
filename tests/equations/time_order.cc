// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Errors in time of solutions that are known, on a mesh that leaves next to none in space: they fall
// with the square of the step.
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double end = 0.5;

  void expect_second_order(const std::string &text,
                           const std::string &method,
                           const unsigned int n_steps,
                           const unsigned int n_cells = 8)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, n_cells);
    std::vector<std::vector<double>> errors;
    for (unsigned int halving = 0; halving <= 3; ++halving)
      {
        ExactProblem<2> problem(text, mesh, 4);
        problem.integrate(method, end, n_steps << halving);
        std::vector<double> list;
        for (unsigned int field = 0; field < problem.u.n_blocks(); ++field)
          list.push_back(problem.error(field, end));
        errors.push_back(list);
      }
    for (std::size_t field = 0; field < errors[0].size(); ++field)
      {
        const double order = std::log2(errors[2][field] / errors[3][field]);
        std::printf("  %s field %zu: %.3e %.3e %.3e %.3e orders %.2f %.2f %.2f\n",
                    method.c_str(),
                    field,
                    errors[0][field],
                    errors[1][field],
                    errors[2][field],
                    errors[3][field],
                    std::log2(errors[0][field] / errors[1][field]),
                    std::log2(errors[1][field] / errors[2][field]),
                    order);
        EXPECT_NEAR(order, 2., 0.15) << "field " << field;
      }
  }

  TEST(OrderInTime, AllenCahn)
  {
    expect_second_order(allen_cahn(Motion::swinging), "TR-BDF2", 4);
  }

  TEST(OrderInTime, CahnHilliard)
  {
    expect_second_order(cahn_hilliard(Motion::swinging), "TR-BDF2", 4, 12);
  }

  TEST(OrderInTime, Coupled)
  {
    expect_second_order(coupled(Motion::swinging), "TR-BDF2", 4);
  }

  TEST(OrderInTime, ValuesOnBoundariesThatDependOnTime)
  {
    for (const std::string &text : {allen_cahn_between_boundaries(Motion::swinging),
                                    cahn_hilliard_with_reservoir(Motion::swinging),
                                    diffusion(Motion::swinging)})
      expect_second_order(text, "TR-BDF2", 4);
  }

  TEST(OrderInTime, StabilisedExplicitMethod)
  {
    for (const std::string &text : {allen_cahn(Motion::swinging),
                                    allen_cahn_with_flux(Motion::swinging),
                                    allen_cahn_between_boundaries(Motion::swinging)})
      expect_second_order(text, "RKC2", 4);
  }

  // A potential follows from the other fields at once: an equation without a rate is infinitely stiff,
  // no number of explicit stages is enough, and what chooses by the number of stages stays implicit.
  TEST(StabilisedExplicitMethod, IsNothingForPotentials)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    ExactProblem<2> problem(coupled(Motion::swinging), mesh, 2);
    problem.set_exact(0.);
    problem.system.make_consistent(0., problem.u);
    EXPECT_TRUE(std::isinf(problem.system.spectral_radius(0., problem.u)));
    const Trial trial =
      make_integrator("RKC2")->attempt(problem.system, 0., 1e-9, problem.u, problem.trial);
    EXPECT_FALSE(trial.solved);
  }
} // namespace
