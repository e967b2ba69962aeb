// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A state that interpolation has put outside the range of a field comes back into it, whether the range ends
// on both sides or on one, and a conserved field keeps its mean.
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

#include <limits>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double infinity = std::numeric_limits<double>::infinity();

  /// A conserved field with a range, of which a text knows nothing.
  class Ranged final : public ExpressionEquations
  {
  public:
    Ranged(const ExpressionModel &model, const double lowest, const double highest)
      : ExpressionEquations(model, {1e-3, 1e-6, 0.})
      , ranged_(ExpressionEquations::description())
    {
      ranged_.fields[0].lowest = lowest;
      ranged_.fields[0].highest = highest;
    }
    const EquationsDescription &description() const override { return ranged_; }

  private:
    EquationsDescription ranged_;
  };

  TEST(Admissible, RangesThatEndOnOneSideKeepNumbersNumbersAndTheMean)
  {
    const OwnEquations own(equations("set Fields = c\nset Free energy = c^2\n",
                                     field("c", "set Kind = conserved\nset Mobility = 1\n")) +
                           "subsection Initial state\nset c = 0\nend\n");
    ASSERT_EQ(own.diagnostics.n_errors(), 0u) << own.diagnostics.text();
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    const struct
    {
      double lowest, highest, offset;
    } ranges[] = {{0., 1., 0.}, {0., infinity, 0.}, {-infinity, 1., 0.}, {1e20, infinity, 1e20}};
    for (const auto &range : ranges)
      {
        Ranged equations(own.model, range.lowest, range.highest);
        Space<2> space(mesh, 2);
        std::vector<std::vector<std::string>> names;
        for (int id = 0; id < 4; ++id)
          names.push_back({boundaries[id]});
        CoupledSystem<2> system(space, equations, names);
        space.reinit();
        system.reinit();
        State u;
        system.initialise(u);
        const double scale = range.offset > 0. ? range.offset : 1.;
        const auto places = space.node_places();
        for (unsigned int i = 0; i < places.size(); ++i) // a part is below 0, and a part above 1
          u.block(0).local_element(i) =
            range.offset + scale * (0.5 + 0.52 * std::cos(M_PI * places[i][0]));
        space.distribute(u.block(0));
        const double mean = system.mean(0, u);
        system.admit(u);
        for (const double value : u.block(0))
          EXPECT_TRUE(equations.fields()[0].admits(value)) << value;
        EXPECT_NEAR(system.mean(0, u), mean, 1e-14 * scale);
      }
  }

  // A dilute species next to a region without any, over ten decades, with the energy c (log c - 1): diffusion. What
  // the solver leaves of the mean is given back, which must not take from where nothing is; the step is far longer than
  // it takes to cross the body. The range ends below, or on both sides.
  TEST(Admissible, WhatRestoresAMeanLeavesADepletedRegionItsSign)
  {
    for (const std::string highest : {"", "set Highest value = 2\n"})
      {
        Mesh<2> mesh(MPI_COMM_WORLD);
        make_box<2>(mesh, 8);
        ExactProblem<2> problem(
          equations(
            "set Fields = c\nset Free energy = c*(log(c) - 1)\n",
            field("c",
                  "set Kind = conserved\nset Mobility = c\nset Lowest value = 0\n" + highest)) +
            "subsection Initial state\nset c = 1\nend\n",
          mesh,
          2,
          {1e-3, 1e-3, 0.});
        problem.set([](const std::size_t, const std::array<double, 3> &x) {
          return std::pow(10., -10. * x[0]);
        });
        const double mean = problem.system.mean(0, problem.u);
        problem.system.make_consistent(0., problem.u);
        const auto integrator = make_integrator("TR-BDF2");
        double t = 0., dt = 1e-6;
        for (unsigned int step = 0; t < 1. && step < 2000; ++step)
          {
            const Trial result =
              integrator->attempt(problem.system, t, dt, problem.u, problem.trial);
            if (!result.solved)
              {
                dt *= 0.25;
                continue;
              }
            integrator->accept();
            problem.u.swap(problem.trial);
            t += dt;
            dt *= 1.3;
            for (unsigned int k = 0; k < problem.u.block(0).locally_owned_size(); ++k)
              {
                const bool hangs = problem.space.mass().local_element(k) == 0.;
                ASSERT_GT(hangs ? 1. : problem.u.block(0).local_element(k), 0.) << "at " << t;
              }
          }
        EXPECT_GE(t, 1.);
        EXPECT_NEAR(problem.system.mean(0, problem.u), mean, 1e-13 * mean);
        // All has spread: exp(-pi^2 t) is left of the slowest wave.
        EXPECT_NEAR(problem.u.block(0).local_element(0), mean, 1e-3 * mean);
      }
  }
} // namespace
