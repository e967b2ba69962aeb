// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What pictures of a study say: units, axes, means and what is censored.
#include "solver/campaign/study_figures.h"

#include "solver/campaign/study_labels.h"
#include "solver/campaign/study_sensitivity.h"
#include "solver/parts/composition/halide_quantities.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace
{
  using namespace softlattice;
  using Known = CurvePoint::Known;

  ResultAxis axis_of(const std::string &unit, const std::vector<double> &numbers)
  {
    ResultAxis axis;
    axis.title = "Axis";
    axis.unit = unit;
    axis.numbers = numbers;
    for (const double number : numbers)
      axis.values.push_back(std::to_string(number));
    return axis;
  }

  MemberRow row_of(const std::string &axis, const int replicate, const MemberResult &result)
  {
    MemberRow row;
    row.member = axis + "r" + std::to_string(replicate);
    row.axes = {axis};
    row.replicate = replicate;
    row.status = "done";
    row.results = {result};
    return row;
  }

  TEST(StudyLabels, TimesGetTheUnitThatSuitsThem)
  {
    EXPECT_EQ(shown_unit("t50 [s]", {30., 50.}).name, "s");
    EXPECT_EQ(shown_unit("t50 [s]", {300., 900.}).name, "min");
    EXPECT_EQ(shown_unit("t50 [s]", {7200., 36000.}).name, "h");
    EXPECT_EQ(shown_unit("t50 [s]", {2e5, 9e5}).name, "d");
    EXPECT_NEAR(7200. * shown_unit("t50 [s]", {7200., 36000.}).factor, 2., 1e-12);
    EXPECT_EQ(shown_unit("nuclei per area [1/m^2]", {1e10}).name, "1/m^2");
    EXPECT_EQ(shown_unit("final LT fraction [1]", {0.5}).name, "");
    EXPECT_EQ(shown_unit("t50 [s]", {NAN}).name, "s");
  }

  TEST(StudyLabels, AreInTheTermsOfTheField)
  {
    EXPECT_EQ(label_of("t50 [s]", {"h", 1.}), "time to 50 % LT (t50) [h]");
    EXPECT_EQ(label_of("t80 retained [s]"), "time to 80 % HT (T80)");
    EXPECT_EQ(label_of("final LT fraction [1]", {"", 1.}), "final LT fraction");
    EXPECT_EQ(within_sentence("Relative humidity"), "relative humidity");
    EXPECT_EQ(within_sentence("Br fraction"), "Br fraction");
    EXPECT_EQ(as_title("time to"), "Time to");
    EXPECT_EQ(survivors_of("t10 [s]"), "fraction with less than 10 % LT");
  }

  // 1/T from 288.15 K to 328.15 K in two equal steps: the middle is 2/(1/288.15 + 1/328.15) = 306.8517 K.
  TEST(StudyLabels, InverseTemperaturesAreSeenFromTheirValues)
  {
    const ResultAxis inverse = axis_of("degC", {15., 33.7019308778, 55.});
    EXPECT_TRUE(is_inverse_temperature(inverse));
    EXPECT_NEAR(tight_axis(inverse).scale.part(33.7019308778), 0.5, 1e-9);
    EXPECT_FALSE(is_inverse_temperature(axis_of("degC", {15., 35., 55.})));
    EXPECT_FALSE(is_inverse_temperature(axis_of("%", {15., 33.7019308778, 55.})));
    EXPECT_FALSE(is_inverse_temperature(axis_of("degC", {15., 55.}))) << "of two nobody can tell";
    EXPECT_NEAR(tight_axis(axis_of("1/m^3", {1., 10., 100.})).scale.part(10.), 0.5, 1e-12);
    EXPECT_NEAR(tight_axis(axis_of("%", {10., 20., 30.})).scale.part(20.), 0.5, 1e-12);
  }

  TEST(StudyFigures, AValueIsAMeanAMedianOrABound)
  {
    const ScratchFolder folder;
    StudyTable table(folder / "study.csv", {{"Environment/Relative humidity [%]"}, {"t50 [s]"}});
    for (int r = 1; r <= 3; ++r)
      {
        table.append(row_of("60", r, {1000., true}));
        table.append(row_of("70", r, {r == 3 ? 1000. : 100. * r, r == 3}));
        table.append(row_of("80", r, {100. * r, false}));
      }
    const StudyResults results = results_in(StudyTable::look_at(folder / "study.csv"));
    const CurvePoint none = value_at_point(results, 0, 0);
    EXPECT_EQ(none.known, Known::bound);
    EXPECT_EQ(none.value, 1000.) << "as long as it was watched";
    const CurvePoint some = value_at_point(results, 1, 0);
    EXPECT_EQ(some.known, Known::median);
    EXPECT_EQ(some.value, 200.);
    const CurvePoint all = value_at_point(results, 2, 0);
    EXPECT_EQ(all.known, Known::mean);
    EXPECT_EQ(all.value, 200.);
    EXPECT_NEAR(all.upper, 200. + 4.302653 * 100. / std::sqrt(3.), 1e-3)
      << "Student's t, 2 degrees";

    StudyView view{StudyView::Kind::curves, {0}, 0, StudyView::no_axis, {}, {}, "t50"};
    const CurveFigure figure = curve_figure(results, view, {}, {});
    EXPECT_EQ(figure.title, "Time to 50 % LT (t50) over relative humidity");
    EXPECT_EQ(figure.values.title, "time to 50 % LT (t50) [min]");
    ASSERT_EQ(figure.curves.size(), 1u);
    EXPECT_NEAR(figure.curves[0].points[2].value, 200. / 60., 1e-9);
    EXPECT_NEAR(figure.values.scale.part(0.), 0., 1e-9)
      << "times are not negative, whatever the interval";
  }

  // Peck with E = 0.8 eV, n = 2.5 and 1000 d at 25 degC and 40 %: at 65 degC and 80 % a life of
  // 1000 d exp(0.8 eV/k (1/338.15 K - 1/298.15 K)) 2^-2.5 = 4.4443 d.
  TEST(StudyFigures, TheLawOfAccelerationStandsBesideThePoints)
  {
    const ScratchFolder folder;
    StudyTable table(
      folder / "study.csv",
      {{"Environment/Temperature [degC]", "Environment/Relative humidity [%]"}, {"t50 [s]"}});
    int n = 0;
    for (const auto &[temperature, humidity] :
         {std::pair("45", "60"), {"65", "60"}, {"45", "80"}, {"65", "80"}})
      {
        ++n;
        MemberRow row = row_of("m" + std::to_string(n), 1, {1e6 / n, false});
        row.axes = {temperature, humidity};
        table.append(row);
      }
    const StudyResults results = results_in(StudyTable::look_at(folder / "study.csv"));
    auto summary = nlohmann::ordered_json::parse(R"({"acceleration": {"quantity": "t50 [s]",
      "use": {"temperature [K]": 298.15, "relative humidity [1]": 0.4},
      "laws": [{"law": "of somebody else"},
               {"activation energy [eV]": {"value": 0.8}, "life in use": {"value": 8.64e7},
                "humidity exponent n [1]": {"value": 2.5}}]}})");
    summary["acceleration"]["laws"][1]["law"] = name_of(AccelerationLaw::peck);
    const StudyView view{StudyView::Kind::curves, {0}, 0, 1, {}, {}, "t50"};
    EXPECT_TRUE(curve_figure(results, view, {}, favoured_law(summary)).laws.empty())
      << "none is favoured";
    summary["acceleration"]["favoured"] = name_of(AccelerationLaw::peck);
    const CurveFigure figure = curve_figure(results, view, {}, favoured_law(summary));
    ASSERT_EQ(figure.laws.size(), 2u);
    EXPECT_EQ(figure.laws[1].points.back().place, 65.);
    const double unit =
      figure.curves[1].points[0].value / (1e6 / 3); // the figure is in one of its own
    EXPECT_NEAR(figure.laws[1].points.back().value / unit / 86400., 4.4443, 1e-3);
    EXPECT_NEAR(figure.laws[0].points.back().value / figure.laws[1].points.back().value,
                std::pow(0.75, -2.5),
                1e-12);
    summary["acceleration"]["quantity"] = "t80 retained [s]";
    EXPECT_TRUE(curve_figure(results, view, {}, favoured_law(summary)).laws.empty())
      << "the law of another quantity";
  }

  TEST(StudyFigures, ATornadoHasTheLargestChangeFirst)
  {
    const ScratchFolder folder;
    StudyTable table(folder / "study.csv", {{"A/Small [um]", "B/Large [eV]"}, {"t50 [s]"}});
    int n = 0;
    for (const auto &[a, b, t] :
         {std::tuple("1", "5", 100.), {"2", "5", 90.}, {"1", "4", 40.}, {"1", "6", 300.}})
      {
        MemberRow row = row_of("m" + std::to_string(++n), 1, {t, false});
        row.axes = {a, b};
        table.append(row);
      }
    const StudyResults results = results_in(StudyTable::look_at(folder / "study.csv"));
    ASSERT_EQ(results.design, StudyResults::Design::one_at_a_time);
    const BarFigure figure =
      tornado_figure(results, {StudyView::Kind::tornado, {0}, 0, 0, {}, {}, "t"}, {});
    ASSERT_EQ(figure.rows.size(), 2u);
    EXPECT_EQ(figure.rows[0].name, "Large (5 eV)");
    EXPECT_EQ(figure.rows[0].bars[0].text, "6 eV");
    EXPECT_EQ(figure.rows[0].bars[0].kind, 1u) << "a higher value";
    EXPECT_EQ(figure.rows[0].bars[1].text, "4 eV");
    EXPECT_EQ(figure.rows[1].bars.size(), 1u);
    EXPECT_NEAR(figure.base, 100. * shown_unit("t50 [s]", {40., 300.}).factor, 1e-9);
  }

  TEST(StudyFigures, IndicesAreSortedAndSayOfWhat)
  {
    const auto summary = nlohmann::ordered_json::parse(
      R"({"sensitivity": [{"quantity": "t50 [s]", "of": "logarithm", "until": 7200, "axes": [
           {"axis": "A/Low", "first order": 0.1, "total": 0.2},
           {"axis": "B/High [1/m^2]", "first order": 0.7, "first order interval": [0.6, 0.8], "total": 0.9},
           {"axis": "C/None", "first order": null, "total": null}]},
         {"quantity": "t50 [s]", "of": "reached", "until": 7200, "axes": [{"axis": "A/Low", "total": 1}]}]})");
    const auto figures = sensitivity_figures(summary, {});
    ASSERT_EQ(figures.size(), 2u);
    EXPECT_EQ(figures[0].first, "sensitivity_t50");
    EXPECT_EQ(figures[1].first, "sensitivity_t50_reached");
    const BarFigure &figure = figures[0].second;
    EXPECT_EQ(figure.values.title, "fraction of the variance of log t50, up to 2 h");
    EXPECT_EQ(figure.rows[0].name, "High");
    EXPECT_EQ(figure.rows[0].bars[0].upper, 0.8);
    EXPECT_EQ(figure.rows[2].name, "None");
    EXPECT_TRUE(sensitivity_figures(nlohmann::ordered_json(), {}).empty());
  }

  TEST(HalideQuantities, AreOfTheLastRowAndOfAll)
  {
    const ScratchFolder folder;
    const std::vector<Column> columns = columns_of_file(
      {{"mass drift", "1", ""}},
      {{"iodide-rich part", "1", ""}, {"largest carrier part", "1", ""}, {"PL peak", "eV", ""}});
    Statistics rows(folder / "statistics.csv", columns);
    for (const double t : {0., 1., 2.})
      {
        for (const Column &column : columns)
          rows.set(column.name,
                   column.name == "time"                   ? t
                   : column.name == "iodide-rich part"     ? 0.02 * t
                   : column.name == "largest carrier part" ? t * (2. - t)
                   : column.name == "PL peak"              ? 1.75 - 0.125 * t
                                                           : 0.);
        rows.write_row();
      }
    const std::vector<Quantity> found = halide_quantities(&rows);
    const auto value = [&](const std::string &key) {
      for (const Quantity &one : found)
        if (one.key() == key)
          return one.value;
      return std::numeric_limits<double>::quiet_NaN();
    };
    EXPECT_NEAR(value("segregated fraction [1]"), 0.04, 1e-12);
    EXPECT_EQ(value("largest carrier part [1]"), 1.);
    EXPECT_EQ(value("drift of halides [1]"), 0.);
    EXPECT_EQ(value("PL peak shift [eV]"), -0.25);
    for (const Quantity &one : halide_quantities(nullptr))
      EXPECT_TRUE(std::isnan(one.value)) << one.name;
  }
} // namespace
