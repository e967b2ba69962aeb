// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_batch.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace softlattice
{
  namespace
  {
    const std::vector<std::string> names = {"c", "t", "phi"};
    const char *const text = "5*(c-0.3)^2*(0.7-c)^2 + phi*exp(-t)*c + min(c, phi)*sin(2*t)";

    double f(const double c, const double t, const double phi)
    {
      const double product = (c - 0.3) * (0.7 - c);
      return 5. * product * product + phi * std::exp(-t) * c + std::min(c, phi) * std::sin(2. * t);
    }
    double df_dc(const double c, const double t, const double phi)
    {
      return 10. * (c - 0.3) * (0.7 - c) * (1. - 2. * c) + phi * std::exp(-t) +
             (c < phi ? std::sin(2. * t) : 0.);
    }
    double df_dphi(const double c, const double t, const double phi)
    {
      return std::exp(-t) * c + (c < phi ? 0. : std::sin(2. * t));
    }
    double d2f_dc2(const double c)
    {
      return 10. * ((1. - 2. * c) * (1. - 2. * c) - 2. * (c - 0.3) * (0.7 - c));
    }

    struct Points
    {
      explicit Points(const std::size_t n)
        : c(n)
        , t(n, 0.8)
        , phi(n)
      {
        for (std::size_t p = 0; p < n; ++p)
          {
            c[p] = std::sin(0.37 * static_cast<double>(p + 1));
            phi[p] = std::cos(1.93 * static_cast<double>(p));
          }
      }
      std::vector<double> c, t, phi;
    };

    TEST(ExpressionBatch, ValuesAndDerivativesOfBatchesOfAnyLength)
    {
      const ExpressionBatch batch(Expression(text, names), {"c", "phi"});
      for (const std::size_t n : {1, 2, 7, 8, 9, 63, 64, 65, 129, 511, 513, 1000, 5003})
        {
          const Points points(n);
          const double *const variables[] = {points.c.data(), nullptr, points.phi.data()};
          const double uniform[] = {NAN, 0.8, NAN}; // only t is read
          const double beyond = 12345.;
          std::vector<std::vector<double>> out(6, std::vector<double>(n + 1, beyond));
          double *const gradient[] = {out[1].data(), out[2].data()};
          double *const hessian[] = {out[3].data(), out[4].data(), out[5].data()};
          batch.evaluate(n, variables, uniform, out[0].data(), gradient, hessian);
          for (std::size_t p = 0; p < n; ++p)
            {
              const double c = points.c[p], phi = points.phi[p];
              const double expected[] = {f(c, 0.8, phi),
                                         df_dc(c, 0.8, phi),
                                         df_dphi(c, 0.8, phi),
                                         d2f_dc2(c),
                                         std::exp(-0.8),
                                         0.};
              for (int k = 0; k < 6; ++k)
                ASSERT_NEAR(out[k][p], expected[k], 1e-13) << "result " << k << ", point " << p;
            }
          for (const auto &array : out)
            EXPECT_EQ(array[n], beyond); // nothing is written past the end
        }
    }

    TEST(ExpressionBatch, BitsDoNotDependOnTheBatchNorOnWhatElseIsWanted)
    {
      const std::size_t n = 1000;
      const Points points(n);
      const ExpressionBatch batch(Expression(text, names), {"c", "phi"});
      const double *const arrays[] = {points.c.data(), points.t.data(), points.phi.data()};
      std::vector<std::vector<double>> all(6, std::vector<double>(n));
      double *const gradient[] = {all[1].data(), all[2].data()};
      double *const hessian[] = {all[3].data(), all[4].data(), all[5].data()};
      batch.evaluate(n, arrays, nullptr, all[0].data(), gradient, hessian);

      std::vector<double> one(n);
      for (int k = 0; k < 6; ++k)
        {
          double *only_gradient[] = {k == 1 ? one.data() : nullptr, k == 2 ? one.data() : nullptr};
          double *only_hessian[] = {k == 3 ? one.data() : nullptr,
                                    k == 4 ? one.data() : nullptr,
                                    k == 5 ? one.data() : nullptr};
          std::fill(one.begin(), one.end(), NAN);
          batch.evaluate(n,
                         arrays,
                         nullptr,
                         k == 0 ? one.data() : nullptr,
                         k == 1 || k == 2 ? only_gradient : nullptr,
                         k > 2 ? only_hessian : nullptr);
          EXPECT_EQ(one, all[k]) << k;
          // One point at a time, all variables uniform.
          for (std::size_t p = 0; p < n; p += 37)
            {
              const double values[] = {points.c[p], points.t[p], points.phi[p]};
              double at_point[6];
              double *const g[] = {at_point + 1, at_point + 2};
              double *const h[] = {at_point + 3, at_point + 4, at_point + 5};
              batch.evaluate(1, nullptr, values, at_point, g, h);
              EXPECT_EQ(at_point[k], all[k][p]);
            }
        }
      batch.evaluate(n, arrays, nullptr, nullptr); // nothing wanted, nothing done
      batch.evaluate(0, nullptr, nullptr, nullptr);
    }

    TEST(ExpressionBatch, ResultsThatAreAVariableAConstantOrTheSame)
    {
      const std::size_t n = 300;
      const Points points(n);
      const double *const variables[] = {points.c.data(), nullptr, points.phi.data()};
      const double uniform[] = {0., 2., 0.};
      std::vector<double> value(n), by_c(n), by_phi(n), by_t(n);
      double *const gradient[] = {by_c.data(), by_phi.data(), by_t.data()};

      ExpressionBatch(Expression("c", names), {"c", "phi", "t"})
        .evaluate(n, variables, uniform, value.data(), gradient);
      EXPECT_EQ(value, points.c);
      EXPECT_EQ(by_c, std::vector<double>(n, 1.));
      EXPECT_EQ(by_phi, std::vector<double>(n, 0.));

      ExpressionBatch(Expression("t^2 + 1", names), {"c", "phi", "t"})
        .evaluate(n, variables, uniform, value.data(), gradient);
      EXPECT_EQ(value, std::vector<double>(n, 5.)); // all uniform, every point is filled
      EXPECT_EQ(by_t, std::vector<double>(n, 4.));

      // f = exp(c + phi) is its own derivative twice.
      ExpressionBatch(Expression("exp(c + phi)", names), {"c", "phi", "t"})
        .evaluate(n, variables, uniform, nullptr, gradient);
      for (std::size_t p = 0; p < n; ++p)
        EXPECT_DOUBLE_EQ(by_c[p], std::exp(points.c[p] + points.phi[p]));
      EXPECT_EQ(by_c, by_phi);
    }

    TEST(ExpressionBatch, ManyOutputsOfManyVariablesReuseTheirRegisters)
    {
      // f = (sum_i i v_i)^2 / 2: df/dv_i = i s, d2f/dv_i dv_j = i j.
      const std::size_t n_variables = 12;
      const std::size_t n = 200;
      std::vector<std::string> variables;
      std::string sum = "0";
      for (std::size_t i = 0; i < n_variables; ++i)
        {
          variables.push_back("v" + std::to_string(i));
          sum += "+" + std::to_string(i + 1) + "*v" + std::to_string(i);
        }
      const ExpressionBatch batch(Expression("0.5*(" + sum + ")^2", variables), variables);
      std::vector<std::vector<double>> in(n_variables, std::vector<double>(n));
      std::vector<std::vector<double>> out(1 + n_variables + n_variables * (n_variables + 1) / 2,
                                           std::vector<double>(n));
      std::vector<const double *> from;
      std::vector<double *> to;
      for (std::size_t i = 0; i < n_variables; ++i)
        {
          for (std::size_t p = 0; p < n; ++p)
            in[i][p] = std::sin(static_cast<double>(i * n + p));
          from.push_back(in[i].data());
        }
      for (auto &array : out)
        to.push_back(array.data());
      batch.evaluate(n, from.data(), nullptr, to[0], &to[1], &to[1 + n_variables]);
      for (std::size_t p = 0; p < n; ++p)
        {
          double s = 0.;
          for (std::size_t i = 0; i < n_variables; ++i)
            s += static_cast<double>(i + 1) * in[i][p];
          EXPECT_NEAR(out[0][p], 0.5 * s * s, 1e-10);
          std::size_t k = 1 + n_variables;
          for (std::size_t i = 0; i < n_variables; ++i)
            {
              EXPECT_NEAR(out[1 + i][p], static_cast<double>(i + 1) * s, 1e-10);
              for (std::size_t j = i; j < n_variables; ++j, ++k)
                EXPECT_NEAR(out[k][p], static_cast<double>((i + 1) * (j + 1)), 1e-11);
            }
        }

      // A chain needs no more places than one step of it does, however long.
      std::string chain = "c";
      for (int i = 0; i < 40; ++i)
        chain = "sin(" + chain + "+" + std::to_string(i) + "*phi)";
      const Expression formula(chain, names);
      EXPECT_LE(ExpressionProgram(formula.graph(), {formula.root()}, names.size()).n_temporaries(),
                4u);
    }

    TEST(ExpressionBatch, WhatIsNotWantedIsNotRead)
    {
      // The derivative by phi does not depend on phi, so phi may be missing.
      const ExpressionBatch batch(Expression("c^2*phi", names), {"phi"});
      const std::vector<double> c = {1., 2., 3.};
      const double *const variables[] = {c.data(), nullptr, nullptr};
      std::vector<double> by_phi(3);
      double *const gradient[] = {by_phi.data()};
      batch.evaluate(3, variables, nullptr, nullptr, gradient);
      EXPECT_EQ(by_phi, (std::vector<double>{1., 4., 9.}));
      EXPECT_THROW(ExpressionBatch(Expression("c", names), {"d"}), std::invalid_argument);
    }

    TEST(ExpressionBatch, ThreadsShareIt)
    {
      const std::size_t n = 5000;
      const Points points(n);
      const ExpressionBatch batch(Expression(text, names));
      const double *const variables[] = {points.c.data(), points.t.data(), points.phi.data()};
      std::vector<std::vector<double>> out(4, std::vector<double>(n));
      std::vector<std::thread> threads;
      for (auto &array : out)
        threads.emplace_back([&] { batch.evaluate(n, variables, nullptr, array.data()); });
      for (auto &thread : threads)
        thread.join();
      for (const auto &array : out)
        EXPECT_EQ(array, out[0]);
    }
  } // namespace
} // namespace softlattice
