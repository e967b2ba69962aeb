// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Energies that depend on gradients: against gradient coefficients, an integral by another way, a solution
// that is known, and laws that read the gradient at nodes.
#include "tests/equations/exact_problem.h"
#include "tests/equations/made_to_order.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  std::string one_field(const std::string &energy, const std::string &lines)
  {
    return equations("set Fields = u\nset Free energy = " + energy + "\n", field("u", lines)) +
           "subsection Initial state\nset u = 0\nend\n";
  }

  double some_wave(const std::size_t field, const std::array<double, 3> &x)
  {
    return 0.5 + 0.2 * std::cos(2. * x[0] + double(field)) * std::sin(3. * x[1] - x[2] + 0.4);
  }

  template <int dim>
  struct Pair
  {
    Pair(const std::string &with_coefficient,
         const std::string &by_formula,
         const unsigned int degree)
    {
      make_box<dim>(mesh, dim == 2 ? 4 : 2);
      refine_a_third<dim>(mesh, 3);
      for (const std::string &text : {with_coefficient, by_formula})
        problems.push_back(std::make_unique<ExactProblem<dim>>(text, mesh, degree));
      for (auto &one : problems)
        one->set(some_wave);
    }
    Mesh<dim> mesh{MPI_COMM_WORLD};
    std::vector<std::unique_ptr<ExactProblem<dim>>> problems;
  };

  // kappa/2 |grad u|^2 is the same by coefficient and by formula: rates, energies and bounds of the spectrum,
  // of conserved and non-conserved fields, and of a term that is of several fields.
  template <int dim>
  void expect_same(const unsigned int degree)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
    for (const std::string kind : {"non-conserved", "conserved"})
      {
        const std::string lines = "set Kind = " + kind + "\nset Mobility = 0.7\n";
        Pair<dim> pair(one_field("u^2*(1 - u)^2", lines + "set Gradient coefficient = 0.02\n"),
                       one_field("u^2*(1 - u)^2 + 0.01*grad2(u)", lines),
                       degree);
        State rate[2];
        double energy[2], radius[2];
        for (int k = 0; k < 2; ++k)
          {
            auto &one = *pair.problems[k];
            one.system.initialise(rate[k]);
            one.system.rate(0., AtJump::after, one.u, rate[k]);
            const auto all = one.system.energy(0., false, one.u);
            energy[k] = all.bulk + all.gradient;
            radius[k] = one.system.spectral_radius(0., one.u);
          }
        rate[1].add(-1., rate[0]);
        EXPECT_LE(rate[1].linfty_norm(), 1e-11 * rate[0].linfty_norm()) << kind;
        EXPECT_NEAR(energy[1], energy[0], 1e-12 * std::abs(energy[0])) << kind;
        EXPECT_NEAR(radius[1], radius[0], 1e-12 * radius[0]) << kind;
      }
  }

  TEST(GradientEnergy, IsThatOfAGradientCoefficient)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      expect_same<2>(degree);
    expect_same<3>(2);
  }

  TEST(GradientEnergy, DerivativesByPlaceAreThose)
  {
    const std::string lines = "set Kind = non-conserved\nset Mobility = 1\n";
    Pair<3> pair(one_field("0.01*grad2(u)", lines),
                 one_field("0.01*(d(u, x)^2 + d(u, y)*d(u, y)) + 0.005*dot(grad(u), grad(u)) + "
                           "0.005*d(u,z)^2 - 0.005*d( u , x )^2 - 0.005*d(u, y)^2",
                           lines),
                 2);
    const auto first = pair.problems[0]->system.energy(0., false, pair.problems[0]->u);
    const auto second = pair.problems[1]->system.energy(0., false, pair.problems[1]->u);
    EXPECT_NEAR(second.gradient, first.gradient, 1e-13 * first.gradient);
  }

  // An energy of two fields, their gradients, place and time, by Gauss quadrature: the difference falls as that
  // of the integration with the nodes, h^(2 p).
  TEST(GradientEnergy, IsItsIntegral)
  {
    const std::string text =
      equations("set Fields = u, v\nset Free energy = (1 + v^2)*grad2(u)^2/4 + "
                "sin(x)*dot(grad(u), grad(v)) + u*d(v, y) + t*d(u, x)\n",
                field("u", "set Kind = non-conserved\nset Mobility = 1\n") +
                  field("v", "set Kind = non-conserved\nset Mobility = 1\n")) +
      "subsection Initial state\nset u = 0\nset v = 0\nend\n";
    double error[2];
    for (const int level : {0, 1})
      {
        Mesh<2> mesh(MPI_COMM_WORLD);
        make_box<2>(mesh, 4u << level);
        ExactProblem<2> problem(text, mesh, 3);
        problem.set(some_wave);
        const double integral = problem.integral(
          [](const auto &u, const auto &gradient, const std::array<double, 3> &place) {
            const double square = gradient[0] * gradient[0];
            return (1. + u[1] * u[1]) * square * square / 4. +
                   std::sin(place[0]) * (gradient[0] * gradient[1]) + u[0] * gradient[1][1] +
                   0.3 * gradient[0][0];
          });
        error[level] =
          std::abs(problem.system.energy(0.3, false, problem.u).gradient / integral - 1.);
      }
    EXPECT_LE(error[1], 1e-6);
    EXPECT_GE(std::log2(error[0] / error[1]), 5.);
  }

  double error_at_the_end(const unsigned int degree, const unsigned int n_cells, const bool refined)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, n_cells);
    if (refined)
      refine_a_third<2>(mesh, 5);
    ExactProblem<2> problem(gradient_energy(Motion::linear), mesh, degree, {0., 1e-9, 0.});
    problem.integrate("TR-BDF2", 0.4, 4);
    return problem.error(0, 0.4);
  }

  TEST(GradientEnergy, OrderInSpace)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      for (const bool refined : {false, true})
        {
          const unsigned int n = degree == 1 ? 16 : 8;
          const double order = std::log2(error_at_the_end(degree, n, refined) /
                                         error_at_the_end(degree, 2 * n, refined));
          EXPECT_GE(order, degree + 1. - 0.3) << "degree " << degree << ", refined " << refined;
        }
  }

  // A mobility and a source by the gradient at nodes. On a field that is linear it is exact, hanging nodes
  // or not.
  TEST(GradientsInLaws, AreThoseOfALinearField)
  {
    const std::string text =
      equations("set Fields = u, v\nset Free energy = v\n",
                field("u", "set Kind = non-conserved\nset Mobility = 0\n") +
                  field("v",
                        "set Kind = non-conserved\nset Mobility = 1 + grad2(u)\n"
                        "set Source = d(u, x) - 3*d(u, y)\n")) +
      "subsection Initial state\nset u = 0\nset v = 0\nend\n";
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    refine_a_third<2>(mesh, 3);
    ExactProblem<2> problem(text, mesh, 2);
    problem.set([](const std::size_t field, const std::array<double, 3> &x) {
      return field == 0 ? 0.3 * x[0] - 0.2 * x[1] : 0.;
    });
    State rate;
    problem.system.initialise(rate);
    problem.system.rate(0., AtJump::after, problem.u, rate);
    const double expected = -(1. + 0.13) + 0.3 + 0.6;
    for (unsigned int i = 0; i < rate.block(1).locally_owned_size(); ++i)
      {
        const bool hangs = problem.space.mass().local_element(i) == 0.;
        EXPECT_NEAR(rate.block(1).local_element(i), hangs ? 0. : expected, 1e-12);
      }
  }

  TEST(GradientEnergy, ThatIsNoNumberIsNamedWithItsPlace)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    ExactProblem<2> problem(
      one_field("sqrt(grad2(u))", "set Kind = non-conserved\nset Mobility = 1\n"),
      mesh,
      2);
    problem.set([](const std::size_t, const std::array<double, 3> &) { return 0.5; });
    try
      {
        problem.system.make_consistent(0., problem.u);
        FAIL() << "nothing was complained of";
      }
    catch (const LawError &error)
      {
        EXPECT_EQ(error.fault.stated_in, "Model/Free energy");
        EXPECT_NE(error.fault.problem.find("derivative that is no number at x = 0, y = 0"),
                  std::string::npos)
          << error.fault.problem;
      }
  }
} // namespace
