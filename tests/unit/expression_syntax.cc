// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_syntax.h"

#include "models/expression/expression.h"
#include "models/expression/expression_batch.h"
#include "models/expression/expression_error.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>
#include <string>

namespace softlattice
{
  namespace
  {
    double value_of(const std::string &text)
    {
      return Expression(text, {}).value({});
    }

    double value_at(const std::string &text, const double x, const double y = 0.)
    {
      return Expression(text, {"x", "y"}, {{"kappa", 0.125}}).value({x, y});
    }

    /// The error of a formula of c and phi, which must have one.
    ExpressionError error_of(const std::string &text)
    {
      try
        {
          Expression(text, {"c", "phi"}, {{"kappa", 2.}});
        }
      catch (const ExpressionError &error)
        {
          return error;
        }
      ADD_FAILURE() << "no error in " << text.substr(0, 80);
      return ExpressionError(9999999, "none");
    }

    void expect_error(const std::string &text, const std::size_t column, const std::string &part)
    {
      const ExpressionError error = error_of(text);
      EXPECT_EQ(error.column(), column) << text.substr(0, 80) << "\n" << error.what();
      EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
    }

    TEST(ExpressionSyntax, NumbersAndPrecedence)
    {
      EXPECT_EQ(value_of("1"), 1.);
      EXPECT_EQ(value_of(" .5"), 0.5);
      EXPECT_EQ(value_of("5."), 5.);
      EXPECT_EQ(value_of("1e-3"), 1e-3);
      EXPECT_EQ(value_of("2.5E+2"), 250.);
      EXPECT_EQ(value_of("1 + 2*3"), 7.);
      EXPECT_EQ(value_of("(1 + 2)*3"), 9.);
      EXPECT_EQ(value_of("2^3^2"), 512.);
      EXPECT_EQ(value_of("2**3**2"), 512.);
      EXPECT_EQ(value_of("-2^2"), -4.);
      EXPECT_EQ(value_of("(-2)^2"), 4.);
      EXPECT_EQ(value_of("2^-1"), 0.5);
      EXPECT_EQ(value_of("-2^-2"), -0.25);
      EXPECT_EQ(value_of("8/4/2"), 1.);
      EXPECT_EQ(value_of("8/4*2"), 4.);
      EXPECT_EQ(value_of("1 - 2 - 3"), -4.);
      EXPECT_EQ(value_of("2*-3"), -6.);
      EXPECT_EQ(value_of("1 - -+-1"), 0.);
      EXPECT_EQ(value_of("\t1\n+ 1 "), 2.);
      EXPECT_DOUBLE_EQ(value_of("pi"), 3.14159265358979323846);
    }

    TEST(ExpressionSyntax, FunctionsHaveTheirMeaning)
    {
      const double x = 0.37;
      const double y = -1.4;
      const std::pair<std::string, double> cases[] = {{"exp(x)", std::exp(x)},
                                                      {"log(x)", std::log(x)},
                                                      {"ln(x)", std::log(x)},
                                                      {"log10(x)", std::log10(x)},
                                                      {"sqrt(x)", std::sqrt(x)},
                                                      {"pow(x, y)", std::pow(x, y)},
                                                      {"x^y", std::pow(x, y)},
                                                      {"sin(y)", std::sin(y)},
                                                      {"cos(y)", std::cos(y)},
                                                      {"tan(y)", std::tan(y)},
                                                      {"asin(x)", std::asin(x)},
                                                      {"acos(x)", std::acos(x)},
                                                      {"atan(y)", std::atan(y)},
                                                      {"atan2(y, -x)", std::atan2(y, -x)},
                                                      {"sinh(y)", std::sinh(y)},
                                                      {"cosh(y)", std::cosh(y)},
                                                      {"tanh(y)", std::tanh(y)},
                                                      {"sech(y)", 1. / std::cosh(y)},
                                                      {"erf(y)", std::erf(y)},
                                                      {"abs(y)", 1.4},
                                                      {"sign(y)", -1.},
                                                      {"sign(x)", 1.},
                                                      {"sign(x - x)", 0.},
                                                      {"step(y)", 0.},
                                                      {"step(0*y)", 1.},
                                                      {"step(x)", 1.},
                                                      {"min(x, y)", y},
                                                      {"max(x, y)", x},
                                                      {"min(x, 3, y, 0)", y},
                                                      {"max(x, 3, y, 0)", 3.},
                                                      {"if(x < y, 1, 2)", 2.},
                                                      {"if(x > y, 1, 2)", 1.},
                                                      {"if(x <= x, 1, 2)", 1.},
                                                      {"if(x >= x, 1, 2)", 1.},
                                                      {"if(x < x, 1, 2)", 2.},
                                                      {"if(y > 0, log(y), 7)", 7.},
                                                      {"kappa*8", 1.}};
      for (const auto &[text, expected] : cases)
        EXPECT_NEAR(value_at(text, x, y), expected, 4e-16 * std::fabs(expected)) << text;
      EXPECT_NEAR(value_at("0.5*(1-tanh((y-0.25)/sqrt(2*kappa)))", 0., 0.5),
                  0.5 * (1. - std::tanh(0.5)),
                  1e-16);
      EXPECT_NEAR(value_at("5*(x-0.3)^2*(0.7-x)^2", 0.45), 5. * 0.0225 * 0.0625, 1e-16);
    }

    TEST(ExpressionSyntax, PowersOfNegativeNumbersAndOfZero)
    {
      for (const int n : {-5, -2, -1, 2, 3, 7, 10, 63, 64, 65})
        for (const double x : {-1.7, 0.9})
          {
            const double expected = std::pow(x, n);
            EXPECT_NEAR(value_at("x^" + std::to_string(n), x),
                        expected,
                        2e-14 * std::fabs(expected))
              << x << "^" << n;
          }
      EXPECT_EQ(value_at("x^3", 0.), 0.);
      EXPECT_EQ(value_at("x^0", 0.), 1.);
      EXPECT_EQ(value_at("x^1.5", 0.), 0.);
      EXPECT_EQ(value_at("x^2.3", 0.), 0.);
      EXPECT_TRUE(std::isnan(value_at("x^0.3", -1.)));
    }

    TEST(ExpressionSyntax, VariablesHideConstantsAndConstantsHidePi)
    {
      EXPECT_EQ(Expression("a", {"a"}, {{"a", 2.}}).value({5.}), 5.);
      EXPECT_EQ(Expression("pi", {}, {{"pi", 3.}}).value({}), 3.);
      EXPECT_EQ(Expression("step + step(-1)", {"step"}).value({4.}), 4.);
      EXPECT_EQ(Expression("e1*1e1", {"e1"}).value({4.}), 40.);
    }

    TEST(ExpressionSyntax, WhatItDependsOn)
    {
      const Expression f("x*0 + y^2 + kappa", {"x", "y", "z"}, {{"kappa", 2.}});
      EXPECT_FALSE(f.depends_on("x"));
      EXPECT_TRUE(f.depends_on("y"));
      EXPECT_FALSE(f.depends_on("z"));
      EXPECT_FALSE(f.depends_on("kappa"));
      EXPECT_FALSE(f.constant());
      EXPECT_EQ(Expression("kappa^2", {"x"}, {{"kappa", 2.}}).constant(), 4.);
      EXPECT_THROW(f.value({1.}), std::invalid_argument);
      EXPECT_THROW(ExpressionBatch(f, {"kappa"}), std::invalid_argument);
    }

    TEST(ExpressionSyntax, SumsAndProductsOfFormulas)
    {
      const std::vector<std::string> names = {"c", "phi"};
      const Expression f("c^2*(1-c)^2", names);
      const Expression rho("3*c + 1", names);
      const Expression phi("phi", names);
      const double c = 0.4;
      const double p = 2.5;
      EXPECT_NEAR((f + phi * rho).value({c, p}),
                  c * c * (1 - c) * (1 - c) + p * (3 * c + 1),
                  1e-15);
      const double point[] = {c, p};
      double by_phi = 0.;
      double *const gradient[] = {&by_phi};
      ExpressionBatch(phi * rho, {"phi"}).evaluate(1, nullptr, point, nullptr, gradient);
      EXPECT_NEAR(by_phi, 3 * c + 1, 1e-15);
      EXPECT_THROW(f + Expression("phi", {"phi", "c"}), std::invalid_argument);
    }

    TEST(ExpressionErrors, PointToTheirColumn)
    {
      expect_error("", 0, "empty");
      expect_error("   ", 0, "empty");
      expect_error("c +", 3, "expected a number, a name or '(' at the end");
      expect_error("c + * 2", 4, "expected a number, a name or '(', not '*'");
      expect_error("2 c", 2, "expected an operator before 'c'");
      expect_error("2c", 1, "expected an operator");
      expect_error("1.2.3", 3, "expected an operator");
      expect_error("(c)(c)", 3, "'*'");
      expect_error("c(1-c)", 1, "'c' is not a function");
      expect_error("pi(2)", 2, "'pi' is not a function");
      expect_error("1 + (2*(c + 1)", 4, "never closed");
      expect_error("2*sin(c", 5, "never closed");
      expect_error("sin(c, ", 5 - 2, "never closed");
      expect_error("c + 1)", 5, "has no '('");
      expect_error("c, 1", 1, "arguments of a function");
      expect_error("c < 1", 2, "first argument of if");
      expect_error("(c >= 1)*2", 3, "first argument of if");
      expect_error("c = 1", 2, "<, <=, > and >=");
      expect_error("if(c == 1, 2, 3)", 5, "<, <=, > and >=");
      expect_error("if(c, 2, 3)", 4, "expected <, <=, > or >=");
      expect_error("if(c < 1, 2)", 0, "if takes 3 arguments, not 2");
      expect_error("1 + sin()", 4, "sin takes 1 argument, not 0");
      expect_error("exp(c, 2)", 0, "exp takes 1 argument, not 2");
      expect_error("atan2(c)", 0, "atan2 takes 2 arguments, not 1");
      expect_error("min(c)", 0, "min takes 2 or more arguments, not 1");
      expect_error("max(c,)", 6, "expected a number");
      expect_error("exp + 1", 0, "exp(x)");
      expect_error("1e999", 0, "too large");
      expect_error("c*1e-999", 2, "too small");
      expect_error("c + .", 4, "digits");
      expect_error("2 + 1/0", 5, "not a finite number");
      expect_error("c*log(0)", 2, "not a finite number");
      expect_error("c + sqrt(1-2)", 4, "not a finite number");
      expect_error("(-1)^0.5", 4, "not a finite number");
      expect_error("c # 2", 2, "not '#'");
      expect_error("c \xc2\xb7 2", 2, "write *");
      expect_error("c \xc2", 2, "0xC2");
      expect_error(std::string("c\0", 2), 1, "0x00");
    }

    TEST(ExpressionErrors, NameWhatWasMeant)
    {
      expect_error("1 + cc", 4, "there is no variable 'cc'; did you mean 'c'?");
      expect_error("Phi", 0, "did you mean 'phi'?");
      expect_error("2*kapa", 2, "did you mean 'kappa'?");
      expect_error("2*pih", 2, "did you mean 'phi'?");
      expect_error("tahn(c)", 0, "there is no function 'tahn'; did you mean 'tanh'?");
      expect_error("temperature", 0, "there are c, phi, kappa, pi");
      expect_error("gamma(c)", 0, "there are exp, log");
      expect_error(std::string(5000, 'a'), 0, "there is no variable 'aaaa");
      EXPECT_LT(std::string(error_of(std::string(5000, 'a')).what()).size(), 300u);
    }

    TEST(ExpressionErrors, HostileInputIsRefusedOrHarmless)
    {
      expect_error(std::string(10000, '('), 200, "deeper than 200");
      expect_error(std::string(10001, '1'), 10000, "at most 10000");
      expect_error(std::string(9999, '-'), 9999, "expected a number");
      EXPECT_EQ(value_of(std::string(9999, '-') + "1"), -1.);
      std::string text = "c";
      for (int i = 0; i < 201; ++i)
        text += "^c";
      expect_error(text, 401, "deeper than 200");
      text = "";
      for (int i = 0; i < 250; ++i)
        text += "sin(";
      expect_error(text, 803, "deeper than 200");
      // 200 levels are allowed.
      EXPECT_EQ(value_of(std::string(200, '(') + "3" + std::string(200, ')')), 3.);

      // As long as it may be; shared terms keep the graph small, distinct ones do not.
      text = "c";
      while (text.size() + 2 <= 10000)
        text += "+c";
      EXPECT_EQ(Expression(text, {"c"}).value({2.}), 10000.);
      text = "c";
      for (int i = 0; text.size() + 20 <= 10000; ++i)
        text += "*sin(c+phi*" + std::to_string(i) + ")";
      const Expression product(text, {"c", "phi"});
      EXPECT_THROW(ExpressionBatch(product + product * product, {"c", "phi"}), ExpressionError);
      EXPECT_NO_THROW(ExpressionBatch(product, {}));
      text = "c";
      while (text.size() + 10 <= 9900)
        text += "*1e300*1e9";
      // Factors that overflow when they are merged stay apart, through a long chain of them.
      const Expression chain("(" + text + ")*(phi*3)^2", {"c", "phi"});
      EXPECT_EQ(chain.value({0., 1.}), 0.);
      EXPECT_EQ(chain.value({-1., 1.}), -INFINITY);
    }

    TEST(ExpressionSyntax, TheSummaryNamesEveryFunctionAndItsExamplesHold)
    {
      const std::string summary = expression_syntax();
      for (const ExpressionFunction &function : expression_functions())
        {
          EXPECT_NE(summary.find("  " + function.name + "("), std::string::npos) << function.name;
          EXPECT_EQ(function.meaning.rfind(function.name + "(", 0), 0u) << function.name;
          // The call in the table is itself a formula.
          const std::string call = function.meaning.substr(0, function.meaning.find(')') + 1);
          EXPECT_NO_THROW(Expression(call, {"x", "y", "a", "b"})) << call;
        }
      for (const std::string example : {"5*(c-0.3)^2*(0.7-c)^2",
                                        "0.5*(1 - tanh((y - 0.25)/sqrt(2*kappa)))",
                                        "if(x < 0.5, c*log(c), 0)"})
        {
          EXPECT_NE(summary.find(example), std::string::npos) << example;
          EXPECT_NO_THROW(Expression(example, {"c", "x", "y", "kappa"})) << example;
        }
      EXPECT_EQ(value_of("2^3^2"), value_of("2^9"));
      EXPECT_EQ(value_at("if(x > 0, log(x), 0)", -1.), 0.);
      EXPECT_EQ(value_of("(-2)^3"), -8.);
    }
  } // namespace
} // namespace softlattice
