// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The Jacobian of a stage against central differences of its residual, for equations that have
// everything: coefficients by several fields, sources by fields, all kinds of boundaries, hanging nodes.
#include "tests/equations/exact_problem.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  const std::string everything =
    equations("set Fields = c, eta, phi, n\n"
              "set Free energy = 5*((c - 0.5)^2 - 0.04)^2 + eta^2*(1 - eta)^2 + 0.3*c*eta^2 + "
              "0.7*n^2 + 0.2*n*c*eta + 0.1*x*eta\n",
              field("c",
                    "set Kind = conserved\nset Gradient coefficient = 0.02\n"
                    "set Mobility = 1 + 0.4*c^2 + 0.2*eta*(1 + y)\nset Source = 0.3*eta*c - x\n") +
                field("eta",
                      "set Kind = non-conserved\nset Gradient coefficient = 0.05\n"
                      "set Mobility = 1 + 0.5*c*eta + t\nset Source = c^2 - eta*n\n") +
                field("phi",
                      "set Kind = electrostatic\nset Permittivity = 1 + 0.5*c + eta^2\n"
                      "set Charge density = 0.5*(c - 0.5) + n*eta\n") +
                field("n", "set Kind = conserved\nset Mobility = 0.5 + n^2 + 0.1*c\n")) +
    "subsection Initial state\nset c = 0\nset eta = 0\nset n = 0\nend\n"
    "subsection Boundary conditions\n"
    "subsection c\nset Values = front: 0.4 + 0.1*x\nset Exchange = back: 0.8, t\nend\n"
    "subsection eta\nset Exchange = front: 0.3 + t, 0.5\nset Fluxes = back: 0.1\nend\n"
    "subsection phi\nset Values = back: 0.2*x\nset Exchange = front: 0.7, 0\nend\n"
    "subsection n\nset Values = back: 0.3\nset Exchange = front: 0.6, 1 + x\nend\nend\n";

  /// No boundary holds the potential: its constant is fixed by its mean.
  const std::string floating =
    equations("set Fields = c, phi\nset Free energy = 5*((c - 0.5)^2 - 0.04)^2\n",
              field("c",
                    "set Kind = conserved\nset Gradient coefficient = 0.02\n"
                    "set Mobility = 0.5 + c^2\n") +
                field("phi",
                      "set Kind = electrostatic\nset Permittivity = 1.5\n"
                      "set Charge density = 0.5*(c - 0.5)\n")) +
    "subsection Initial state\nset c = 0\nend\n";

  /// A mobility that is next to nothing in a half of the body, where the row is multiplied by it, and zero
  /// in a part of that; the boundaries cross both.
  const std::string hardly_moving =
    equations("set Fields = eta, c\nset Free energy = eta^2*(1 - eta)^2 + 0.3*c*eta^2 + 0.5*c^2\n",
              field("eta",
                    "set Kind = non-conserved\nset Gradient coefficient = 0.05\n"
                    "set Mobility = (1 + 0.5*c*eta + eta^2)*if(x < 0.2, 0, if(x < 0.5, 1e-7, 1))\n"
                    "set Source = c^2 - eta\n") +
                field("c", "set Kind = conserved\nset Mobility = 1 + eta^2\n")) +
    "subsection Initial state\nset eta = 0\nset c = 0\nend\n"
    "subsection Boundary conditions\n"
    "subsection eta\nset Exchange = front: 0.3, 0.5\nset Fluxes = back: 0.1\nend\nend\n";

  /// A mobility with directions that turn from place to place, by a field of its own.
  const std::string directed =
    equations("set Fields = c\nset Free energy = 5*((c - 0.5)^2 - 0.04)^2\n",
              field("c",
                    "set Kind = conserved\nset Gradient coefficient = 0.02\n"
                    "set Mobility = 0.5 + c^2\n"
                    "set Mobility directions = 1 + x, 0.5, 2, 0.3*y, 0.1, 0.2*x\n")) +
    "subsection Initial state\nset c = 0\nend\n";

  /// Energies that depend on gradients, beside gradient coefficients and alone, between all kinds of fields.
  const std::string with_gradients =
    equations(
      "set Fields = c, eta, phi\n"
      "set Free energy = 5*((c - 0.5)^2 - 0.04)^2 + eta^2*(1 - eta)^2 + "
      "0.02*(1 + 0.3*c)*grad2(eta) + 0.1*grad2(eta)^2 + 0.03*(1 + x)*dot(grad(c), grad(eta)) "
      "- 0.1*c*grad2(phi) + 0.05*d(c, y)^2 + 0.04*eta*d(c, x)\n",
      field("c", "set Kind = conserved\nset Mobility = 1 + 0.4*c^2 + 0.2*eta*(1 + y)\n") +
        field("eta",
              "set Kind = non-conserved\nset Gradient coefficient = 0.05\n"
              "set Mobility = (1 + 0.5*c*eta)*if(x < 0.5, 1e-7, 1)\n") +
        field("phi",
              "set Kind = electrostatic\nset Permittivity = 1 + 0.5*c\n"
              "set Charge density = 0.5*(c - 0.5)\n")) +
    "subsection Initial state\nset c = 0\nset eta = 0\nend\n"
    "subsection Boundary conditions\n"
    "subsection c\nset Values = front: 0.4 + 0.1*x\nend\n"
    "subsection eta\nset Exchange = front: 0.3 + t, 0.5\nend\n"
    "subsection phi\nset Values = back: 0.2*x\nend\nend\n";

  /// Fields in equilibrium, with energies of their values and of their gradients, beside others.
  const std::string in_equilibrium =
    equations(
      "set Dimensionless = true\nset Fields = c, eta, ux, uy\n"
      "set Free energy = 5*((c - 0.5)^2 - 0.04)^2 + eta^2*(1 - eta)^2 + "
      "0.3*(1 + c)*(d(ux, x) + d(uy, y) - 0.1*eta)^2 + 0.2*(d(ux, x)^2 + d(uy, y)^2 + "
      "0.5*(d(ux, y) + d(uy, x))^2) + 0.4*ux^2 + 0.1*ux^4 + 0.2*ux*uy*c + 0.1*eta*uy\n",
      field("c",
            "set Kind = conserved\nset Gradient coefficient = 0.02\nset Mobility = 1 + c^2\n") +
        field("eta",
              "set Kind = non-conserved\nset Gradient coefficient = 0.05\n"
              "set Mobility = 1 + 0.5*c*ux\n") +
        field("ux", "set Kind = equilibrium\nset Gradient coefficient = 0.03\n") +
        field("uy", "set Kind = equilibrium\n")) +
    "subsection Initial state\nset c = 0\nset eta = 0\nend\n"
    "subsection Boundary conditions\n"
    "subsection ux\nset Values = front: 0.4 + 0.1*x\nset Exchange = back: 0.8, t\nend\n"
    "subsection uy\nset Values = back: 0.1\nset Fluxes = front: 0.2*x\nend\nend\n";

  /// Rates of other fields, one after the other, with factors that depend on fields.
  const std::string with_rates =
    equations(
      "set Fields = v, c, eta\n"
      "set Free energy = 5*((c - 0.5)^2 - 0.04)^2 + eta^2*(1 - eta)^2 + 0.3*c*eta^2 + v^2\n",
      field("v",
            "set Kind = non-conserved\nset Mobility = (1 + 0.5*c)*if(x < 0.5, 1e-7, 1)\n"
            "set Source = 0.3*(1 + eta)*dt(c) - 0.2*dt(eta)\n") +
        field("c",
              "set Kind = conserved\nset Gradient coefficient = 0.02\n"
              "set Mobility = 1 + 0.4*c^2\nset Source = (0.5 + c*v)*dt(eta) - x*c\n") +
        field("eta",
              "set Kind = non-conserved\nset Gradient coefficient = 0.05\n"
              "set Mobility = 1 + 0.5*c*eta\n")) +
    "subsection Initial state\nset v = 0\nset c = 0\nset eta = 0\nend\n";

  /// Conserved fields that move one another, two of them by their interfaces as well.
  const std::string with_cross_mobilities =
    equations(
      "set Fields = a, b, c\n"
      "set Free energy = 5*((a - 0.5)^2 - 0.04)^2 + b^2 + 0.4*a*b + 0.7*c^2 + 0.3*b*c^2 + "
      "0.01*(1 + c)*grad2(a) + 0.02*dot(grad(a), grad(b))\n",
      field("a",
            "set Kind = conserved\nset Gradient coefficient = 0.02\n"
            "set Mobility = 1 + 0.4*a^2\nset Cross mobilities = b: -0.3*a*b; c: 0.2 + 0.1*x\n") +
        field("b",
              "set Kind = conserved\nset Gradient coefficient = 0.05\nset Mobility = 1.5\n"
              "set Cross mobilities = c: 0.2*c + 0.1*t\n") +
        field("c", "set Kind = conserved\nset Mobility = 0.8 + c^2\n")) +
    "subsection Initial state\nset a = 0\nset b = 0\nset c = 0\nend\n"
    "subsection Boundary conditions\n"
    "subsection a\nset Values = front: 0.4 + 0.1*x\nend\n"
    "subsection b\nset Exchange = back: 0.8, t\nend\nend\n";

  /// An auxiliary field, whose coupling to others is by values and gradients.
  const std::string with_auxiliary =
    equations("set Fields = w, psi, u\n"
              "set Free energy = 0.4*psi^2 + psi^4/4 - 0.1*grad2(psi) - w^2/2 - "
              "0.05*dot(grad(w), grad(psi)) + 0.1*w*psi + 0.02*dot(grad(w), grad(u)) + u^2/2\n",
              field("w", "set Kind = equilibrium\nset Absolute tolerance = 1e-3\n") +
                field("psi", "set Kind = conserved\nset Mobility = 1 + 0.2*psi^2\n") +
                field("u", "set Kind = non-conserved\nset Mobility = 1\n")) +
    "subsection Initial state\nset psi = 0\nset u = 0\nend\n";

  template <int dim>
  void expect_derivative(const std::string &text, const unsigned int degree)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_box<dim>(mesh, dim == 2 ? 3 : 2);
    refine_a_third<dim>(mesh, 3);
    ExactProblem<dim> problem(text, mesh, degree, {1e-3, 1e-3, 0.});
    problem.set([](const std::size_t field, const std::array<double, 3> &x) {
      return 0.5 + 0.2 * std::cos(2. * x[0] + double(field)) * std::sin(3. * x[1] - x[2] + 0.4);
    });
    const State known = problem.u;
    // Sets the stage: its time, weight and scales. Its solution is not wanted.
    problem.system.solve_stage(0.3, 0.013, known, 0.02, problem.u);
    problem.set([](const std::size_t field, const std::array<double, 3> &x) {
      return 0.45 + 0.15 * std::sin(3. * x[0] + double(field)) * std::cos(x[1] + x[2]);
    });
    const State &u = problem.u;

    NonlinearSystem &system = problem.system.stage();
    State direction, plus, minus, derivative;
    for (State *state : {&direction, &plus, &minus, &derivative})
      problem.system.initialise(*state);
    std::mt19937 random(1);
    const auto &conditions = problem.equations.boundary_conditions();
    for (unsigned int field = 0; field < u.n_blocks(); ++field)
      {
        auto &block = direction.block(field);
        for (unsigned int i = 0; i < block.locally_owned_size(); ++i)
          block.local_element(i) = uniform(random) - 0.5;
        // Neither given values nor hanging nodes are unknowns.
        const auto places = problem.space.node_places();
        for (const auto &condition : conditions)
          if (condition.field == field && condition.kind == BoundaryCondition::Kind::value)
            for (unsigned int i = 0; i < places.size(); ++i)
              if (places[i][1] == (condition.boundary == "front" ? 0. : 1.))
                block.local_element(i) = 0.;
        for (const unsigned int node : problem.space.constrained_nodes())
          block.local_element(node) = 0.;
      }

    system.linearise(u);
    system.apply_jacobian(direction, derivative);
    const double h = 1e-5;
    State shifted = u;
    shifted.add(h, direction);
    system.residual(shifted, plus);
    shifted.add(-2. * h, direction);
    system.residual(shifted, minus);
    for (unsigned int field = 0; field < u.n_blocks(); ++field)
      {
        const double size = derivative.block(field).linfty_norm();
        double worst = 0.;
        for (unsigned int i = 0; i < derivative.block(field).locally_owned_size(); ++i)
          worst = std::max(
            worst,
            std::abs((plus.block(field).local_element(i) - minus.block(field).local_element(i)) /
                       (2. * h) -
                     derivative.block(field).local_element(i)));
        EXPECT_GT(size, 0.);
        // h^2 u''' of the fourth-order energy and the round-off of 1e-16 / h.
        EXPECT_LE(worst, 1e-7 * size) << "field " << field;
      }
  }

  TEST(Jacobian, IsTheDerivativeOfTheResidual)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      for (const std::string &text : {everything,
                                      floating,
                                      hardly_moving,
                                      with_gradients,
                                      in_equilibrium,
                                      directed,
                                      with_rates,
                                      with_auxiliary,
                                      with_cross_mobilities,
                                      coupled(Motion::linear)})
        expect_derivative<2>(text, degree);
    for (const std::string &text : {everything,
                                    floating,
                                    with_gradients,
                                    in_equilibrium,
                                    directed,
                                    with_rates,
                                    with_cross_mobilities})
      expect_derivative<3>(text, 2);
  }
} // namespace
