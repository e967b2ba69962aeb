// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A conserved field keeps its mean through changes of the mesh and steps on it, and gets exactly what
// flows in.
#include "solver/adapt/adaptation.h"
#include "tests/equations/exact_problem.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  std::string mixture(const std::string &source, const std::string &conditions)
  {
    return equations("set Fields = c\nset Free energy = 5*(c - 0.3)^2*(0.7 - c)^2\n",
                     field("c",
                           "set Kind = conserved\nset Gradient coefficient = 0.002\n"
                           "set Mobility = 0.5 + c^2\n" +
                             source)) +
           "subsection Initial state\nset c = 0\nend\n" + conditions;
  }

  double waves(std::size_t, const std::array<double, 3> &x)
  {
    return 0.5 + 0.15 * std::cos(5. * x[0]) * std::cos(7. * x[1] + 0.3);
  }

  TEST(Conservation, MeshesComeAndGoAndTheMeanStays)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    mesh.refine_global(1);
    ExactProblem<2> problem(mixture("", ""), mesh, 3, {1e-3, 1e-6, 0.});
    AdaptationSettings settings;
    settings.finest_level = 3;
    settings.coarsest_level = 0;
    settings.refine_above = 0.9; // the balls decide
    settings.coarsen_below = 0.45;
    Adaptation<2> adaptation(mesh, problem.space, settings);
    problem.set(waves);
    const auto integrator = make_integrator("TR-BDF2");
    std::mt19937 random(3);
    double mean = problem.system.mean(0, problem.u);
    unsigned int n_changes = 0;
    for (unsigned int cycle = 0; cycle < 50; ++cycle)
      {
        const RefinedBall<2> ball{{uniform(random), uniform(random)}, 0.02 + 0.2 * uniform(random)};
        if (adaptation.adapt(problem.u, {ball}))
          {
            ++n_changes;
            problem.system.reinit();
            problem.system.initialise(problem.trial);
            integrator->restart();
          }
        const Trial trial =
          integrator->attempt(problem.system, cycle * 1e-4, 1e-4, problem.u, problem.trial);
        ASSERT_TRUE(trial.solved) << trial.failure;
        integrator->accept();
        problem.u.swap(problem.trial);
        const double now = problem.system.mean(0, problem.u);
        ASSERT_NEAR(now / mean, 1., 1e-12) << "cycle " << cycle;
        mean = now;
      }
    EXPECT_GE(n_changes, 45u);
  }

  TEST(Conservation, WhatFlowsInIsThere)
  {
    // Through 1 of length in front, and everywhere by the source: 0.3 + 0.2 per time.
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    refine_a_third<2>(mesh, 2);
    ExactProblem<2> problem(
      mixture("set Source = 0.2\n",
              "subsection Boundary conditions\nsubsection c\nset Fluxes = front: 0.3\nend\nend\n"),
      mesh,
      3,
      {1e-3, 1e-6, 0.});
    problem.set(waves);
    const double mean = problem.system.mean(0, problem.u);
    const auto integrator = make_integrator("TR-BDF2");
    for (unsigned int step = 0; step < 10; ++step)
      {
        const Trial trial =
          integrator->attempt(problem.system, step * 1e-3, 1e-3, problem.u, problem.trial);
        ASSERT_TRUE(trial.solved) << trial.failure;
        integrator->accept();
        problem.u.swap(problem.trial);
      }
    EXPECT_NEAR(problem.system.mean(0, problem.u), mean + 0.5 * 0.01, 1e-13);
  }
} // namespace
