// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a study tells beyond its points: which function of a quantity is taken apart, what a censored time
// contributes, and what the axes do to it alone.
#include "solver/study/sample_spread.h"
#include "solver/study/sensitivity_design.h"
#include "solver/study/sensitivity_study.h"
#include "solver/study/tornado.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>

namespace
{
  using namespace softlattice;

  /// Rows of one quantity, one replicate unless said otherwise.
  class StudyRows : public testing::Test
  {
  protected:
    void add(const std::size_t point, const MemberResult &result, const int replicate = 1)
    {
      rows_.resize(std::max(rows_.size(), point + 1));
      members_.emplace_back();
      members_.back().results = {result};
      rows_[point][replicate] = &members_.back();
    }

    /// A sensitivity design over axes x1 and x2.
    void sample(const std::function<MemberResult(double, double)> &model)
    {
      for (const std::vector<double> &x : saltelli_points(n_base, 2, 1))
        {
          add(point_of_.size(), model(x[0], x[1]));
          point_of_.push_back(point_of_.size());
        }
    }

    std::vector<QuantitySensitivity> indices(const std::string &quantity) const
    {
      return sensitivity_of(rows_, point_of_, {{"A/x1 [m]", "A/x2"}, {quantity}}, 1);
    }

    static constexpr std::size_t n_base = 512;
    std::deque<MemberRow> members_; // addresses stay
    std::vector<ReplicateRows> rows_;
    std::vector<std::size_t> point_of_;
  };

  // ln t = 3 x1 + x2 has variances 9/12 and 1/12: parts 0.9 and 0.1. Those of t itself would be others.
  TEST_F(StudyRows, TimesAreTakenByTheirLogarithm)
  {
    sample([](const double x1, const double x2) { return MemberResult{std::exp(3. * x1 + x2)}; });
    const auto all = indices("t50 [s]");
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].of, "logarithm");
    ASSERT_EQ(all[0].axes.size(), 2u);
    EXPECT_EQ(all[0].axes[0].axis, "A/x1");
    EXPECT_NEAR(all[0].axes[0].first_order.value, 0.9, 0.01);
    EXPECT_NEAR(all[0].axes[1].total.value, 0.1, 0.01);
    // A fraction of little span by its value, a number that spans decades by its logarithm.
    EXPECT_EQ(indices("final LT fraction [1]")[0].of, "value");
    rows_.clear();
    point_of_.clear();
    sample([](const double x1, const double) { return MemberResult{std::exp(9. * x1)}; });
    EXPECT_EQ(indices("nuclei per area [1/m^2]")[0].of, "logarithm");
  }

  // Watched until exp(2): ln t = 4 x1 is known up to 2, which x1 = 1/2 reaches. Min(4 x1, 2) and whether it is
  // below 2 depend on x1 alone, and nothing is made of the time beyond.
  TEST_F(StudyRows, CensoredTimesCountAsFarAsTheyAreKnown)
  {
    const double end = std::exp(2.);
    sample([end](const double x1, const double) {
      return x1 > 0.5 ? MemberResult{end, true} : MemberResult{std::exp(4. * x1)};
    });
    const auto all = indices("t50 [s]");
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].of, "logarithm");
    EXPECT_EQ(all[1].of, "reached");
    for (const QuantitySensitivity &one : all)
      {
        EXPECT_EQ(one.until, end);
        EXPECT_EQ(one.n_members, 4 * n_base);
        EXPECT_NEAR(double(one.n_censored), 2. * n_base, 0.05 * n_base);
        EXPECT_NEAR(one.axes[0].total.value, 1., 0.05);
        EXPECT_EQ(one.axes[1].total.value, 0.);
      }
    bool says_so = false;
    for (const std::string &line : lines(all))
      says_so = says_so || line.find("not reached in") != std::string::npos;
    EXPECT_TRUE(says_so);
  }

  // Chance that the mean over the replicates cancels is in no index.
  TEST_F(StudyRows, OverReplicatesTheMeanIsTaken)
  {
    sample([](const double x1, const double) { return MemberResult{1. + x1}; });
    for (std::size_t i = 0; i < point_of_.size(); ++i)
      {
        const double scatter = i % 2 == 0 ? 5. : -5.;
        add(i, MemberResult{members_[i].results[0].value - scatter}, 2);
        members_[i].results[0].value += scatter;
      }
    const auto all = indices("final LT fraction [1]");
    EXPECT_EQ(all[0].n_members, 8 * n_base);
    EXPECT_NEAR(all[0].axes[0].first_order.value, 1., 0.02);
    EXPECT_NEAR(all[0].axes[1].total.value, 0., 1e-20);
  }

  TEST_F(StudyRows, BlocksWithoutAValueAreLeftOutAndCounted)
  {
    sample([](const double x1, const double x2) { return MemberResult{1. + x1 + x2}; });
    members_[5].results[0].value = NAN; // of the second block
    rows_[9].clear();                   // of the third: a member that failed
    const auto all = indices("final LT fraction [1]");
    EXPECT_EQ(all[0].n_left_out, 2u);
    EXPECT_EQ(all[0].n_points, n_base - 2);
    EXPECT_NEAR(all[0].axes[0].total.value, 0.5, 0.02);
  }

  // 1, 2, ... 100 and what is longer than 100: the quantiles are linear between the ordered values, type 7 of
  // Hyndman and Fan 1996.
  TEST_F(StudyRows, TheSpreadIsThatOfTheOrderedValues)
  {
    for (std::size_t i = 0; i <= 100; ++i)
      add(i, MemberResult{double(i)});
    std::vector<std::size_t> points(101);
    for (std::size_t i = 0; i < points.size(); ++i)
      points[i] = i;
    const StudyColumns columns = {{"A/x"}, {"t50 [s]"}};
    SampleSpread spread = spread_of(rows_, points, columns).front();
    EXPECT_DOUBLE_EQ(spread.low, 5.);
    EXPECT_DOUBLE_EQ(spread.median, 50.);
    EXPECT_DOUBLE_EQ(spread.high, 95.);
    for (std::size_t i = 60; i <= 100; ++i)
      members_[i].results[0] = {60., true};
    spread = spread_of(rows_, points, columns).front();
    EXPECT_DOUBLE_EQ(spread.median, 50.);
    EXPECT_TRUE(std::isinf(spread.high)) << "nobody knows";
    EXPECT_EQ(spread.n_censored, 41u);
    EXPECT_NE(lines({spread}).front().find("to > 60"), std::string::npos)
      << lines({spread}).front();
  }

  /// One at a time: the case, then two values of an axis of numbers and two of one of names.
  class TornadoRows : public StudyRows
  {
  protected:
    TornadoRows()
    {
      axes_.resize(2);
      axes_[0].path = "A/number";
      axes_[0].unit = "m";
      axes_[0].values = {{"3 m", 3.}, {"1 m", 1.}};
      axes_[1].path = "A/name";
      axes_[1].values = {{"x"}, {"y"}};
    }

    Tornado of(const std::string &quantity) const
    {
      return tornado_of(rows_, {0, 1, 2, 3, 4}, axes_, {"2", "z"}, columns_of(quantity)).front();
    }
    StudyColumns columns_of(const std::string &quantity) const
    {
      return {{axes_[0].column(), axes_[1].column()}, {quantity}};
    }

    std::vector<Axis> axes_;
  };

  // Changes are those of the same replicate: scatter that is common to both ends is not in their interval.
  TEST_F(TornadoRows, ChangesAreBetweenTheEndsOfEachAxis)
  {
    const double of_points[] = {10., 40., 20., 11., 9.};
    for (std::size_t p = 0; p < 5; ++p)
      for (int r = 1; r <= 3; ++r)
        add(p, MemberResult{of_points[p] + 100. * r}, r);
    const Tornado tornado = of("t50 [s]");
    EXPECT_DOUBLE_EQ(tornado.base.mean, 210.);
    ASSERT_EQ(tornado.axes.size(), 2u);
    EXPECT_EQ(tornado.axes[0].axis, "A/number [m]");
    EXPECT_EQ(tornado.axes[0].lowest.value, "1");
    EXPECT_EQ(tornado.axes[0].highest.value, "3");
    EXPECT_DOUBLE_EQ(tornado.axes[0].change.mean, 20.);
    EXPECT_NEAR(tornado.axes[0].change.half_width, 0., 1e-9);
    EXPECT_EQ(tornado.axes[0].change.n, 3u);
    EXPECT_EQ(tornado.axes[1].lowest.value, "y") << "of names the ends are those of the quantity";
    EXPECT_EQ(tornado.axes[1].highest.value, "x");
    EXPECT_DOUBLE_EQ(tornado.axes[1].change.mean, 2.);
  }

  TEST_F(TornadoRows, AnEndThatIsNotReachedBoundsTheChange)
  {
    const MemberResult of_points[] = {{10.}, {60., true}, {20.}, {100.}, {9.}};
    for (std::size_t p = 0; p < 5; ++p)
      add(p, of_points[p]);
    const Tornado tornado = of("t50 [s]");
    EXPECT_EQ(tornado.axes[0].axis, "A/name") << "91 is more than what is known of the other, 40";
    EXPECT_TRUE(std::isnan(tornado.axes[1].highest.mean));
    EXPECT_TRUE(std::isnan(tornado.axes[1].change.mean));
    EXPECT_DOUBLE_EQ(tornado.axes[1].known_change, 40.);
    EXPECT_NE(lines({tornado}).back().find("+40 or more"), std::string::npos)
      << lines({tornado}).back();
    // Longer than 15, and 20: which is the longer one is not known.
    members_[1].results[0] = {15., true};
    EXPECT_TRUE(std::isnan(of("t50 [s]").axes[1].known_change));
  }
} // namespace
