// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Integrals that a run reports, against other ways to them: Gauss quadrature between the nodes, and
// closed forms.
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  const std::string text =
    equations(
      "set Fields = c, eta, phi\n"
      "set Free energy = 5*(c - 0.3)^2*(0.7 - c)^2 + eta^2*(1 - eta)^2 + 0.3*c*eta^2 + "
      "0.1*x*c\n",
      field("c", "set Kind = conserved\nset Gradient coefficient = 0.02\nset Mobility = 1\n") +
        field("eta",
              "set Kind = non-conserved\nset Gradient coefficient = 0.05\n"
              "set Mobility = 1\n") +
        field("phi",
              "set Kind = electrostatic\nset Permittivity = 1 + 0.5*x*y + 0.2*c\n"
              "set Charge density = 0.5*(c - 0.5) + 0.1*y\n")) +
    "subsection Initial state\nset c = 0\nset eta = 0\nend\n";

  double smooth(const std::size_t field, const std::array<double, 3> &x)
  {
    return 0.5 + 0.2 * std::cos(2. * x[0] + double(field)) * std::cos(1.5 * x[1] - x[2] + 0.4);
  }

  /// Integrals by nodes are as precise as their rule: to C (k h/2)^2p of an integrand with the wave
  /// number k, where C = 1/180, 4.2e-5 and 1.8e-7 for p = 2, 3 and 4 (the remainder of the
  /// Gauss-Lobatto rule). Squares of the fields have k = 4, fourth powers a little of k = 8: the
  /// precisions are those at k = 4.4, 6, 6.3 and 4.3.
  template <int dim>
  void expect_integrals(const unsigned int degree, const unsigned int n, const double precision)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_box<dim>(mesh, n);
    refine_a_third<dim>(mesh, 4);
    ExactProblem<dim> problem(text, mesh, degree);
    ASSERT_FALSE(problem.space.constrained_nodes().empty());
    problem.set(smooth);
    const auto reported = problem.system.energy(0., true, problem.u);

    using Values = std::vector<double>;
    using Gradients = std::vector<dealii::Tensor<1, dim>>;
    using Place = std::array<double, 3>;
    const double bulk = problem.integral([](const Values &u, const Gradients &, const Place &x) {
      const double a = u[0] - 0.3, b = 0.7 - u[0];
      return 5. * a * a * b * b + u[1] * u[1] * (1. - u[1]) * (1. - u[1]) +
             0.3 * u[0] * u[1] * u[1] + 0.1 * x[0] * u[0] +
             u[2] * (0.5 * (u[0] - 0.5) + 0.1 * x[1]);
    });
    const double interfaces =
      problem.integral([](const Values &, const Gradients &gradient, const Place &) {
        return 0.5 * (0.02 * gradient[0].norm_square() + 0.05 * gradient[1].norm_square());
      });
    const double electric =
      problem.integral([](const Values &u, const Gradients &gradient, const Place &x) {
        return 0.5 * (1. + 0.5 * x[0] * x[1] + 0.2 * u[0]) * gradient[2].norm_square();
      });
    EXPECT_NEAR(reported.bulk / bulk, 1., precision);
    EXPECT_NEAR(reported.gradient, interfaces - electric, precision * electric);

    // The electrostatic part is the larger one: alone, and without it.
    State u = problem.u;
    u.block(2) = 0.5;
    problem.space.distribute(u.block(2));
    const double without = problem.system.energy(0., true, u).gradient;
    EXPECT_NEAR(without / interfaces, 1., precision);
    for (unsigned int field = 0; field < 3; ++field)
      EXPECT_NEAR(problem.system.mean(field, problem.u) /
                    problem.integral([field](const Values &u, const Gradients &, const Place &) {
                      return u[field];
                    }),
                  1.,
                  precision);
  }

  TEST(Integrals, AreThoseOfGaussQuadratureOnHangingNodes)
  {
    expect_integrals<2>(2, 16, 2e-6);
    expect_integrals<2>(3, 12, 1e-8);
    expect_integrals<2>(4, 8, 1e-10);
    expect_integrals<3>(3, 4, 1e-6);
  }

  TEST(Integrals, AFlatInterfaceHasItsClosedForm)
  {
    const std::string interface =
      equations(
        "set Fields = c\nset Free energy = 5*(c - 0.3)^2*(0.7 - c)^2\n",
        field("c", "set Kind = conserved\nset Gradient coefficient = 2\nset Mobility = 5\n")) +
      "subsection Initial state\nset c = 0\nend\n";
    const double rho = 5., kappa = 2., step = 0.4, edge = 80.;
    const double sigma = std::sqrt(2. * kappa * rho) * std::pow(step, 3) / 6.;
    const double length = 2. / (step * std::sqrt(2. * rho / kappa));
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 16, edge);
    refine_a_third<2>(mesh, 4);
    mesh.refine_global(2);
    ExactProblem<2> problem(interface, mesh, 4);
    problem.set([&](std::size_t, const std::array<double, 3> &x) {
      return 0.5 + 0.5 * step * std::tanh((x[0] - 0.5 * edge) / length);
    });
    const auto energy = problem.system.energy(0., true, problem.u);
    // Half a cell of the profile is 0.28: the rule leaves 1.8e-7 (0.28 k)^8 with k some units.
    EXPECT_NEAR(energy.bulk / (edge * sigma), 0.5, 1e-6);
    EXPECT_NEAR(energy.gradient / (edge * sigma), 0.5, 1e-6);
    EXPECT_NEAR(problem.system.mean(0, problem.u), 0.5, 1e-7);
    EXPECT_NEAR(problem.space.volume() / (edge * edge), 1., 1e-13);
  }
} // namespace
