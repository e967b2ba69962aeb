// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/jet.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <functional>

namespace softlattice
{
  namespace
  {
    using Jet3 = Jet<double, 3>;

    // A function that uses every operation, of three variables, all positive.
    template <class Number>
    Number everything(const Number &a, const Number &b, const Number &c)
    {
      using std::abs;
      using std::cos;
      using std::exp;
      using std::log;
      using std::max;
      using std::min;
      using std::pow;
      using std::sin;
      using std::sqrt;
      using std::tanh;
      return exp(a * b) / (1. + c) - log(a + 2. * b) * sqrt(c) + sin(a - c) * cos(b) + tanh(a * c) +
             pow(a, 2.5) - pow(b, c) + 3. / b - abs(a - 5.) + max(a, b * 7.) * c +
             min(a, b * 7.) * b - (-a) * 0.5 + c / 4. + (1. - a);
    }

    double value_at(const std::array<double, 3> &x)
    {
      return everything(x[0], x[1], x[2]);
    }

    TEST(Jet, AgreesWithFiniteDifferences)
    {
      const std::array<double, 3> x = {0.8, 0.4, 1.3};
      const Jet3 f =
        everything(Jet3::variable(0, x[0]), Jet3::variable(1, x[1]), Jet3::variable(2, x[2]));
      EXPECT_DOUBLE_EQ(f.value, value_at(x));

      const double h = 1e-4;
      const auto moved = [&](std::size_t i, double di, std::size_t j, double dj) {
        std::array<double, 3> y = x;
        y[i] += di;
        y[j] += dj;
        return value_at(y);
      };
      for (std::size_t i = 0; i < 3; ++i)
        {
          EXPECT_NEAR(f.first[i], (moved(i, h, i, 0.) - moved(i, -h, i, 0.)) / (2. * h), 1e-5);
          for (std::size_t j = i; j < 3; ++j)
            EXPECT_NEAR(
              f.second[Jet3::index(i, j)],
              (moved(i, h, j, h) - moved(i, h, j, -h) - moved(i, -h, j, h) + moved(i, -h, j, -h)) /
                (4. * h * h),
              1e-4)
              << i << ' ' << j;
        }
    }

    struct Elementary
    {
      const char *name;
      std::function<Jet<double, 1>(const Jet<double, 1> &)> function;
      std::function<double(double)> value;
      std::function<double(double)> first;
      std::function<double(double)> second;
    };

    TEST(Jet, AgreesWithClosedForms)
    {
      using J = Jet<double, 1>;
      const std::array<Elementary, 9> all = {{
        {"exp",
         [](const J &a) { return exp(a); },
         [](double x) { return std::exp(x); },
         [](double x) { return std::exp(x); },
         [](double x) { return std::exp(x); }},
        {"log",
         [](const J &a) { return log(a); },
         [](double x) { return std::log(x); },
         [](double x) { return 1. / x; },
         [](double x) { return -1. / (x * x); }},
        {"sqrt",
         [](const J &a) { return sqrt(a); },
         [](double x) { return std::sqrt(x); },
         [](double x) { return 0.5 / std::sqrt(x); },
         [](double x) { return -0.25 * std::pow(x, -1.5); }},
        {"sin",
         [](const J &a) { return sin(a); },
         [](double x) { return std::sin(x); },
         [](double x) { return std::cos(x); },
         [](double x) { return -std::sin(x); }},
        {"cos",
         [](const J &a) { return cos(a); },
         [](double x) { return std::cos(x); },
         [](double x) { return -std::sin(x); },
         [](double x) { return -std::cos(x); }},
        {"tanh",
         [](const J &a) { return tanh(a); },
         [](double x) { return std::tanh(x); },
         [](double x) { return 1. / std::pow(std::cosh(x), 2); },
         [](double x) { return -2. * std::tanh(x) / std::pow(std::cosh(x), 2); }},
        {"1/x",
         [](const J &a) { return 1. / a; },
         [](double x) { return 1. / x; },
         [](double x) { return -1. / (x * x); },
         [](double x) { return 2. / (x * x * x); }},
        {"x^3",
         [](const J &a) { return pow(a, 3.); },
         [](double x) { return x * x * x; },
         [](double x) { return 3. * x * x; },
         [](double x) { return 6. * x; }},
        {"x^x",
         [](const J &a) { return pow(a, a); },
         [](double x) { return std::pow(x, x); },
         [](double x) { return std::pow(x, x) * (std::log(x) + 1.); },
         [](double x) { return std::pow(x, x) * (std::pow(std::log(x) + 1., 2) + 1. / x); }},
      }};
      for (const Elementary &e : all)
        for (const double x : {0.1, 0.7, 1., 2.3, 9.})
          {
            const J f = e.function(J::variable(0, x));
            const auto near = [](double a, double b) {
              return std::abs(a - b) <= 1e-13 * (1. + std::abs(b));
            };
            EXPECT_TRUE(near(f.value, e.value(x))) << e.name << ' ' << x;
            EXPECT_TRUE(near(f.first[0], e.first(x))) << e.name << ' ' << x;
            EXPECT_TRUE(near(f.second[0], e.second(x))) << e.name << ' ' << x;
          }
    }

    TEST(Jet, LowPowersAreExactAtZero)
    {
      using J = Jet<double, 1>;
      const J zero = J::variable(0, 0.);
      EXPECT_EQ(pow(zero, 0.).first[0], 0.);
      EXPECT_EQ(pow(zero, 1.).first[0], 1.);
      EXPECT_EQ(pow(zero, 1.).second[0], 0.);
      EXPECT_EQ(pow(zero, 2.).second[0], 2.);
    }

    TEST(Jet, EveryLaneOfAPackIsAPointOfItsOwn)
    {
      using Lanes = Pack<double, 8>;
      using Packed = Jet<Lanes, 3>;
      Lanes a, b, c;
      for (std::size_t i = 0; i < 8; ++i)
        {
          a.lane[i] = 0.3 + 0.4 * double(i);
          b.lane[i] = 0.2 + 0.1 * double(i);
          c.lane[i] = 2. - 0.2 * double(i);
        }
      const Packed f =
        everything(Packed::variable(0, a), Packed::variable(1, b), Packed::variable(2, c));
      const Lanes plain = everything(a, b, c);
      for (std::size_t i = 0; i < 8; ++i)
        {
          const Jet3 one = everything(Jet3::variable(0, a.lane[i]),
                                      Jet3::variable(1, b.lane[i]),
                                      Jet3::variable(2, c.lane[i]));
          // Lanes may use fused multiply-add where the scalar code does not.
          EXPECT_NEAR(f.value.lane[i], one.value, 1e-12);
          EXPECT_NEAR(plain.lane[i], one.value, 1e-12);
          for (std::size_t k = 0; k < 3; ++k)
            EXPECT_NEAR(f.first[k].lane[i], one.first[k], 1e-11);
          for (std::size_t k = 0; k < 6; ++k)
            EXPECT_NEAR(f.second[k].lane[i], one.second[k], 1e-10 * (1. + std::abs(one.second[k])));
        }
    }
  } // namespace
} // namespace softlattice
