// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What a case file says of equations of its own, and what is wrong with it.
#include "tests/support/own_equations.h"

#include <gtest/gtest.h>

using namespace softlattice;

namespace
{
  const std::string conserved = "set Kind = conserved\nset Mobility = 1\n";
  const std::string initial = in("Initial state", "c = 0.5");

  /// A sound case of one field, but for what is asked about.
  std::string one_field(const std::string &model_lines,
                        const std::string &field_lines = conserved,
                        const std::string &rest = initial)
  {
    return equations("set Fields = c\n" + model_lines, field("c", field_lines)) + rest;
  }

  /// The only diagnostic of a case.
  Diagnostic only(const OwnEquations &own)
  {
    EXPECT_EQ(own.diagnostics.all().size(), 1U) << own.diagnostics.text();
    return own.diagnostics.all().empty() ? Diagnostic() : own.diagnostics.all().front();
  }

  std::string boundaries(const std::string &lines)
  {
    return initial + "subsection Boundary conditions\nsubsection c\n" + lines + "end\nend\n";
  }
} // namespace

TEST(ExpressionModel, ConstantsMayUseThoseBeforeThem)
{
  const OwnEquations own(one_field("set Constants = a = 2, b = a^2 + 1, k = max(a, b)\n"
                                   "set Free energy = k*c^2\n",
                                   conserved + "set Gradient coefficient = b/2\n"));
  ASSERT_EQ(own.diagnostics.all().size(), 0U) << own.diagnostics.text();
  EXPECT_DOUBLE_EQ(own.model.energy().value({3., 0., 0., 0., 0.}), 5. * 9.);
  EXPECT_DOUBLE_EQ(own.model.formulas(0).gradient_coefficient, 2.5);
}

TEST(ExpressionModel, WithoutTheSelectionNothingIsAsked)
{
  const OwnEquations own(std::string{});
  EXPECT_EQ(own.diagnostics.all().size(), 0U) << own.diagnostics.text();
  EXPECT_FALSE(own.model.is_selected());
}

TEST(ExpressionModel, AFieldNeedsItsSelection)
{
  const OwnEquations own(std::string("subsection Model\nset Fields = c\nend\n"));
  EXPECT_EQ(only(own).message, "'Fields' is not used when Parts = phase");
}

TEST(ExpressionModel, AnErrorStandsAtItsColumn)
{
  const OwnEquations own(one_field("set Free energy = c^2 + (d - 1)^2\n"));
  const Diagnostic found = only(own);
  EXPECT_EQ(found.where.line, 4);
  EXPECT_EQ(found.where.column, 26); // of d
  EXPECT_EQ(found.where.length, 1);
  EXPECT_EQ(found.message, "there is no variable 'd'");
}

TEST(ExpressionModel, AnErrorInAContinuedLineStandsInThatLine)
{
  const OwnEquations own(one_field("set Free energy = c^2 \\\n   + cc*c\n"));
  const Diagnostic found = only(own);
  EXPECT_EQ(found.where.line, 5);
  EXPECT_EQ(found.where.column, 6);
  EXPECT_EQ(found.where.length, 2);
  EXPECT_EQ(found.hint, "did you mean 'c'?");
}

TEST(ExpressionModel, WhatIsMissingAtTheEndStandsBehindIt)
{
  const OwnEquations own(one_field("set Free energy = c +\n"));
  EXPECT_EQ(only(own).where.column, 22);
}

TEST(ExpressionModel, ConstantsThatCannotBe)
{
  const OwnEquations own(one_field("set Constants = a = 1, c = 2, t = 3, a = 4, 5, b = 2*\n"));
  std::vector<std::pair<int, std::string>> found;
  for (const Diagnostic &one : own.diagnostics.all())
    found.emplace_back(one.where.column, one.message);
  const std::vector<std::pair<int, std::string>> expected = {
    {24, "'c' is a field"},
    {31, "'t' cannot be a constant"},
    {38, "'a' is set twice"},
    {45, "a constant without '='"},
    {54, "expected a number, a name or '(' at the end"}};
  EXPECT_EQ(found, expected);
}

TEST(ExpressionModel, NamesThatFieldsCannotHave)
{
  for (const std::string name : {"x", "t", "pi", "sin", "2c", "c-d"})
    {
      const OwnEquations own(equations("set Fields = " + name + "\n", field(name, conserved)) +
                             in("Initial state", name + " = 0"));
      ASSERT_FALSE(own.diagnostics.all().empty()) << name;
      EXPECT_EQ(own.diagnostics.all().front().message,
                "'" + name + "' cannot be the name of a field");
    }
}

TEST(ExpressionModel, AnInitialValueKnowsPlacesOnly)
{
  const OwnEquations own(one_field("", conserved, in("Initial state", "c = 0.5 + 0.1*t")));
  EXPECT_EQ(only(own).message, "there is no variable 't'");
}

TEST(ExpressionModel, APotentialHasNoInitialValueAndNoMobility)
{
  const OwnEquations own(equations("set Fields = phi\n",
                                   field("phi",
                                         "set Kind = electrostatic\nset Permittivity = 1\n"
                                         "set Mobility = 1\n")) +
                         in("Initial state", "phi = 0"));
  ASSERT_EQ(own.diagnostics.n_errors(), 2) << own.diagnostics.text();
  EXPECT_EQ(own.diagnostics.all()[0].message, "'Mobility' is not used when Kind = electrostatic");
  EXPECT_EQ(own.diagnostics.all()[1].message,
            "'phi' is not used when Model/Field phi/Kind = electrostatic");
}

TEST(ExpressionModel, SignsThatMakeNoSense)
{
  EXPECT_EQ(only(OwnEquations(one_field("",
                                        "set Kind = conserved\nset Mobility = 1 - 2\n"
                                        "set Gradient coefficient = 1\n")))
              .message,
            "the mobility is negative");
  EXPECT_EQ(
    only(OwnEquations(one_field("", conserved + "set Gradient coefficient = -1\n"))).message,
    "the gradient coefficient is negative");
  EXPECT_EQ(only(OwnEquations(equations("set Fields = c\n",
                                        field("c",
                                              "set Kind = electrostatic\n"
                                              "set Permittivity = 0\n"))))
              .message,
            "the permittivity is not positive");
}

TEST(ExpressionModel, AFieldThatNeverMovesIsAWarning)
{
  const OwnEquations own(one_field("set Free energy = 2\n"));
  EXPECT_EQ(only(own).severity, Diagnostic::Severity::warning);
}

TEST(ExpressionModel, BoundaryConditionsAreReadWithTheirBoundaries)
{
  const OwnEquations own(one_field("set Free energy = c^2\n",
                                   conserved,
                                   boundaries("set Values = front: 1 + 0.1*t\n"
                                              "set Exchange = back: max(0.5, x), 0.3*(1 - t)\n")));
  ASSERT_EQ(own.diagnostics.all().size(), 0U) << own.diagnostics.text();
  const auto &conditions = own.model.boundary_conditions();
  ASSERT_EQ(conditions.size(), 2U);
  EXPECT_EQ(conditions[0].boundary, "front");
  EXPECT_DOUBLE_EQ(conditions[0].value->value({0., 0., 0., 2.}), 1.2);
  EXPECT_EQ(conditions[1].boundary, "back");
  EXPECT_DOUBLE_EQ(conditions[1].coefficient->value({4., 0., 0., 0.}), 4.);
  EXPECT_DOUBLE_EQ(conditions[1].value->value({0., 0., 0., 3.}), -0.6);
}

TEST(ExpressionModel, ABoundaryValueMayBeATableOverTime)
{
  const OwnEquations own(
    one_field("set Free energy = c^2\n set Constants = high = 2\n",
              conserved,
              boundaries("set Values = front: 1 at 0 s, high at 5 min\n"
                         "set Exchange = back: 3*x, 0 at 0 h, high/4 at 1 h; repeat every 1 h\n")));
  ASSERT_EQ(own.diagnostics.text(), "");
  const auto &conditions = own.model.boundary_conditions();
  ASSERT_EQ(conditions.size(), 2U);
  ASSERT_TRUE(conditions[0].table && conditions[1].table);
  EXPECT_FALSE(conditions[0].value);
  EXPECT_EQ(conditions[0].table->times, (std::vector<double>{0., 300.}));
  EXPECT_EQ(conditions[0].table->values, (std::vector<double>{1., 2.}));
  EXPECT_DOUBLE_EQ(conditions[1].coefficient->value({4., 0., 0., 0.}), 12.);
  EXPECT_EQ(conditions[1].table->period, 3600.);
  EXPECT_EQ(conditions[1].table->at(1800.), 0.25);
  EXPECT_EQ(conditions[1].table->before(3600.), 0.5);
  EXPECT_EQ(conditions[1].table->at(3600.), 0.);
}

TEST(ExpressionModel, TablesOverTimeThatCannotBe)
{
  const auto problem = [](const std::string &lines, const std::string &more = "") {
    const OwnEquations own(
      one_field("set Free energy = c^2\n" + more, conserved, boundaries(lines)));
    return own.diagnostics.text();
  };
  const auto expect_problem = [](const std::string &text, const std::string &part) {
    EXPECT_NE(text.find(part), std::string::npos) << text;
  };
  expect_problem(problem("set Values = front: 1 at 5 s, 2 at 0 s\n"), "the times go back");
  expect_problem(problem("set Values = front: 1 at 0 s, 2\n"), "no time given for '2'");
  expect_problem(problem("set Values = front: 0,5 at 0 s, 1 at 2 s\n"), "decimal point");
  expect_problem(problem("set Values = front: 1 at 0 s, 2 at 5 um\n"), "wrong dimension: got um");
  expect_problem(problem("set Values = front: x at 0 s, 2 at 5 s\n"), "there is no variable 'x'");
  expect_problem(problem("set Values = front: 1 at 0 s, 2 at 5 s; repeat every 4 s\n"),
                 "shorter than what it repeats");
  // Without units a time has none.
  expect_problem(problem("set Values = front: 1 at 0, 2 at 5 s\n", "set Dimensionless = true\n"),
                 "wrong dimension: got s, expected a pure number");
  EXPECT_EQ(problem("set Values = front: 1 at 0, 2 at 5\n", "set Dimensionless = true\n"), "");
}

TEST(ExpressionModel, NamesOfBoundariesCanBeQuoted)
{
  const OwnEquations own(
    one_field("set Free energy = c^2\n",
              conserved,
              boundaries("set Values = \"front\" : 1 + 0.1*t; \"a; b): c\": 2\n"
                         "set Fluxes = \"back\": (1)\n")));
  const auto &conditions = own.model.boundary_conditions();
  ASSERT_EQ(conditions.size(), 3U);
  EXPECT_EQ(conditions[0].boundary, "front");
  EXPECT_DOUBLE_EQ(conditions[0].value->value({0., 0., 0., 2.}), 1.2);
  EXPECT_EQ(conditions[1].boundary, "a; b): c");
  EXPECT_EQ(conditions[2].boundary, "back");
  EXPECT_EQ(only(own).message, "no boundary 'a; b): c'");

  const OwnEquations bare(
    one_field("set Free energy = c^2\n", conserved, boundaries("set Values = a: b: 2\n")));
  EXPECT_EQ(only(bare).message, "a second colon: a formula has none");
}

TEST(ExpressionModel, BoundariesThatShareFacesHaveOneValue)
{
  OwnEquations own(one_field("set Free energy = c^2\n",
                             conserved,
                             boundaries("set Values = front: 1\nset Fluxes = back: 2\n")));
  own.model.set_boundaries(
    [] {
      return ExpressionModel::NamesOfFaces{{"front"}, {"back"}, {"front", "back"}};
    },
    [] { return std::vector<std::string>(); });
  const std::vector<Finding> findings = own.table.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(
    findings[0].message,
    "faces of the boundary 'back' are also in 'front', which has a condition for this field "
    "already");
}

TEST(ExpressionModel, BoundaryConditionsThatCannotBe)
{
  const OwnEquations own(one_field("set Free energy = c^2\n",
                                   conserved,
                                   boundaries("set Values = front: 1; botom: 2; left: 0\n"
                                              "set Fluxes = front: 2; back: 1\n"
                                              "set Exchange = back: -1, 2\n")));
  std::vector<std::string> found;
  for (const Diagnostic &one : own.diagnostics.all())
    found.push_back(one.message);
  const std::vector<std::string> expected = {
    "no boundary 'botom'",
    "the boundary 'left' is periodic",
    "the boundary 'front' has a condition for this field already",
    "the coefficient of exchange is negative"};
  EXPECT_EQ(found, expected);
  EXPECT_EQ(own.diagnostics.all()[0].where.column, 24);
}

TEST(ExpressionModel, TheEnergyFallsOnlyWhereNothingEnters)
{
  const auto falls = [](const std::string &energy, const std::string &source) {
    return OwnEquations(one_field("set Free energy = " + energy + "\n",
                                  conserved + "set Source = " + source + "\n"))
      .model.energy_only_falls();
  };
  EXPECT_TRUE(falls("c^2", "0"));
  EXPECT_FALSE(falls("c^2*t", "0"));
  EXPECT_FALSE(falls("c^2", "0.1*x"));
}
