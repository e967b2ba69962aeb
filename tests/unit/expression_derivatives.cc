// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression.h"
#include "models/expression/expression_batch.h"
#include "models/jet.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    using Jet3 = Jet<double, 3>;

    /// A formula and, worked out alongside by the rules of Jet, its value and derivatives.
    struct Sample
    {
      std::string text;
      Jet3 jet;
    };

    class RandomFormula
    {
    public:
      explicit RandomFormula(const unsigned int seed)
        : random_(seed)
        , point_{uniform(0.2, 1.5), uniform(0.2, 1.5), uniform(0.2, 1.5)}
      {}

      const std::array<double, 3> &point() const { return point_; }

      Sample make(const int depth)
      {
        if (depth == 0)
          {
            const int i = pick(4);
            if (i < 3)
              return {std::string(1, "xyz"[i]), Jet3::variable(i, point_[i])};
            const int whole = pick(7) - 3;
            return {"(" + std::to_string(whole) + ")", Jet3(whole)};
          }
        const Sample a = make(depth - 1 - pick(depth));
        switch (pick(16))
          {
            case 0:
              return {"-" + wrapped(a), -a.jet};
            case 1:
              return {"exp(-" + wrapped(a) + "^2)", exp(-(a.jet * a.jet))};
            case 2:
              return {"log(1+" + wrapped(a) + "^2)", log(1. + a.jet * a.jet)};
            case 3:
              return {"sqrt(1+" + wrapped(a) + "^2)", sqrt(1. + a.jet * a.jet)};
            case 4:
              return {"sin" + wrapped(a), sin(a.jet)};
            case 5:
              return {"cos" + wrapped(a), cos(a.jet)};
            case 6:
              return {"tanh" + wrapped(a), tanh(a.jet)};
            case 7:
              {
                const int n = 2 + pick(4);
                return {wrapped(a) + "^" + std::to_string(n), pow(a.jet, n)};
              }
            case 8:
              return {"(1+" + wrapped(a) + "^2)^1.7", pow(1. + a.jet * a.jet, 1.7)};
            case 9:
              return {"(1+" + wrapped(a) + "^2)^-2.5", pow(1. + a.jet * a.jet, -2.5)};
            default:
              break;
          }
        const Sample b = make(depth - 1);
        switch (pick(7))
          {
            case 0:
              return {"(" + a.text + "+" + b.text + ")", a.jet + b.jet};
            case 1:
              return {"(" + a.text + "-" + wrapped(b) + ")", a.jet - b.jet};
            case 2:
              return {wrapped(a) + "/(2+" + wrapped(b) + "^2)", a.jet / (2. + b.jet * b.jet)};
            case 3:
              return {"max(" + a.text + "," + b.text + "+0.01)", max(a.jet, b.jet + 0.01)};
            case 4:
              return {"if(" + a.text + "<" + b.text + "-0.03," + wrapped(a) + "*z,y)",
                      choose_less(a.jet,
                                  b.jet - 0.03,
                                  a.jet * Jet3::variable(2, point_[2]),
                                  Jet3::variable(1, point_[1]))};
            default:
              return {wrapped(a) + "*" + wrapped(b), a.jet * b.jet};
          }
      }

    private:
      static std::string wrapped(const Sample &a) { return "(" + a.text + ")"; }
      int pick(const int n) { return static_cast<int>(random_() % static_cast<unsigned int>(n)); }
      double uniform(const double a, const double b)
      {
        return a + (b - a) * static_cast<double>(random_()) / 4294967296.;
      }

      std::mt19937 random_;
      std::array<double, 3> point_;
    };

    TEST(ExpressionDerivatives, AgreeWithForwardDifferentiationOfRandomFormulas)
    {
      int n_compared = 0;
      for (unsigned int seed = 1; seed <= 1500; ++seed)
        {
          RandomFormula random(seed);
          const Sample sample = random.make(5);
          if (sample.text.size() > 5000)
            continue;
          const Expression formula(sample.text, {"x", "y", "z"});
          const ExpressionBatch batch(formula, {"x", "y", "z"});
          double value = 0.;
          double first[3], second[6];
          double *gradient[3], *hessian[6];
          for (int i = 0; i < 3; ++i)
            gradient[i] = first + i;
          for (int k = 0; k < 6; ++k)
            hessian[k] = second + k;
          batch.evaluate(1, nullptr, random.point().data(), &value, gradient, hessian);

          // Rounding grows with the size of what cancels, which the derivatives themselves bound.
          double size = 1. + std::fabs(sample.jet.value);
          for (const double d : sample.jet.first)
            size += std::fabs(d);
          for (const double d : sample.jet.second)
            size += std::fabs(d);
          if (!(size < 1e6))
            continue;
          ++n_compared;
          const double tolerance = 1e-11 * size;
          EXPECT_NEAR(value, sample.jet.value, tolerance) << sample.text;
          EXPECT_NEAR(formula.value({random.point().begin(), random.point().end()}),
                      value,
                      tolerance)
            << sample.text;
          for (int i = 0; i < 3; ++i)
            EXPECT_NEAR(first[i], sample.jet.first[i], tolerance) << sample.text;
          for (int k = 0; k < 6; ++k)
            EXPECT_NEAR(second[k], sample.jet.second[k], tolerance) << sample.text;
        }
      EXPECT_GT(n_compared, 1000);
    }

    /// By the first variable, once and twice.
    std::array<double, 2> derivatives(const Expression &formula, const std::vector<double> &at)
    {
      std::array<double, 2> result{};
      double *const gradient[] = {&result[0]};
      double *const hessian[] = {&result[1]};
      ExpressionBatch(formula, {formula.variables().front()})
        .evaluate(1, nullptr, at.data(), nullptr, gradient, hessian);
      return result;
    }

    TEST(ExpressionDerivatives, AgreeWithClosedForms)
    {
      const double x = 0.37;
      const double y = -1.4;
      // formula, its derivative by x, and by x twice
      const char *const cases[][3] = {
        {"x^3", "3*x^2", "6*x"},
        {"exp(2*x)", "2*exp(2*x)", "4*exp(2*x)"},
        {"log(x)", "1/x", "-1/x^2"},
        {"log10(x)", "1/(x*log(10))", "-1/(x^2*log(10))"},
        {"sqrt(x)", "0.5/sqrt(x)", "-0.25/(x*sqrt(x))"},
        {"x^2.3", "2.3*x^1.3", "2.99*x^0.3"},
        {"2^x", "log(2)*2^x", "log(2)^2*2^x"},
        {"x^x", "x^x*(1+log(x))", "x^x*((1+log(x))^2+1/x)"},
        {"tan(x)", "1/cos(x)^2", "2*sin(x)/cos(x)^3"},
        {"asin(x)", "1/sqrt(1-x^2)", "x/(1-x^2)^1.5"},
        {"acos(x)", "-1/sqrt(1-x^2)", "-x/(1-x^2)^1.5"},
        {"atan(x)", "1/(1+x^2)", "-2*x/(1+x^2)^2"},
        {"atan2(x,y)", "y/(x^2+y^2)", "-2*x*y/(x^2+y^2)^2"},
        {"atan2(y,x)", "-y/(x^2+y^2)", "2*x*y/(x^2+y^2)^2"},
        {"sinh(x)", "cosh(x)", "sinh(x)"},
        {"cosh(x)", "sinh(x)", "cosh(x)"},
        {"tanh(x)", "sech(x)^2", "-2*tanh(x)*sech(x)^2"},
        {"sech(x)", "-sech(x)*tanh(x)", "sech(x)*(tanh(x)^2-sech(x)^2)"},
        {"erf(x)", "2/sqrt(pi)*exp(-x^2)", "-4*x/sqrt(pi)*exp(-x^2)"},
        {"abs(y*x)", "abs(y)", "0"},
        {"sign(x)", "0", "0"},
        {"step(x)", "0", "0"},
        {"min(x^2,x^3)", "3*x^2", "6*x"},
        {"max(x^2,x^3)", "2*x", "2"},
        {"if(x>y,x^2,x^3)", "2*x", "2"},
        {"if(x<=y,x^2,x^3)", "3*x^2", "6*x"},
        {"y/x", "-y/x^2", "2*y/x^3"},
        {"(x-y)/(x+y)", "2*y/(x+y)^2", "-4*y/(x+y)^3"},
        {"x*log(x)+(1-x)*log(1-x)", "log(x)-log(1-x)", "1/x+1/(1-x)"},
        {"5*(x-0.3)^2*(0.7-x)^2",
         "10*(x-0.3)*(0.7-x)*(1-2*x)",
         "10*((1-2*x)^2-2*(x-0.3)*(0.7-x))"}};
      for (const auto &[text, first, second] : cases)
        {
          const auto value = [&](const Expression &formula) { return formula.value({x, y}); };
          const Expression f(text, {"x", "y"});
          const double df = value(Expression(first, {"x", "y"}));
          const double d2f = value(Expression(second, {"x", "y"}));
          const auto [by_x, by_x_twice] = derivatives(f, {x, y});
          EXPECT_NEAR(by_x, df, 1e-14 * (1. + std::fabs(df))) << text;
          EXPECT_NEAR(by_x_twice, d2f, 1e-13 * (1. + std::fabs(d2f))) << text;
          // And all of that is what a small step finds: a truncation error of order h^2 f'''.
          const double h = 1e-5;
          const double difference = (f.value({x + h, y}) - f.value({x - h, y})) / (2. * h);
          EXPECT_NEAR(difference, df, 1e-8 * (1. + std::fabs(df))) << text;
        }
    }

    TEST(ExpressionDerivatives, AreRightAtZeroAndForNegativeNumbers)
    {
      const Expression cube("x^3", {"x"});
      EXPECT_EQ(derivatives(cube, {-2.})[0], 12.);
      EXPECT_EQ(derivatives(cube, {-2.})[1], -12.);
      EXPECT_EQ(derivatives(cube, {0.})[0], 0.);
      const Expression line("x^1", {"x"});
      EXPECT_EQ(derivatives(line, {0.})[0], 1.);
      EXPECT_EQ(derivatives(Expression("x^2", {"x"}), {0.})[1], 2.);
      EXPECT_EQ(derivatives(Expression("x^1.5", {"x"}), {0.})[0], 0.);
      EXPECT_EQ(derivatives(Expression("x^2.5", {"x"}), {0.})[1], 0.);
      EXPECT_EQ(derivatives(Expression("x^0", {"x"}), {0.})[0], 0.);
      EXPECT_EQ(derivatives(Expression("x^-2", {"x"}), {-2.})[0], 0.25);
      EXPECT_EQ(derivatives(Expression("abs(x)", {"x"}), {0.})[0], 0.);
      // The part that is not chosen may be undefined.
      const Expression guarded("if(x > 0, x*log(x), x^2)", {"x"});
      EXPECT_EQ(derivatives(guarded, {-3.})[0], -6.);
      EXPECT_EQ(derivatives(guarded, {0.})[0], 0.);
      // Far out, a hyperbolic secant and its derivatives vanish; they are not inf/inf.
      const Expression pulse("sech(x)", {"x"});
      EXPECT_EQ(derivatives(pulse, {1000.})[1], 0.);
    }
  } // namespace
} // namespace softlattice
