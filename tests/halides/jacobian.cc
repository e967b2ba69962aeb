// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The Jacobian of a stage of mixed halides against central differences of its residual.
#include "solver/linear/newton.h"
#include "solver/system/coupled_system.h"
#include "tests/halides/halide_run.h"
#include "tests/support/jacobian_difference.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// A small body with everything: composition and phase, ligands, exchange, bowing, vacancies that know the
  /// phase. `generation` of carriers [1/(m^3 s)], and entries about them.
  HalideRun::Text everything(const std::string &equations,
                             const std::string &generation,
                             const std::string &carriers = "")
  {
    const bool both = equations != "mixed halide";
    return {
      "subsection Material\n set Name = CsPb(I,Br)3\nend\n"
      "subsection Model\n set Equations = " +
      equations +
      "\n subsection Mixed halide\n"
      "  subsection Band gap\n   set Bowing = 0.2 eV\n   set Polaron energy = 0.05 eV\n  end\n"
      "  subsection Carriers\n   set Lifetime = 100 ns\n   set Site density = 1e20 1/cm^3\n" +
      carriers +
      "  end\n"
      "  subsection Mobility\n   set Gain in mixtures = 2\n  end\n"
      "  subsection Surface exchange\n   set Boundaries = left, top\n"
      "   set Composition = 0.3\n   set Rate constant = 5 nm/s\n  end\n" +
      (both ? "  subsection Vacancies\n   set Change in LT = 0.05 eV\n  end\n" : "") + " end\n" +
      (both ? " subsection Interface\n  set Width = 100 nm\n end\n" : "") +
      "end\n"
      "subsection Light\n set Generation rate = " +
      generation +
      " 1/m^3/s\nend\n"
      "subsection Ligands\n set Region = near boundary\n set Boundary = right\n"
      " set Distance = 200 nm\n set Mobility factor = 0.1\n set Vacancy energy = 0.05 eV\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = 1 um, 1 um\nend\n"
      "subsection Environment\n set Temperature = 400 K\nend\n"
      "subsection Initial composition\n set Fluctuation = 0.06\n"
      " set Shortest wavelength = 300 nm\nend\n" +
      (both ? "subsection Initial state\n set Kind = front\n set Front position = 500 nm\nend\n"
            : "") +
      "subsection Discretisation\n set Finest level = 3\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 1000 h\nend\n"};
  }

  /// Differences of the residual along a direction, less what the Jacobian says.
  struct Derivative
  {
    explicit Derivative(HalideRun &run)
      : problem(run.simulation->fields().problem())
      , system(dynamic_cast<CoupledSystem<2> &>(problem).stage())
      , u(run.simulation->fields().state())
      , known(u)
    {
      // Sets the stage: its time, weight and scales. Its solution is not wanted.
      State stage = u;
      problem.solve_stage(0., 3., known, 0.02, stage);
    }

    /// The product of the Jacobian with a random direction, and what it lacks.
    JacobianDifference operator()(const unsigned int seed)
    {
      State direction;
      problem.initialise(direction);
      std::mt19937 random(seed);
      for (unsigned int field = 0; field < u.n_blocks(); ++field)
        for (unsigned int i = 0; i < u.block(field).locally_owned_size(); ++i)
          direction.block(field).local_element(i) = uniform(random) - 0.5;
      return jacobian_difference(system, u, direction);
    }

    Problem &problem;
    NonlinearSystem &system;
    State u;
    State known;
  };

  TEST(HalideJacobian, IsTheDerivativeOfTheResidualInTheDark)
  {
    for (const char *equations : {"mixed halide", "mixed halide transformation"})
      {
        HalideRun run(everything(equations, "0"));
        Derivative derivative(run);
        const auto [expected, error] = derivative(1);
        for (unsigned int field = 0; field < expected.n_blocks(); ++field)
          EXPECT_LE(error.block(field).linfty_norm(), 1e-6 * expected.block(field).linfty_norm())
            << equations << ", field " << field;
      }
  }

  TEST(HalideJacobian, LeavesOutOneDirectionUnderLight)
  {
    // The carriers of the body answer to all nodes at once. What the Jacobian leaves out of this is a
    // matrix of rank one: the same vector, more or less of it, for any direction.
    for (const char *equations : {"mixed halide", "mixed halide transformation"})
      {
        HalideRun run(everything(equations, "1e32"));
        Derivative derivative(run);
        const auto [first_product, first] = derivative(1);
        const auto [second_product, second] = derivative(2);
        // Within a field; between fields the blocks have scales of their own.
        const auto &a = first.block(0), &b = second.block(0);
        const double factor = (a * b) / (a * a);
        EXPECT_GT(a.linfty_norm(), 1e-6 * first_product.block(0).linfty_norm()) << equations;
        auto difference = b;
        difference.add(-factor, a);
        EXPECT_LE(difference.linfty_norm(), 1e-6 * second_product.block(0).linfty_norm())
          << equations;
        RecordProperty("part of the derivative left out",
                       std::to_string(a.l2_norm() / first_product.block(0).l2_norm()));
        // It is small even where carriers rule: that is why it can be left out.
        EXPECT_LT(a.l2_norm(), 0.1 * first_product.block(0).l2_norm()) << equations;
      }
  }

  TEST(HalideJacobian, LeavesOutOneDirectionForEachColumn)
  {
    for (const char *equations : {"mixed halide", "mixed halide transformation"})
      {
        HalideRun run(everything(equations,
                                 "1e32",
                                 "   set Diffusion volume = columns\n"
                                 "   set Column width = 500 nm\n   set Light along = y\n"));
        Derivative derivative(run);
        auto a = derivative(1).error.block(0), b = derivative(2).error.block(0);
        const auto [product, third] = derivative(3);
        const auto &c = third.block(0);
        EXPECT_GT(c.linfty_norm(), 1e-6 * product.block(0).linfty_norm()) << equations;
        // c in the span of a and b, but not of a alone.
        a /= a.l2_norm();
        b.add(-(a * b), a);
        EXPECT_GT(b.linfty_norm(), 1e-5 * product.block(0).linfty_norm()) << equations;
        b /= b.l2_norm();
        auto rest = c;
        rest.add(-(a * c), a);
        rest.add(-(b * c), b);
        EXPECT_LE(rest.linfty_norm(), 1e-6 * product.block(0).linfty_norm()) << equations;
        EXPECT_LT(c.l2_norm(), 0.1 * product.block(0).l2_norm()) << equations;
      }
  }
} // namespace
