// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Points of a study that do not stand in its axes: by formula, and from a CSV file.
#include "solver/study/axis_formula.h"
#include "solver/study/points_table.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace
{
  using namespace softlattice;

  class StudyPoints : public testing::Test
  {
  protected:
    StudyPoints()
    {
      const ParameterSection air = table_.section("Environment");
      air.quantity("Temperature", &temperature_, "K", "degC");
      air.schedule("Relative humidity", &humidity_, "1", "%");
      air.choice("Barrier film", &film_, {"none", "film"});
      table_.section("Time").quantity("End time", &end_, "s", "h");
      table_.section("Light").quantity("End time", &dusk_, "s", "h");
    }

    AxisOfCase axis(const std::size_t entry,
                    const std::string &values,
                    const std::string &formula = "")
    {
      const ParameterEntry &of = table_.entries()[entry];
      StudyAxis given;
      given.path = of.path();
      given.values = values;
      given.formula = formula;
      return {read_axis(given, of, false, units_, {}, diagnostics_), &of, "", 298.15};
    }

    std::vector<std::pair<Axis, const ParameterEntry *>> table(const std::string &content)
    {
      diagnostics_ = Diagnostics();
      make_file(folder_ / "points.csv", content);
      return read_points(
        folder_ / "points.csv",
        table_,
        [](const ParameterEntry &) { return true; },
        units_,
        diagnostics_);
    }

    /// The first error of such a table.
    std::string error(const std::string &content)
    {
      table(content);
      for (const Diagnostic &one : diagnostics_.all())
        return std::to_string(one.where.line) + ": " + one.message + "; " + one.hint;
      return "none";
    }

    const UnitSystem units_;
    const ScratchFolder folder_;
    ParameterTable table_;
    double temperature_ = 298.15, end_ = 3600., dusk_ = 3600.;
    Schedule humidity_;
    std::string film_ = "none";
    Diagnostics diagnostics_;
  };

  TEST_F(StudyPoints, AFormulaTakesAndGivesSi)
  {
    const std::vector<AxisOfCase> axes = {axis(0, "25, 35 degC"),
                                          axis(3, "", "3600*relative_humidity*temperature/298.15"),
                                          axis(1, "40, 80 %")};
    const AxisFormulas formulas(axes, diagnostics_);
    ASSERT_EQ(diagnostics_.n_errors(), 0) << diagnostics_.text();
    const auto free = points_of(StudySettings(), AxisFormulas::free_axes(axes), {});
    ASSERT_EQ(free.size(), 4u) << "the formula adds none";
    const StudyPoint last = formulas.complete(free[3], units_, diagnostics_);
    EXPECT_EQ(last[0]->text, "35 degC");
    EXPECT_EQ(last[2]->text, "80 %");
    EXPECT_NEAR(last[1]->number, 0.8 * 308.15 / 298.15, 1e-11) << "hours, as the table has it";
    // Where an axis is left as in the case, its value there counts.
    StudyPoint one = free[0];
    one[0].reset();
    EXPECT_NEAR(formulas.complete(one, units_, diagnostics_)[1]->number, 0.4, 1e-12);
  }

  TEST_F(StudyPoints, AFormulaThatCannotBeReadOrHasNoValueIsAnError)
  {
    const auto n_errors = [&](const std::string &formula, const std::string &humidity) {
      diagnostics_ = Diagnostics();
      const std::vector<AxisOfCase> axes = {axis(1, humidity), axis(3, "", formula)};
      const AxisFormulas formulas(axes, diagnostics_);
      for (const StudyPoint &one : points_of(StudySettings(), AxisFormulas::free_axes(axes), {}))
        formulas.complete(one, units_, diagnostics_);
      return diagnostics_.n_errors();
    };
    EXPECT_EQ(n_errors("1 + relative_humidity", "40, 80 %"), 0);
    EXPECT_EQ(n_errors("1 + humidity", "40, 80 %"), 1) << "there is no such axis";
    EXPECT_EQ(n_errors("1 + ", "40, 80 %"), 1);
    EXPECT_EQ(n_errors("log(relative_humidity - 0.5)", "40, 80 %"), 1) << "at one of the points";
    EXPECT_EQ(n_errors("1 + relative_humidity", "40 % at 0 s, 80 % at 1 h | 20 %"), 1)
      << "a schedule has no one value";
    diagnostics_ = Diagnostics();
    axis(2, "", "1");
    axis(3, "1, 2 h", "1");
    EXPECT_EQ(diagnostics_.n_errors(), 2) << "of a choice, and beside values";
  }

  TEST_F(StudyPoints, ATableHasARowForEachPoint)
  {
    const auto axes = table("Environment/Temperature [K],relative humidity [%],Barrier film\n"
                            "298.15,40,none\n308.15,62.5,film\n");
    ASSERT_EQ(diagnostics_.n_errors(), 0) << diagnostics_.text();
    ASSERT_EQ(axes.size(), 3u);
    EXPECT_EQ(axes[0].first.column(), "Environment/Temperature [degC]");
    EXPECT_EQ(axes[0].first.values[1].text, "308.15 K");
    EXPECT_NEAR(axes[0].first.values[1].number, 35., 1e-11);
    EXPECT_EQ(axes[1].second, &table_.entries()[1]);
    EXPECT_EQ(axes[1].first.values[1].text, "62.5 %");
    EXPECT_EQ(axes[1].first.values[1].where.line, 3);
    EXPECT_EQ(axes[2].first.values[1].text, "film");
    // As spreadsheets of other countries write it.
    EXPECT_EQ(
      table("relative humidity [%];Temperature [degC]\n40,5;25,5\n")[0].first.values[0].text,
      "40.5 %");
  }

  TEST_F(StudyPoints, WhatIsWrongInATableIsSaidWithItsLine)
  {
    EXPECT_NE(error("Temprature [K]\n300\n")
                .find("1: 'Temprature [K]' is no parameter of the case; "
                      "did you mean 'Temperature'?"),
              std::string::npos);
    EXPECT_NE(error("End time [h]\n1\n")
                .find("1: several parameters are called 'End time [h]'; write one of "
                      "Light/End time, Time/End time"),
              std::string::npos);
    EXPECT_NE(error("Temperature\n300\n").find("has no unit"), std::string::npos);
    EXPECT_NE(error("Temperature [K],Environment/Temperature [K]\n300,300\n").find("two columns"),
              std::string::npos);
    EXPECT_EQ(error("Temperature [K]\n300\nwarm\n").substr(0, 2), "3:");
    EXPECT_EQ(error("Temperature [K],Barrier film\n300,none\n300,\n").substr(0, 2), "3:");
    EXPECT_NE(error("Temperature [h]\n300\n").find("wrong dimension"), std::string::npos);
  }
} // namespace
