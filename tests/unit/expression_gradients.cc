// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Gradients in formulas: what may be written, and what is said of what may not.
#include "models/expression/expression.h"
#include "models/expression/expression_error.h"
#include "models/expression/gradient_syntax.h"
#include "tests/support/own_equations.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// c, phi and x, with the gradients of c and phi.
    std::vector<std::string> variables()
    {
      std::vector<std::string> names = {"c", "phi", "x"};
      for (const char *field : {"c", "phi"})
        for (const std::string &one : gradient_variables(field))
          names.push_back(one);
      return names;
    }

    double value_of(const std::string &text)
    {
      return Expression(text, variables(), {{"k", 2.}})
        .value({0.5, 7., 3., 1., 2., 3., 4., 5., 6.});
    }

    void expect_error(const std::string &text, const std::size_t column, const std::string &part)
    {
      try
        {
          Expression(text, variables(), {{"k", 2.}});
          ADD_FAILURE() << "no error in " << text;
        }
      catch (const ExpressionError &error)
        {
          EXPECT_EQ(error.column(), column) << text << "\n" << error.what();
          EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    }

    TEST(ExpressionGradients, AreReadAsTheyAreWritten)
    {
      EXPECT_DOUBLE_EQ(value_of("d(c, x)"), 1.);
      EXPECT_DOUBLE_EQ(value_of("d ( c ,z )^2"), 9.);
      EXPECT_DOUBLE_EQ(value_of("k/2*grad2(c) - c"), 13.5);
      EXPECT_DOUBLE_EQ(value_of("dot(grad(c), grad( phi ))*x"), 3. * (4. + 10. + 18.));
      EXPECT_DOUBLE_EQ(value_of("sqrt(grad2(phi) + 4)"), 9.);
    }

    // Damage and displacements often go by such names.
    TEST(ExpressionGradients, AFieldMayHaveTheNameOfTheFunction)
    {
      std::vector<std::string> names = {"d", "dot", "x"};
      for (const char *field : {"d", "dot"})
        for (const std::string &one : gradient_variables(field))
          names.push_back(one);
      const auto value = [&](const std::string &text) {
        return Expression(text, names, {}).value({0.5, 7., 3., 1., 2., 3., 4., 5., 6.});
      };
      EXPECT_DOUBLE_EQ(value("d(d, x) + d*d(dot, y)"), 1. + 0.5 * 5.);
      EXPECT_DOUBLE_EQ(value("dot*dot(grad(d), grad(dot))"), 7. * 32.);
      EXPECT_DOUBLE_EQ(value("d(d*dot, z)"), 0.5 * 6. + 7. * 3.);
      try
        {
          Expression("2 + d(1 - d)", names, {});
          ADD_FAILURE();
        }
      catch (const ExpressionError &error)
        {
          EXPECT_NE(std::string(error.what()).find("a product needs its '*'"), std::string::npos)
            << error.what();
        }
    }

    TEST(ExpressionGradients, MistakesHaveTheirColumn)
    {
      expect_error("1 + d(c, t)", 9, "expected x, y or z; write: d(FIELD, x)");
      expect_error("d(x, x)", 2, "'x' is not a field and has no gradient");
      expect_error("d(k, x)", 2, "there is no field 'k'; there are c, phi");
      expect_error("d(ph, x)", 2, "did you mean 'phi'?");
      expect_error("grad2(c phi)", 8, "expected ')'; write: grad2(FIELD)");
      expect_error("grad(c)", 0, "a gradient is no number; write grad2(u)");
      expect_error("dot(c, phi)", 4, "expected 'grad'; write: dot(grad(FIELD), grad(FIELD))");
      expect_error("grad2(c", 7, "expected ')'");
      expect_error("grd2(c)", 0, "did you mean 'grad2'?");
      // The names under which they are kept are none that a message shows.
      try
        {
          Expression("q", variables());
          FAIL();
        }
      catch (const ExpressionError &error)
        {
          EXPECT_EQ(std::string(error.what()).find("d("), std::string::npos) << error.what();
        }
    }

    TEST(ExpressionGradients, HaveNoPlaceWhereThereAreNoFields)
    {
      try
        {
          Expression("grad2(c)", {"x", "y", "z"});
          FAIL();
        }
      catch (const ExpressionError &error)
        {
          EXPECT_NE(std::string(error.what()).find("gradients are not known here"),
                    std::string::npos)
            << error.what();
        }
    }

    TEST(ExpressionGradients, AreTakenOutOfASum)
    {
      const Expression whole("k*(c^2 - 0.25*grad2(c)) - d(phi, y)/4 + x*(c + d(c, x)) - (1 - c)",
                             variables(),
                             {{"k", 2.}});
      const std::vector<double> at = {0.5, 7., 3., 1., 2., 3., 4., 5., 6.};
      const Expression::Parts parts =
        whole.split({"d(c,x)", "d(c,y)", "d(c,z)", "d(phi,x)", "d(phi,y)"});
      EXPECT_DOUBLE_EQ(parts.dependent.value(at), -0.5 * 14. - 5. / 4. + 3. * 1.5);
      EXPECT_DOUBLE_EQ(parts.independent.value(at), 2. * 0.25 - 0.5);
      EXPECT_EQ(parts.independent.over({"c", "phi", "x"}).value({0.5, 7., 3.}), 0.);
      EXPECT_THROW(parts.dependent.over({"c", "phi", "x"}), std::invalid_argument);
    }

    OwnEquations own(const std::string &model, const std::string &lines)
    {
      return OwnEquations("subsection Model\nset Equations = expressions\nset Fields = u\n" +
                          model + "subsection Field u\n" + lines +
                          "end\nend\nsubsection Initial state\nset u = 0\nend\n");
    }

    TEST(ExpressionModel, TermsWithGradientsStandBesideTheRest)
    {
      const OwnEquations with = own("set Free energy = u^2 + 3*d(u, x)^2 - t*grad2(u)\n",
                                    "set Kind = conserved\nset Mobility = 1 + d(u, y)^2\n");
      ASSERT_EQ(with.diagnostics.all().size(), 0u) << with.diagnostics.text();
      EXPECT_DOUBLE_EQ(with.model.energy().value({2., 0., 0., 0., 1.}), 4.);
      ASSERT_TRUE(with.model.gradient_energy().has_value());
      EXPECT_DOUBLE_EQ(with.model.gradient_energy()->value({2., 0., 0., 0., 1., 1., 2., 0.}),
                       3. - 5.);
      EXPECT_FALSE(with.model.energy_only_falls()); // it knows the time
      // A field that only its gradient moves does move.
      const OwnEquations alone =
        own("set Free energy = grad2(u)\n", "set Kind = conserved\nset Mobility = 1\n");
      EXPECT_EQ(alone.diagnostics.all().size(), 0u) << alone.diagnostics.text();
      EXPECT_TRUE(alone.model.energy_only_falls());
      const OwnEquations none =
        own("set Free energy = u^2\n", "set Kind = conserved\nset Mobility = 1\n");
      EXPECT_FALSE(none.model.gradient_energy().has_value());
    }

    TEST(ExpressionModel, ARangeHasSomethingBetweenItsEnds)
    {
      const std::string lines = "set Kind = conserved\nset Mobility = 1\n";
      const OwnEquations open = own("set Free energy = u*log(u)\nset Constants = a = 0.5\n",
                                    lines + "set Lowest value = a/2\n");
      ASSERT_EQ(open.diagnostics.all().size(), 0u) << open.diagnostics.text();
      EXPECT_EQ(open.model.formulas(0).lowest, 0.25);
      EXPECT_FALSE(open.model.formulas(0).highest.has_value());
      const OwnEquations none =
        own("set Free energy = u^2\n", lines + "set Lowest value = 1\nset Highest value = 0\n");
      ASSERT_EQ(none.diagnostics.n_errors(), 1u) << none.diagnostics.text();
      EXPECT_NE(none.diagnostics.text().find("the highest value is not above the lowest"),
                std::string::npos);
      EXPECT_EQ(
        own("set Free energy = u^2\n", lines + "set Lowest value = u\n").diagnostics.n_errors(),
        1u);
    }
  } // namespace
} // namespace softlattice
