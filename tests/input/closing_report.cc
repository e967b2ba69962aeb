// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/closing_report.h"

#include "solver/study/transformation_quantities.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace softlattice
{
  namespace
  {
    /// X(t) every second.
    TransformationSeries every_second(const int last, const std::function<double(double)> &fraction)
    {
      TransformationSeries series;
      for (int t = 0; t <= last; ++t)
        {
          series.time.push_back(t);
          series.fraction.push_back(fraction(t));
        }
      return series;
    }

    /// 1 - exp(-(k t)^3)
    double avrami(const double k, const double t)
    {
      return -std::expm1(-std::pow(k * t, 3.));
    }

    TEST(ClosingReport, HasFiveLinesWithOrWithoutResults)
    {
      const auto report = closing_report(
        transformation_quantities(every_second(300, [](const double t) { return avrami(0.01, t); }),
                                  32,
                                  1.6e-9),
        "results/humid_film");
      ASSERT_EQ(report.size(), 5u);
      EXPECT_NE(report[0].find("88.5 s"), std::string::npos) << report[0]; // (ln 2)^(1/3) / 0.01
      EXPECT_NE(report[1].find("60.65 s"), std::string::npos)
        << report[1]; // (-ln 0.8)^(1/3) / 0.01
      EXPECT_NE(report[2].find("2e+10 1/m^2"), std::string::npos) << report[2];
      EXPECT_NE(report[3].find("3.00 +- 0.00"), std::string::npos) << report[3];
      EXPECT_NE(report[4].find("results/humid_film/solution.pvd"), std::string::npos) << report[4];

      const auto empty = closing_report(transformation_quantities({}, 0, 1.6e-9), "out");
      ASSERT_EQ(empty.size(), 5u);
      EXPECT_NE(empty[0].find("not reached"), std::string::npos);
      EXPECT_NE(empty[3].find("no fit"), std::string::npos);
      for (const std::string &line : empty)
        EXPECT_EQ(line.find("nan"), std::string::npos) << line;
    }

    TEST(ClosingReport, LeavesOutAnExponentThatOnlySaysThatConditionsCameLate)
    {
      // X = 1 - exp(-(k (t - t_i))^3), counted from t = 0 much steeper than anything steady.
      const TransformationSeries series =
        every_second(500, [](const double t) { return avrami(0.02, std::max(0., t - 300.)); });
      const auto lines = closing_report(transformation_quantities(series, 32, 1.6e-9), "out");
      const std::string &line = lines.at(3);
      EXPECT_NE(line.find("3.00 +- "), std::string::npos) << line;
      EXPECT_NE(line.find("after an incubation of 300"), std::string::npos) << line;
      EXPECT_EQ(line.find("counted from t = 0"), std::string::npos) << line;
    }
  } // namespace
} // namespace softlattice
