// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Splines through measured points, alone and in formulas.
#include "models/csv_table.h"
#include "models/expression/expression.h"
#include "models/expression/expression_batch.h"
#include "models/expression/expression_error.h"
#include "models/expression/spline.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    const std::vector<double> points = {-1., -0.4, 0.1, 0.3, 1.2, 2.};

    std::vector<double> at_points(const std::vector<double> &x, double (*const f)(double))
    {
      std::vector<double> y;
      for (const double one : x)
        y.push_back(f(one));
      return y;
    }

    double cubic(const double x)
    {
      return 2. * x * x * x - x * x + 3. * x - 5.;
    }

    TEST(Spline, IsACubicWhereThePointsAre)
    {
      const Spline spline(points, at_points(points, cubic));
      for (double x = -1.; x <= 2.; x += 0.07)
        {
          EXPECT_NEAR(spline.value(x), cubic(x), 1e-12);
          EXPECT_NEAR(spline.value(x, 1), 6. * x * x - 2. * x + 3., 1e-12);
          EXPECT_NEAR(spline.value(x, 2), 12. * x - 2., 1e-11);
          EXPECT_NEAR(spline.value(x, 3), 12., 1e-10);
        }
      EXPECT_EQ(spline.value(0.5, 4), 0.);
      EXPECT_TRUE(std::isnan(spline.value(NAN)));
    }

    TEST(Spline, GoesOnWithTheSecondDerivativeOfItsEnds)
    {
      const Spline spline(points, at_points(points, cubic));
      for (const auto &[end, by] : {std::pair<double, double>{-1., -2.}, {2., 3.}})
        {
          EXPECT_NEAR(spline.value(end + by, 2), 12. * end - 2., 1e-10);
          EXPECT_NEAR(spline.value(end + by),
                      cubic(end) + by * (6. * end * end - 2. * end + 3.) +
                        by * by * (6. * end - 1.),
                      1e-10);
        }
    }

    TEST(Spline, HasOrderFourAndNoJumps)
    {
      const auto error = [](const int n) {
        std::vector<double> x;
        for (int i = 0; i <= n; ++i)
          x.push_back(3. * i / n);
        const Spline spline(x, at_points(x, std::sin));
        double most = 0.;
        for (double at = 0.; at <= 3.; at += 0.001)
          most = std::max(most, std::abs(spline.value(at) - std::sin(at)));
        for (int i = 1; i < n; ++i)
          for (int order = 0; order <= 2; ++order)
            EXPECT_NEAR(spline.value(x[i] * (1. - 1e-13), order), spline.value(x[i], order), 1e-9);
        return most;
      };
      // 2^4, within what the next order makes of it at these spacings.
      EXPECT_NEAR(std::log2(error(16) / error(32)), 4., 0.5);
    }

    TEST(Spline, OfFewPoints)
    {
      const Spline line({1., 3.}, {2., 6.});
      EXPECT_DOUBLE_EQ(line.value(2.5), 5.);
      EXPECT_DOUBLE_EQ(line.value(4.), 8.);
      const Spline parabola({0., 1., 3.}, {0., 1., 9.});
      EXPECT_DOUBLE_EQ(parabola.value(2.), 4.);
      EXPECT_DOUBLE_EQ(parabola.value(5.), 25.);
      const Spline four({0., 1., 2., 4.}, {0., 1., 8., 64.});
      EXPECT_NEAR(four.value(3.), 27., 1e-13);
      EXPECT_THROW(Spline({1.}, {1.}), std::invalid_argument);
      EXPECT_THROW(Spline({1., 1.}, {1., 2.}), std::invalid_argument);
      EXPECT_THROW(Spline({1., 2.}, {1.}), std::invalid_argument);
    }

    struct WithTable
    {
      WithTable()
      {
        all.set_table_reader([](const std::string &name) {
          if (name != "f.csv")
            throw std::runtime_error("no such file '" + name + "'");
          return std::make_shared<const Spline>(points, at_points(points, cubic));
        });
        all.add("f", {"u"}, "k*table(\"f.csv\", u)", {"c", "x"}, {{"k", 2.}});
      }
      Definitions all;
    };

    TEST(ExpressionTables, HaveExactDerivatives)
    {
      const WithTable with;
      const ExpressionBatch batch(
        Expression("f(c*x) + table( \"f.csv\" , 0.5)", {"c", "x"}, {}, with.all),
        {"c", "x"});
      const std::vector<double> c = {0.2, 0.9}, x = {1.5, -0.7};
      std::array<std::array<double, 2>, 6> r{};
      const double *const variables[] = {c.data(), x.data()};
      double *const gradient[] = {r[1].data(), r[2].data()};
      double *const hessian[] = {r[3].data(), r[4].data(), r[5].data()};
      batch.evaluate(2, variables, nullptr, r[0].data(), gradient, hessian);
      for (std::size_t p = 0; p < 2; ++p)
        {
          const double u = c[p] * x[p], d = 6. * u * u - 2. * u + 3., dd = 12. * u - 2.;
          EXPECT_NEAR(r[0][p], 2. * cubic(u) + cubic(0.5), 1e-12);
          EXPECT_NEAR(r[1][p], 2. * d * x[p], 1e-11);
          EXPECT_NEAR(r[2][p], 2. * d * c[p], 1e-11);
          EXPECT_NEAR(r[3][p], 2. * dd * x[p] * x[p], 1e-10);
          EXPECT_NEAR(r[4][p], 2. * (dd * u + d), 1e-10);
          EXPECT_NEAR(r[5][p], 2. * dd * c[p] * c[p], 1e-10);
        }
      EXPECT_NEAR(Expression("f(c)", {"c"}, {}, with.all).value({0.3}), 2. * cubic(0.3), 1e-12);
    }

    void expect_error(const std::string &text, const std::size_t column, const std::string &part)
    {
      const WithTable with;
      try
        {
          Expression(text, {"c"}, {}, with.all);
          ADD_FAILURE() << "no error in " << text;
        }
      catch (const ExpressionError &error)
        {
          EXPECT_EQ(error.column(), column) << text;
          EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
        }
    }

    TEST(ExpressionTables, MistakesHaveTheirColumn)
    {
      expect_error("1 + table(f, c)", 10, "expected the name of a file in quotation marks");
      expect_error("table(\"f.csv, c)", 6, "expected the name of a file in quotation marks");
      expect_error("table(\"g.csv\", c)", 6, "no such file 'g.csv'");
      expect_error("table(\"f.csv\")", 13, "expected ','");
      expect_error("table(\"f.csv\", c", 5, "this '(' is never closed");
      expect_error("table(\"f.csv\", q)", 15, "there is no variable 'q'");
      EXPECT_THROW(Expression("table(\"f.csv\", c)", {"c"}), ExpressionError);
    }

    TEST(ExpressionTables, AreReadFromFiles)
    {
      const ScratchFolder folder;
      make_file(folder / "f.csv", "composition [1],energy [J/m^3]\n0,0\n1,1\n3,9\n");
      EXPECT_DOUBLE_EQ(read_spline(folder / "f.csv").value(2.), 4.);
      make_file(folder / "comma.csv", "c;f\n0;0\n0,5;0,25\n1,5;2,25\n");
      EXPECT_DOUBLE_EQ(read_spline(folder / "comma.csv").value(1.), 1.);
      for (const auto &[text, part] :
           {std::pair<std::string, std::string>{"c,f\n0,0\n0,1\n",
                                                ":3: the first column does not ascend"},
            {"c,f\n0,0\n", "two or more rows"},
            {"c,f,g\n0,0,1\n1,1,1\n", "two columns"},
            {"c,f\n0,no\n1,2\n", ":2: "}})
        {
          make_file(folder / "wrong.csv", text);
          try
            {
              read_spline(folder / "wrong.csv");
              ADD_FAILURE() << text;
            }
          catch (const TableFileError &error)
            {
              EXPECT_NE(std::string(error.what()).find(part), std::string::npos) << error.what();
            }
        }
      EXPECT_THROW(read_spline(folder / "none.csv"), TableFileError);
      EXPECT_THROW(read_spline(folder / ""), TableFileError);
    }
  } // namespace
} // namespace softlattice
