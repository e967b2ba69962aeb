// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Equations of a case's own at nodes, against the same formulas by hand.
#include "solver/fields/expression_equations.h"

#include "solver/parameters/prm_file.h"
#include "tests/support/own_equations.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace softlattice;

namespace
{
  /// Charged Cahn-Hilliard, Allen-Cahn and Poisson, all coupled.
  const std::string coupled =
    equations(
      "set Fields = c, eta, phi\n"
      "set Constants = rho = 5, q = 0.25\n"
      "set Free energy = rho*c^2*(1 - c)^2 + c*eta^2 + 0.5*t*x\n",
      field("c",
            "set Kind = conserved\nset Gradient coefficient = 2\nset Mobility = 5*(1 - c)*y\n"
            "set Relative tolerance = 1e-5\n") +
        field("eta",
              "set Kind = non-conserved\nset Mobility = 1 + t\nset Source = x*sin(t) - c\n"
              "set Exact solution = x + 2*t\nset Unit = V\n") +
        field("phi",
              "set Kind = electrostatic\nset Permittivity = 3 + 2*y\n"
              "set Charge density = q*(c^2 - 0.5)\n")) +
    "subsection Initial state\nset c = 0.5 + 0.1*x*y\nset eta = z\nend\n"
    "subsection Boundary conditions\nsubsection phi\nset Values = front: 2*t; back: x\nend\n"
    "subsection c\nset Exchange = front: 1 + t, y\nend\nend\n";

  class CoupledEquations : public testing::Test
  {
  protected:
    CoupledEquations()
      : own(coupled)
      , equations(own.model, {1e-3, 1e-7, 1.})
    {
      EXPECT_EQ(own.diagnostics.all().size(), 0U) << own.diagnostics.text();
      equations.set_nodes({places, {}, {}});
      equations.set_time(t, false);
    }

    static constexpr double t = 0.7, rho = 5., q = 0.25;
    const std::vector<std::array<double, 3>> places = {{{1., 2., 0.}}, {{-3., 0.5, 0.}}};
    const std::vector<double> c = {0.3, 0.8}, eta = {0.9, -0.4}, phi = {2., -1.5};
    const double *u[3] = {c.data(), eta.data(), phi.data()};
    OwnEquations own;
    ExpressionEquations equations;
  };
} // namespace

TEST_F(CoupledEquations, FieldsAreAsDescribed)
{
  const auto &fields = equations.fields();
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_STREQ(fields[0].kind.name, FieldKind::conserved.name);
  EXPECT_STREQ(fields[1].kind.name, FieldKind::non_conserved.name);
  EXPECT_STREQ(fields[2].kind.name, FieldKind::electrostatic.name);
  EXPECT_EQ(fields[0].gradient_coefficient, 2.);
  EXPECT_EQ(fields[0].tolerance.relative, 1e-5);
  EXPECT_EQ(fields[1].tolerance.relative, 1e-3);
  EXPECT_EQ(fields[0].tolerance.absolute, 1e-7);
  EXPECT_EQ(fields[0].tolerance.front_length, 0.);
  EXPECT_EQ(fields[0].unit, "1");
  EXPECT_EQ(fields[1].unit, "V");
}

TEST_F(CoupledEquations, EnergyHoldsTheChargeInItsPotential)
{
  std::vector<double> value(2), derivative[3], second[6];
  double *gradient[3], *hessian[6];
  for (int i = 0; i < 3; ++i)
    gradient[i] = (derivative[i] = value).data();
  for (int i = 0; i < 6; ++i)
    hessian[i] = (second[i] = value).data();
  equations.energy({0, 2}, u, value.data(), gradient, hessian);
  for (std::size_t p = 0; p < 2; ++p)
    {
      const double a = c[p], e = eta[p], v = phi[p];
      const double tolerance = 1e-13;
      EXPECT_NEAR(value[p],
                  rho * a * a * (1 - a) * (1 - a) + a * e * e + 0.5 * t * places[p][0] +
                    v * q * (a * a - 0.5),
                  tolerance);
      // d/dc, d/deta and d/dphi; the last is the charge density.
      EXPECT_NEAR(derivative[0][p],
                  2 * rho * a * (1 - a) * (1 - 2 * a) + e * e + 2 * v * q * a,
                  tolerance);
      EXPECT_NEAR(derivative[1][p], 2 * a * e, tolerance);
      EXPECT_NEAR(derivative[2][p], q * (a * a - 0.5), tolerance);
      // cc, c eta, c phi, eta eta, eta phi, phi phi
      EXPECT_NEAR(second[0][p], 2 * rho * (1 - 6 * a + 6 * a * a) + 2 * v * q, 10 * tolerance);
      EXPECT_NEAR(second[1][p], 2 * e, tolerance);
      EXPECT_NEAR(second[2][p], 2 * q * a, tolerance);
      EXPECT_NEAR(second[3][p], 2 * a, tolerance);
      EXPECT_EQ(second[4][p], 0.);
      EXPECT_EQ(second[5][p], 0.);
    }
}

TEST_F(CoupledEquations, CoefficientsAndWhatTheyDependOn)
{
  EXPECT_FALSE(equations.fields()[0].coefficient.is_uniform);
  EXPECT_TRUE(equations.fields()[0].coefficient.depends_on_fields);
  EXPECT_TRUE(equations.fields()[1].coefficient.is_uniform);
  EXPECT_DOUBLE_EQ(equations.uniform_coefficient(1), 1.7);
  EXPECT_FALSE(equations.fields()[2].coefficient.is_uniform);
  EXPECT_FALSE(equations.fields()[2].coefficient.depends_on_fields);
  std::vector<double> value(2), by_c(2);
  double *gradient[] = {by_c.data(), nullptr, nullptr};
  equations.coefficient(0, u, value.data(), gradient);
  EXPECT_DOUBLE_EQ(value[0], 5 * 0.7 * 2.);
  EXPECT_DOUBLE_EQ(by_c[1], -5 * 0.5);
  equations.coefficient(2, u, value.data(), nullptr);
  EXPECT_DOUBLE_EQ(value[0], 7.);
  EXPECT_DOUBLE_EQ(value[1], 4.);
}

TEST_F(CoupledEquations, SourcesFollowTheTime)
{
  EXPECT_FALSE(equations.fields()[0].has_source);
  ASSERT_TRUE(equations.fields()[1].has_source);
  EXPECT_FALSE(equations.fields()[2].has_source);
  std::vector<double> value(2), by_c(2);
  double *gradient[] = {by_c.data(), nullptr, nullptr};
  equations.set_time(0.25, true);
  equations.source(1, u, value.data(), gradient);
  EXPECT_DOUBLE_EQ(value[1], -3. * std::sin(0.25) - 0.8);
  EXPECT_EQ(by_c[1], -1.);
}

TEST_F(CoupledEquations, BoundaryConditionsAreFunctionsOfPlaceAndTime)
{
  using Kind = BoundaryCondition::Kind;
  const auto &conditions = equations.boundary_conditions();
  ASSERT_EQ(conditions.size(), 3U);
  EXPECT_EQ(conditions[0].field, 0U);
  EXPECT_EQ(conditions[0].kind, Kind::exchange);
  EXPECT_DOUBLE_EQ(conditions[0].coefficient({{0., 3., 0.}}, 0.5), 1.5);
  EXPECT_DOUBLE_EQ(conditions[0].value({{0., 3., 0.}}, 0.5), 3.);
  EXPECT_EQ(conditions[1].field, 2U);
  EXPECT_EQ(conditions[1].kind, Kind::value);
  EXPECT_EQ(conditions[1].boundary, "front");
  EXPECT_DOUBLE_EQ(conditions[1].value({{0., 0., 0.}}, 4.), 8.);
  EXPECT_DOUBLE_EQ(conditions[2].value({{6., 0., 0.}}, 4.), 6.);
}

TEST(ExpressionEquationsOverTime, ATableHasTheValueBeforeItsJumpAtTheEndOfAStep)
{
  const OwnEquations own(
    equations("set Fields = c\n", field("c", "set Kind = non-conserved\nset Mobility = 1\n")) +
    "subsection Initial state\nset c = 0\nend\n"
    "subsection Boundary conditions\nsubsection c\n"
    "set Values = front: 1 at 0 s, 1 at 5 s, 3 at 5 s, 5 at 7 s\nend\nend\n");
  ASSERT_EQ(own.diagnostics.n_errors(), 0) << own.diagnostics.text();
  ExpressionEquations equations(own.model, {});
  const BoundaryCondition &front = equations.boundary_conditions().at(0);
  equations.set_time(5., true);
  EXPECT_EQ(front.value({{0., 0., 0.}}, 5.), 1.);
  equations.set_time(5., false);
  EXPECT_EQ(front.value({{0., 0., 0.}}, 5.), 3.);
  EXPECT_EQ(front.value({{0., 0., 0.}}, 6.), 4.);
  EXPECT_EQ(front.value({{0., 0., 0.}}, 9.), 5.);
}

TEST_F(CoupledEquations, InitialValuesAndExactSolutions)
{
  EXPECT_DOUBLE_EQ(equations.initial_value(0, {{2., 3., 0.}}), 1.1);
  EXPECT_DOUBLE_EQ(equations.initial_value(1, {{2., 3., -4.}}), -4.);
  EXPECT_EQ(equations.initial_value(2, {{2., 3., 0.}}), 0.);
  EXPECT_FALSE(equations.has_exact_solution(0));
  ASSERT_TRUE(equations.has_exact_solution(1));
  EXPECT_DOUBLE_EQ(equations.exact_solution(1, {{2., 3., 0.}}, 0.5), 3.);
}
