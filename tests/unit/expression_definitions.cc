// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Functions and named parts of formulas, sums over a number, lists of fields: what they are worth against the same
// formula written out, and what is said of what cannot be.
#include "models/expression/expression.h"
#include "models/expression/expression_batch.h"
#include "models/expression/expression_error.h"
#include "models/expression/gradient_syntax.h"
#include "tests/support/own_equations.h"

#include <gtest/gtest.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    const std::vector<std::string> place = {"x", "y", "z"};

    /// c, eta1, eta2, eta3, place, and the gradients of the fields.
    std::vector<std::string> variables()
    {
      const std::vector<std::string> fields = {"c", "eta1", "eta2", "eta3"};
      std::vector<std::string> names = fields;
      names.insert(names.end(), place.begin(), place.end());
      for (const std::string &field : fields)
        for (const std::string &one : gradient_variables(field))
          names.push_back(one);
      return names;
    }

    const std::map<std::string, double> constants = {{"k", 2.}, {"rho1", 3.}, {"rho2", 5.}};

    Definitions defined()
    {
      Definitions all;
      all.add("h", {"u"}, "u^3*(6*u^2 - 15*u + 10)", variables(), constants);
      all.add("well", {"u", "k"}, "k*u^2*(1 - u)^2", variables(), constants);
      all.add("g", {}, "well(eta1, 2) + c", variables(), constants);
      // A parameter stands for its argument, also where a field has its name.
      all.add("times_eta1", {"c"}, "c*eta1 + g", variables(), constants);
      all.add("steep", {"u"}, "grad2(u) + d(u, y)", variables(), constants);
      return all;
    }

    Expression formula(const std::string &text)
    {
      return Expression(text, variables(), constants, defined());
    }

    /// Value, gradient and Hessian by the fields at one point.
    std::vector<double> all_of(const Expression &one)
    {
      const std::vector<std::string> by = {"c", "eta1", "eta2", "eta3", "d(c,x)", "d(eta1,y)"};
      const ExpressionBatch batch(one, by);
      std::vector<double> at = {0.3, 0.7, 0.45, 0.9, 1.5, 2.5, 3.5};
      for (int i = 0; i < 12; ++i)
        at.push_back(0.1 * (i + 1) - 0.45);
      const std::size_t n = by.size();
      std::vector<double> results(1 + n + n * (n + 1) / 2);
      std::vector<double *> gradient, hessian;
      for (std::size_t i = 0; i < n; ++i)
        gradient.push_back(&results[1 + i]);
      for (std::size_t i = 0; i < n * (n + 1) / 2; ++i)
        hessian.push_back(&results[1 + n + i]);
      batch.evaluate(1, nullptr, at.data(), results.data(), gradient.data(), hessian.data());
      return results;
    }

    /// The same numbers, with as many operations.
    void expect_the_same(const std::string &text, const std::string &written_out)
    {
      const Expression one = formula(text), other = formula(written_out);
      EXPECT_EQ(all_of(one), all_of(other)) << text;
      ExpressionGraph graph;
      const auto a = graph.import(one.graph(), one.root());
      const auto size = graph.size();
      const auto b = graph.import(other.graph(), other.root());
      EXPECT_TRUE(a == b || graph.size() <= 2 * size) << text;
    }

    void expect_close(const std::string &text, const std::string &written_out)
    {
      const std::vector<double> one = all_of(formula(text)), other = all_of(formula(written_out));
      for (std::size_t i = 0; i < one.size(); ++i)
        EXPECT_NEAR(one[i], other[i], 1e-13 * (1. + std::fabs(other[i]))) << text << ", " << i;
    }

    void expect_error(const std::string &text, const std::size_t column, const std::string &part)
    {
      try
        {
          formula(text);
          ADD_FAILURE() << "no error in " << text;
        }
      catch (const ExpressionError &error)
        {
          EXPECT_EQ(error.column(), column) << text << "\n" << error.what();
          EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    }

    TEST(ExpressionDefinitions, AreWorthWhatTheyStandFor)
    {
      expect_the_same("h(c)*g + h(eta1)",
                      "c^3*(6*c^2 - 15*c + 10)*(2*eta1^2*(1 - eta1)^2 + c) + "
                      "eta1^3*(6*eta1^2 - 15*eta1 + 10)");
      expect_the_same("well(eta2, 3)", "3*eta2^2*(1 - eta2)^2");
      expect_close("h(c + x*eta1)", "(c + x*eta1)^3*(6*(c + x*eta1)^2 - 15*(c + x*eta1) + 10)");
      expect_close("times_eta1(x + 2*c)", "(x + 2*c)*eta1 + 2*eta1^2*(1 - eta1)^2 + c");
      EXPECT_EQ(formula("h(1)").constant(), 1.);
      EXPECT_EQ(formula("h(0)*g").constant(), 0.);
    }

    TEST(ExpressionDefinitions, WhatAppearsTwiceIsComputedOnce)
    {
      const Expression once = formula("exp(h(c))"), twice = formula("exp(h(c)) + exp(h(c))*eta1");
      // A product and a sum more.
      EXPECT_LE(twice.graph().size(), once.graph().size() + 4);
    }

    TEST(ExpressionDefinitions, HaveGradients)
    {
      expect_close("steep(c)", "grad2(c) + d(c, y)");
      // |grad (c - eta1)|^2 and the chain rule, with what depends on the place itself.
      expect_close("grad2(c - eta1)", "grad2(c) - 2*dot(grad(c), grad(eta1)) + grad2(eta1)");
      expect_close("d(c*eta1*x, x)", "d(c, x)*eta1*x + c*d(eta1, x)*x + c*eta1");
      expect_close("steep(c^2)", "4*c^2*grad2(c) + 2*c*d(c, y)");
      expect_close("d(h(c), x)", "30*c^2*(c - 1)^2*d(c, x)");
      expect_close("dot(grad(g), grad(eta2))",
                   "4*eta1*(1 - eta1)*(1 - 2*eta1)*dot(grad(eta1), grad(eta2)) "
                   "+ dot(grad(c), grad(eta2))");
      expect_close("sum(i, 1..3, grad2(eta[i]))", "grad2(eta1) + grad2(eta2) + grad2(eta3)");
      EXPECT_EQ(formula("grad2(2*k)").constant(), 0.);
    }

    TEST(ExpressionDefinitions, SumsAndProductsOverANumber)
    {
      expect_the_same("sum(i, 1..3, eta[i]^2)", "eta1^2 + eta2^2 + eta3^2");
      expect_close("prod(n, 1..3, 1 - eta[n])", "(1 - eta1)*(1 - eta2)*(1 - eta3)");
      expect_close("sum(i, 1..3, sum(j, i + 1..3, eta[i]*eta[j]^2))",
                   "eta1*eta2^2 + eta1*eta3^2 + eta2*eta3^2");
      expect_close("sum(i, 1..2, rho[i]*h(eta[i]))", "3*h(eta1) + 5*h(eta2)");
      EXPECT_EQ(formula("sum(i, 1..100, i)").constant(), 5050.);
      EXPECT_EQ(formula("prod(i, 1..5, i)").constant(), 120.);
      EXPECT_EQ(formula("sum(i, 2..1, (no)(matter))").constant(), 0.);
      EXPECT_EQ(formula("prod(i, 2..1, 0) + sum(i,-1..1,i^2)").constant(), 3.);
      expect_close("eta[2] + eta[k - 1]", "eta2 + eta1");
    }

    TEST(ExpressionDefinitions, SmoothSteps)
    {
      const auto at = [](const std::string &name, const double x) {
        const ExpressionBatch batch(Expression(name + "(x)", {"x"}), {"x"});
        std::array<double, 3> all{};
        double *const gradient[] = {&all[1]}, *const hessian[] = {&all[2]};
        batch.evaluate(1, nullptr, &x, all.data(), gradient, hessian);
        return all;
      };
      using Three = std::array<double, 3>;
      for (const std::string name : {"smoothstep", "smootherstep"})
        {
          EXPECT_EQ(at(name, -0.5), (Three{{0., 0., 0.}}));
          EXPECT_EQ(at(name, 1.5), (Three{{1., 0., 0.}}));
          EXPECT_DOUBLE_EQ(at(name, 0.5)[0], 0.5);
        }
      EXPECT_DOUBLE_EQ(at("smoothstep", 0.5)[1], 1.5);
      EXPECT_DOUBLE_EQ(at("smootherstep", 0.5)[1], 1.875);
      for (const double end : {0., 1.}) // the second derivative has no jump
        EXPECT_EQ(at("smootherstep", end)[2], 0.);
    }

    TEST(ExpressionDefinitions, MistakesHaveTheirColumn)
    {
      expect_error("1 + h(c, 2)", 4, "h takes 1 argument, not 2");
      expect_error("well(c)", 0, "well takes 2 arguments, not 1");
      expect_error("h*c", 0, "'h' is a function and needs its arguments");
      expect_error("g(c)", 1, "'g' is not a function");
      expect_error("c + wel(c, 1)", 4, "did you mean 'well'?");
      expect_error("eta[4]", 0, "there is no variable 'eta4'; did you mean");
      expect_error("eta[c]", 4, "expected a whole number");
      expect_error("eta[0.5]", 4, "expected a whole number");
      expect_error("eta[-1]", 4, "the number of 'eta' is negative");
      expect_error("eta[1", 3, "this '[' is never closed");
      expect_error("eta[1)", 5, "expected ']', not ')'");
      expect_error("sum(c, 1..3, eta1)", 4, "'c' means something else here");
      expect_error("sum(i, 1..3, sum(i, 1..2, i))", 17, "'i' means something else here");
      expect_error("sum(i, 1..3 eta1)", 12, "expected ','; write: sum(i, 1..4, eta[i]^2)");
      expect_error("sum(i, 1, eta1)", 8, "expected '..'");
      expect_error("sum(i, 1..c, eta1)", 10, "expected a whole number");
      expect_error("sum(i, 1..3, eta[i]", 3, "this '(' is never closed");
      expect_error("sum(i, 1..3, zeta[i])", 13, "there is no variable 'zeta1'");
      expect_error("c + sum(i, 1..1001, i)", 4, "more than 1000 terms");
      expect_error("grad2(grad2(c))", 6, "this is the gradient of a gradient");
      expect_error("steep(d(c, x))", 0, "this is the gradient of a gradient");
      expect_error("i", 0, "there is no variable 'i'");
      // Deeply nested, they are bounded in all.
      std::string nested = "1";
      for (int k = 0; k < 6; ++k)
        nested = "sum(n" + std::to_string(k) + ", 1..99, " + nested + ")";
      EXPECT_THROW(formula(nested), ExpressionError);
    }

    TEST(ExpressionDefinitions, KnowOnlyWhatIsKnownWhereTheyStand)
    {
      const Definitions all = defined();
      EXPECT_NO_THROW(Expression("h(x)", place, constants, all));
      for (const std::string text : {"x + g", "steep(x)"})
        EXPECT_THROW(Expression(text, place, constants, all), ExpressionError) << text;
      try
        {
          Expression("x + g", place, constants, all);
        }
      catch (const ExpressionError &error)
        {
          EXPECT_EQ(error.column(), 4u);
          EXPECT_NE(std::string(error.what()).find("depends on '"), std::string::npos);
        }
    }

    const std::string two_of_a_list =
      field("c", "set Kind = conserved\nset Mobility = 1\n") +
      field("eta",
            "set Kind = non-conserved\nset Mobility = 2 + i\n"
            "set Source = eta[i] - i\nset Gradient coefficient = i\n");
    const std::string initial = in("Initial state", "c = 0.5") + in("Initial state", "eta = i*x");

    OwnEquations with(const std::string &lines)
    {
      return OwnEquations(
        equations("set Fields = c, eta[1..2]\n" + lines, two_of_a_list) + initial +
        "subsection Boundary conditions\nsubsection eta\nset Values = front: i*y\nend\nend\n");
    }

    TEST(ExpressionDefinitions, AListOfFieldsHasOneSection)
    {
      const OwnEquations own = with(
        "set Definitions = h(u) = u^2; \\\n g = sum(i, 1..2, h(eta[i]))\nset Free energy = c*g\n");
      ASSERT_EQ(own.diagnostics.all().size(), 0u) << own.diagnostics.text();
      EXPECT_EQ(own.model.names(), (std::vector<std::string>{"c", "eta1", "eta2"}));
      EXPECT_DOUBLE_EQ(own.model.energy().value({5., 2., 3., 0., 0., 0., 0.}), 65.);
      EXPECT_EQ(own.model.formulas(1).gradient_coefficient, 1.);
      EXPECT_EQ(own.model.formulas(2).gradient_coefficient, 2.);
      EXPECT_DOUBLE_EQ(own.model.formulas(2).initial_value->value({3., 0., 0.}), 6.);
      EXPECT_DOUBLE_EQ(own.model.formulas(2).source->value({0., 7., 9., 0., 0., 0., 0.}), 7.);
      EXPECT_EQ(own.model.formulas(1).coefficient->constant(), 3.);
      ASSERT_EQ(own.model.boundary_conditions().size(), 2u);
      EXPECT_EQ(own.model.boundary_conditions()[1].field, 2u);
      EXPECT_DOUBLE_EQ(own.model.boundary_conditions()[1].value->value({0., 3., 0., 0.}), 6.);
    }

    void expect_finding(const std::string &lines, const std::size_t column, const std::string &part)
    {
      const OwnEquations own = with(lines);
      ASSERT_FALSE(own.diagnostics.all().empty()) << lines;
      const std::string text = own.diagnostics.text();
      EXPECT_NE(text.find(part), std::string::npos) << text;
      EXPECT_EQ(own.diagnostics.all().front().where.column, column) << text;
    }

    TEST(ExpressionDefinitions, DefinitionsThatCannotBe)
    {
      // 'set Definitions = ' has 18 characters.
      expect_finding("set Definitions = f(u) = f(u - 1)\n", 26, "'f' is defined by itself");
      expect_finding("set Definitions = f = 2*g; g = c\n", 25, "'g' is defined further on");
      expect_finding("set Definitions = c = 2\n", 19, "'c' cannot be defined");
      expect_finding("set Definitions = i = 2\n", 19, "that is the number of a field of a list");
      expect_finding("set Constants = b = 1\nset Definitions = b = 2\n", 19, "that is a constant");
      expect_finding("set Definitions = exp(u) = u\n", 19, "that is a function");
      expect_finding("set Definitions = f = 1; f = 2\n", 26, "'f' is defined twice");
      expect_finding("set Definitions = f(u, u) = 1\n", 24, "the parameter 'u' is named twice");
      expect_finding("set Definitions = f(2) = 1\n", 21, "'2' cannot be a parameter");
      expect_finding("set Definitions = f(u = 1\n", 19, "this is no definition");
      expect_finding("set Definitions = f(u)\n", 19, "this is no definition");
      expect_finding("set Definitions = f(u) = u + v\n", 30, "there is no variable 'v'");
      expect_finding("set Constants = i = 2\n", 17, "'i' is the number of a field of a list");
      // What is wrong in a definition is said once, and so is what is wrong in a list.
      EXPECT_EQ(
        with("set Definitions = f(u) = u + v\nset Free energy = f(c)\n").diagnostics.n_errors(),
        1u);
      const OwnEquations own(
        equations("set Fields = eta[1..3]\n",
                  field("eta", "set Kind = non-conserved\nset Mobility = 1 + oh\n")) +
        in("Initial state", "eta = 1"));
      EXPECT_EQ(own.diagnostics.n_errors(), 1u) << own.diagnostics.text();
    }

    TEST(ExpressionDefinitions, AListHasOneEntryForAllOfItsFields)
    {
      const OwnEquations own(
        equations("set Fields = eta[1..2]\n",
                  field("eta", "set Kind = non-conserved\nset Mobility = 1\n")) +
        in("Initial state", "eta2 = 1"));
      EXPECT_NE(own.diagnostics.text().find("did you mean 'eta'? That of a list is for all of its "
                                            "fields, whose number a formula knows as i"),
                std::string::npos)
        << own.diagnostics.text();
    }

    TEST(ExpressionDefinitions, ListsThatCannotBe)
    {
      for (const auto &[fields, part] :
           {std::pair<std::string, std::string>{"eta[1..9]", "more than 8 fields"},
            {"eta[2..1]", "write NAME[1..4] for the fields NAME1 to NAME4"},
            {"eta[1]", "write NAME[1..4] for the fields NAME1 to NAME4"},
            {"eta[1..2], eta1", "the field 'eta1' is named twice"},
            {"eta[1..2], eta", "'eta' is a field and the name of a list"}})
        {
          const OwnEquations own(equations("set Fields = " + fields + "\n"));
          EXPECT_NE(own.diagnostics.text().find(part), std::string::npos) << fields << "\n"
                                                                          << own.diagnostics.text();
        }
    }
  } // namespace
} // namespace softlattice
