// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Axes of studies and the points that designs make of them.
#include "solver/study/design.h"
#include "solver/study/sample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <stdexcept>

namespace
{
  using namespace softlattice;

  class StudyAxes : public testing::Test
  {
  protected:
    StudyAxes()
    {
      const ParameterSection air = table_.section("Environment");
      air.quantity("Temperature", &temperature_, "K", "degC");
      air.schedule("Relative humidity", &humidity_, "1", "%");
      air.choice("Barrier film", &film_, {"none", "film"});
      air.integer("Number", &number_);
    }

    /// An axis over the entry of this index.
    Axis read(const std::size_t entry, const StudyAxis &given, const bool sampled = false)
    {
      diagnostics_ = Diagnostics();
      return read_axis(given, table_.entries()[entry], sampled, units_, {}, diagnostics_);
    }

    static StudyAxis with_values(const std::string &values)
    {
      StudyAxis axis;
      axis.path = "Environment/Some";
      axis.values = values;
      return axis;
    }

    static StudyAxis range(const std::string &from,
                           const std::string &to,
                           const int points,
                           const std::string &spacing)
    {
      StudyAxis axis = with_values("");
      axis.from = from;
      axis.to = to;
      axis.points = points;
      axis.spacing = spacing;
      return axis;
    }

    static std::vector<std::string> texts(const Axis &axis)
    {
      std::vector<std::string> list;
      for (const AxisValue &one : axis.values)
        list.push_back(one.text);
      return list;
    }

    using Texts = std::vector<std::string>;
    const UnitSystem units_;
    ParameterTable table_;
    double temperature_ = 298.15;
    Schedule humidity_;
    std::string film_ = "none";
    int number_ = 1;
    Diagnostics diagnostics_;
  };

  TEST_F(StudyAxes, AUnitAtTheEndHoldsForAll)
  {
    const Axis axis = read(1, with_values("60, 0.75 1, 85 %"));
    EXPECT_EQ(texts(axis), (Texts{"60 %", "0.75 1", "85 %"}));
    EXPECT_EQ(axis.column(), "Environment/Some [%]");
    EXPECT_DOUBLE_EQ(axis.values[1].number, 75.);
    EXPECT_EQ(axis.values[0].shown(), "60");
    EXPECT_EQ(diagnostics_.n_errors(), 0);
  }

  TEST_F(StudyAxes, NamesAndSchedulesAreNoNumbers)
  {
    const Axis names = read(2, with_values("none, film"));
    EXPECT_EQ(texts(names), (Texts{"none", "film"}));
    EXPECT_EQ(names.column(), "Environment/Some");
    const Axis schedules = read(1, with_values("60 % | 40 % at 0 s, 85 % at 4 min"));
    EXPECT_EQ(texts(schedules), (Texts{"60 %", "40 % at 0 s, 85 % at 4 min"}));
    EXPECT_EQ(schedules.values[0].shown(), "60 %") << "one column, one kind of text";
    EXPECT_EQ(diagnostics_.n_errors(), 0);
  }

  TEST_F(StudyAxes, SpacingIsThatOfTheValueItsLogarithmOrItsInverse)
  {
    EXPECT_EQ(texts(read(0, range("20 degC", "60 degC", 3, "linear"))),
              (Texts{"20 degC", "40 degC", "60 degC"}));
    EXPECT_EQ(texts(read(3, range("1", "100", 3, "log"))), (Texts{"1", "10", "100"}));
    const Axis inverse = read(0, range("300 K", "400 K", 3, "inverse temperature"));
    EXPECT_NEAR(inverse.values[1].number + 273.15, 2. / (1. / 300. + 1. / 400.), 1e-8);
    EXPECT_EQ(diagnostics_.n_errors(), 0);
  }

  TEST_F(StudyAxes, WhatIsWrongIsSaid)
  {
    const auto errors = [&](const std::size_t entry, const StudyAxis &given) {
      read(entry, given);
      return diagnostics_.n_errors();
    };
    EXPECT_EQ(errors(1, with_values("")), 1) << "empty";
    EXPECT_EQ(errors(1, with_values("40 %,, 60 %")), 1) << "a value is missing";
    EXPECT_EQ(errors(1, with_values("40 %, 40 %")), 1) << "twice";
    EXPECT_EQ(errors(0, with_values("300, 40 %")), 2)
      << "another dimension, that of the unit for both";
    EXPECT_EQ(errors(0, range("20 degC", "", 3, "linear")), 1) << "no end";
    EXPECT_EQ(errors(0, range("20 degC", "60 degC", 0, "linear")), 1) << "no number of points";
    EXPECT_EQ(errors(2, range("none", "film", 2, "linear")), 1) << "names have no range";
    EXPECT_EQ(errors(1, range("10 %", "50 %", 2, "inverse temperature")), 1) << "no temperature";
    EXPECT_EQ(errors(1, range("0 %", "50 %", 2, "log")), 1) << "no logarithm";
  }

  TEST_F(StudyAxes, DesignsHaveThePointsTheyPromise)
  {
    const std::vector<Axis> axes = {read(1, with_values("40, 60, 80 %")),
                                    read(2, with_values("none, film"))};
    StudySettings settings;
    EXPECT_EQ(points_of(settings, axes, {}).size(), 6u);
    EXPECT_EQ(points_of(settings, axes, {})[1][1]->text, "film") << "the last axis is the fastest";

    settings.design = StudySettings::one_at_a_time;
    const auto single = points_of(settings, axes, {});
    ASSERT_EQ(single.size(), 6u) << "the case, three humidities, two films";
    EXPECT_FALSE(single[0][0] || single[0][1]);
    EXPECT_TRUE(single[1][0] && !single[1][1]);

    settings.design = StudySettings::list;
    EXPECT_THROW(points_of(settings, axes, {}), std::invalid_argument) << "three values and two";
  }

  // Each stratum of each axis has one point, McKay, Beckman & Conover (1979).
  TEST_F(StudyAxes, ALatinHypercubeHasEachStratumOnce)
  {
    StudySettings settings;
    settings.design = StudySettings::latin_hypercube;
    settings.points = 20;
    std::vector<std::vector<double>> parts(2);
    points_of(settings, std::vector<Axis>(2), [&](const std::size_t axis, const double part) {
      parts[axis].push_back(part);
      return AxisValue{"x"};
    });
    for (const std::vector<double> &of_axis : parts)
      {
        std::set<int> strata;
        for (const double part : of_axis)
          strata.insert(static_cast<int>(part * 20.));
        EXPECT_EQ(strata.size(), 20u);
      }
    EXPECT_NE(parts[0], parts[1]);
  }

  // Of the first 2^k points of the sequence with the corner each half, quarter ... of an axis has the same.
  TEST_F(StudyAxes, SobolPointsFillAllPartsAlike)
  {
    StudySettings settings;
    settings.design = StudySettings::sobol;
    settings.points = 15; // and the corner that is left out
    std::vector<std::vector<double>> parts(3);
    points_of(settings, std::vector<Axis>(3), [&](const std::size_t axis, const double part) {
      parts[axis].push_back(part);
      return AxisValue{"x"};
    });
    for (const std::vector<double> &of_axis : parts)
      {
        std::set<int> sixteenths = {0};
        for (const double part : of_axis)
          sixteenths.insert(static_cast<int>(part * 16.));
        EXPECT_EQ(sixteenths.size(), 16u);
      }
  }

  TEST(SampleMeans, HaveTheIntervalOfStudent)
  {
    // t(0.975, 3) = 3.182446
    const SampleMean four = mean_of({1., 2., 3., 4.});
    EXPECT_DOUBLE_EQ(four.mean, 2.5);
    EXPECT_NEAR(four.standard_deviation, std::sqrt(5. / 3.), 1e-15);
    EXPECT_NEAR(four.half_width, 3.182446 * std::sqrt(5. / 3.) / 2., 1e-6);
    EXPECT_TRUE(std::isnan(mean_of({1.}).half_width));
    EXPECT_TRUE(std::isnan(mean_of({}).mean));
  }
} // namespace
