// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What of a study is drawn over what, from its table alone.
#include "solver/study/study_views.h"

#include "solver/base/error.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

namespace
{
  using namespace softlattice;
  using Design = StudyResults::Design;
  using Kind = StudyView::Kind;

  /// A table of members with these values of the axes and a result that counts them.
  class Table
  {
  public:
    explicit Table(StudyColumns columns)
      : columns_(std::move(columns))
      , table_(path(), columns_)
    {}

    void add(const std::vector<std::string> &axes,
             const std::vector<MemberResult> &results = {},
             const std::string &status = "done",
             const int replicate = 1)
    {
      MemberRow row;
      row.member = "m" + std::to_string(++n_);
      row.axes = axes;
      row.replicate = replicate;
      row.status = status;
      row.results = results;
      row.results.resize(columns_.quantities.size(), {double(n_), false});
      table_.append(row);
    }

    std::string path() const { return folder_ / "study.csv"; }
    StudyResults results() const { return results_in(StudyTable::look_at(path())); }

  private:
    ScratchFolder folder_;
    StudyColumns columns_;
    StudyTable table_;
    int n_ = 0;
  };

  std::vector<std::string> names(const StudyViews &views)
  {
    std::vector<std::string> list;
    for (const StudyView &view : views.views)
      list.push_back(view.name);
    return list;
  }

  const std::string humidity = "Environment/Relative humidity [%]";
  const std::string temperature = "Environment/Temperature [degC]";

  TEST(StudyResults, ValuesOfAnAxisAreInTheirOrderAsNumbers)
  {
    Table table({{humidity, "Model/Surface/Ligands"}, {"t50 [s]"}});
    for (const char *value : {"100", "9", "75.5"})
      table.add({value, "none"});
    table.add({"9", "film"});
    const StudyResults results = table.results();
    EXPECT_EQ(results.axes[0].values, (std::vector<std::string>{"9", "75.5", "100"}));
    EXPECT_EQ(results.axes[0].heading(), "Relative humidity [%]");
    EXPECT_EQ(results.axes[0].at(1), "Relative humidity = 75.5 %");
    EXPECT_FALSE(results.axes[1].is_numeric());
    EXPECT_EQ(results.axes[1].values, (std::vector<std::string>{"none", "film"}));
    ASSERT_TRUE(results.point_at({2, 0}).has_value());
    EXPECT_EQ(results.summary.points[*results.point_at({2, 0})].results[0].mean.mean, 1.);
    EXPECT_FALSE(results.point_at({2, 1}).has_value()) << "has not been run";
  }

  TEST(StudyResults, TimesAreShownInTheirUnit)
  {
    Table table({{"Environment/Time constant [h]"}, {"t50 [s]"}});
    for (const char *value : {"0.000277777777778", "0.166666666667", "1", "48"})
      table.add({value});
    const ResultAxis axis = table.results().axes[0];
    EXPECT_EQ(axis.shown(0), "1 s");
    EXPECT_EQ(axis.shown(1), "10 min");
    EXPECT_EQ(axis.shown(2), "1 h");
    EXPECT_EQ(axis.shown(3), "2 d");
  }

  TEST(StudyResults, AxesOfOneNameAreToldApartByTheirSections)
  {
    Table table(
      {{"Wet/Reference velocity [nm/s]", "Dry/Reference velocity [nm/s]", humidity}, {"t50 [s]"}});
    table.add({"1", "2", "3"});
    const StudyResults results = table.results();
    EXPECT_EQ(results.axes[0].title, "Wet/Reference velocity");
    EXPECT_EQ(results.axes[1].title, "Dry/Reference velocity");
    EXPECT_EQ(results.axes[2].title, "Relative humidity");
  }

  TEST(StudyResults, RowsThatDoNotCountAreCounted)
  {
    Table table({{humidity}, {"t50 [s]"}});
    table.add({"60"}, {{10., false}});
    table.add({"60"},
              {{99., false}}); // the same point and replicate, as after a change of the case
    table.add({"60"}, {{14., false}}, "done", 2);
    table.add({"70"}, {{7., false}}, "stopped");
    table.add({"70"}, {{NAN, false}}, "failed");
    const StudyResults results = table.results();
    EXPECT_EQ(results.n_superseded, 1u);
    EXPECT_EQ(results.n_unfinished, 1u);
    ASSERT_EQ(results.summary.points.size(), 2u);
    EXPECT_EQ(results.summary.points[0].results[0].mean.mean, 12.);
    EXPECT_EQ(results.summary.points[1].n_done, 0);
    EXPECT_EQ(results.lifetimes(0, 0).size(), 2u);
    EXPECT_EQ(results.lifetimes(1, 0).size(), 0u);
  }

  TEST(StudyResults, ATableIsReadWithoutBeingTouched)
  {
    Table table({{humidity}, {"t50 [s]"}});
    table.add({"60"});
    std::ofstream(table.path(), std::ios::app) << "m9,70,1,0,done,0,,12"; // being written
    const std::string before = file_content(table.path());
    EXPECT_EQ(table.results().members.size(), 1u);
    EXPECT_EQ(file_content(table.path()), before);
    std::ofstream(table.path()) << "time [s],event\r\n1,1\r\n";
    EXPECT_THROW(table.results(), FileError);
  }

  TEST(StudyResults, DesignsAreToldApart)
  {
    const StudyColumns two = {{humidity, temperature}, {"t50 [s]"}};
    Table grid(two);
    for (const char *h : {"60", "70", "80"})
      for (const char *t : {"25", "45"})
        grid.add({h, t});
    EXPECT_EQ(grid.results().design, Design::grid);

    // Also as far as it has been run, whose points come in the order of the design.
    Table begun({{humidity, temperature, "Geometry/Length [um]"}, {"t50 [s]"}});
    int n = 0;
    for (const char *h : {"60", "70", "80"})
      for (const char *t : {"25", "45"})
        for (const char *l : {"1", "2", "3"})
          if (n++ < 11)
            begun.add({h, t, l});
    EXPECT_EQ(begun.results().design, Design::grid);

    Table alone(two);
    for (const auto &[h, t] : {std::pair("60", "25"), {"70", "25"}, {"80", "25"}, {"60", "45"}})
      alone.add({h, t});
    EXPECT_EQ(alone.results().design, Design::one_at_a_time);

    Table sample(two);
    for (const auto &[h, t] : {std::pair("61", "25"), {"73", "32"}, {"88", "29"}, {"67", "41"}})
      sample.add({h, t});
    EXPECT_EQ(sample.results().design, Design::scattered);
  }

  TEST(StudyViews, TimesOfOneTransformationShareAPicture)
  {
    using Groups = std::vector<std::vector<std::size_t>>;
    EXPECT_EQ(
      quantities_together({"t1 [s]", "nuclei [1]", "t50 [s]", "t80 retained [s]", "t90 [s]"}),
      (Groups{{0, 2, 4}, {1}, {3}}));
    Table table({{temperature}, {"t1 [s]", "t50 [s]", "nuclei [1]"}});
    for (const char *t : {"200", "225", "250"})
      table.add({t});
    const StudyViews views = choose_views(table.results());
    EXPECT_EQ(names(views),
              (std::vector<std::string>{"transformation_times_over_temperature",
                                        "nuclei_over_temperature"}));
    EXPECT_EQ(views.views[0].kind, Kind::curves);
  }

  TEST(StudyViews, TwoNumbersMakeAMapAndCurvesOfTheShorterAxis)
  {
    Table table({{humidity, temperature}, {"t50 [s]"}});
    for (const char *h : {"60", "70"})
      for (const char *t : {"15", "25", "35"})
        table.add({h, t});
    const StudyViews views = choose_views(table.results());
    ASSERT_EQ(names(views), (std::vector<std::string>{"t50_map", "t50_over_temperature"}));
    EXPECT_EQ(views.views[0].kind, Kind::map);
    EXPECT_EQ(views.views[0].x, 1u) << "the axis of more values";
    EXPECT_EQ(views.views[1].other, 0u);
  }

  TEST(StudyViews, NamesAndFurtherAxesBecomeCurvesAndPictures)
  {
    Table table({{"Environment/Barrier film", humidity, temperature}, {"t50 [s]"}});
    for (const char *film : {"none", "film"})
      for (const char *h : {"60", "70"})
        for (const char *t : {"15", "25", "35"})
          table.add({film, h, t});
    const StudyViews views = choose_views(table.results());
    EXPECT_EQ(names(views),
              (std::vector<std::string>{"t50_map_barrier_film_none",
                                        "t50_over_temperature_barrier_film_none",
                                        "t50_map_barrier_film_film",
                                        "t50_over_temperature_barrier_film_film"}));
    EXPECT_EQ(views.views[2].fixed.front(), (std::pair<std::size_t, std::size_t>(0, 1)));
    EXPECT_TRUE(views.left_out.empty());
  }

  TEST(StudyViews, WhatIsNotDrawnIsSaid)
  {
    Table table({{"Nucleation/Grain", temperature, humidity}, {"t50 [s]", "t90 [s]"}});
    for (int grain = 0; grain < 9; ++grain)
      for (int t = 0; t < 11; ++t)
        for (int h = 0; h < 10; ++h)
          table.add({std::to_string(grain), std::to_string(t), std::to_string(h)},
                    {{1., false}, {NAN, false}});
    const StudyViews views = choose_views(table.results());
    EXPECT_EQ(views.views.size(), 6u);
    EXPECT_EQ(views.left_out,
              (std::vector<std::string>{"t90 [s]: no member has a value",
                                        "3 of the 9 combinations of the axes beyond the second"}));
  }

  TEST(StudyViews, ReplicatesOfATimeMakeSurvivalCurves)
  {
    Table table({{humidity}, {"t50 [s]", "final LT fraction [1]"}});
    for (int point = 0; point < 10; ++point)
      for (int r = 1; r <= 4; ++r)
        table.add({std::to_string(60 + point)}, {{100. + r, r == 4}, {0.5, false}}, "done", r);
    const StudyViews views = choose_views(table.results());
    const StudyView &last = views.views.back();
    EXPECT_EQ(last.kind, Kind::survival);
    EXPECT_EQ(last.name, "survival_t50");
    EXPECT_EQ(last.points, (std::vector<std::size_t>{0, 2, 4, 5, 7, 9}));
    EXPECT_EQ(views.left_out,
              (std::vector<std::string>{"t50: survival curves of 4 of the 10 points"}));
  }

  TEST(StudyViews, NamesOfFilesAreHarmless)
  {
    EXPECT_EQ(name_for_file("t80 retained [s]"), "t80_retained");
    EXPECT_EQ(name_for_file("../../etc/passwd"), ".._.._etc_passwd");
    EXPECT_EQ(name_for_file("a = 1 | b\n"), "a_1_b");
    EXPECT_EQ(name_for_file(std::string(500, 'x')).size(), 80u);
    EXPECT_EQ(name_for_file("()"), "value");
  }
} // namespace
