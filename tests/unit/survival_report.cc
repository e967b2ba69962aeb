// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What is printed of lifetimes, with the digits of R.
#include "solver/study/printed_numbers.h"
#include "solver/study/survival_analysis.h"
#include "tests/support/leukaemia.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace
{
  using namespace softlattice;

  std::vector<Lifetime> both_arms()
  {
    std::vector<Lifetime> all = leukaemia("placebo");
    const std::vector<Lifetime> treated = leukaemia("6-MP");
    all.insert(all.end(), treated.begin(), treated.end());
    return all;
  }

  // print(c(...), digits = d) of R.
  TEST(PrintedNumbers, AsInR)
  {
    using Texts = std::vector<std::string>;
    EXPECT_EQ(printed_column({0.8571428, 0.1881234, 0.62}, 3), (Texts{"0.857", "0.188", "0.620"}));
    EXPECT_EQ(printed_column({0.67005, 0.0033212}, 3), (Texts{"0.67005", "0.00332"}));
    EXPECT_EQ(printed_column({6, 23, 10}, 7), (Texts{"6", "23", "10"}));
    EXPECT_EQ(printed_column({1.5, 100, 0}, 7), (Texts{"1.5", "100.0", "0.0"}));
    EXPECT_EQ(printed_column({NAN, 1. / 3., INFINITY}, 2), (Texts{"NA", "0.33", "Inf"}));
    EXPECT_EQ(printed(4.169e-5, 2), "4.2e-05");
    EXPECT_EQ(printed(1e5, 7), "1e+05");
    EXPECT_EQ(printed(123456, 7), "123456");
    EXPECT_EQ(printed(123456.7, 4), "123457");
    EXPECT_EQ(printed(0.99999, 3), "1");
    EXPECT_EQ(printed(-41.658684, 7), "-41.65868");
    EXPECT_EQ(printed(1e300, 3), "1e+300");
    EXPECT_EQ(printed(0., 3), "0");
    EXPECT_TRUE(printed_column({}, 3).empty());
  }

  // The rows of summary(survfit(Surv(time, status) ~ group, conf.type = "log-log")).
  TEST(SurvivalReport, HasTheRowsOfR)
  {
    const std::string text =
      survival_report(analyse_survival(both_arms()), {"time", "weeks", "arm"});
    for (const char *row :
         {"arm 6-MP: 21 lifetimes, 9 events, 12 censored\n",
          "time [weeks]  at risk  events  survival  std. error  lower 95 %  upper 95 %\n",
          "6       21       3     0.857      0.0764       0.620       0.952\n",
          "23        6       1     0.448      0.1346       0.188       0.680\n",
          "median: 23 weeks, 95 % interval 13 to not reached\n",
          "arm placebo: 21 lifetimes, 21 events\n",
          "1       21       2    0.9048      0.0641     0.67005       0.975\n",
          "17        3       1    0.0952      0.0641     0.01626       0.261\n",
          "22        2       1    0.0476      0.0465     0.00332       0.197\n",
          "median: 8 weeks, 95 % interval 4 to 11\n",
          "6-MP     21         9      19.3\n",
          "placebo  21        21      10.7\n",
          "chi-square 16.79 on 1 degree of freedom, p = 4.2e-05\n",
          "1.353735 (",
          "33.76515 (",
          "-41.65868"})
      EXPECT_NE(text.find(row), std::string::npos) << row << "\nis not in\n" << text;
  }

  TEST(SurvivalReport, SaysWhatThereIsNot)
  {
    const std::string censored =
      survival_report(analyse_survival({Lifetime::longer_than(2), Lifetime::longer_than(3)}), {});
    EXPECT_EQ(censored,
              "2 lifetimes, 0 events, 2 censored\n"
              "  nothing was seen to end: the survival is 1 as long as anybody watched\n"
              "  no law of lifetimes can be fitted: nothing was seen to end\n\n");
    const std::string intervals =
      survival_report(analyse_survival({{1, 3, "A"}, {2, 5, "A"}, {4, 6, "B"}, {5, 7, "B"}}), {});
    EXPECT_NE(intervals.find("no Kaplan-Meier curve"), std::string::npos) << intervals;
    EXPECT_NE(intervals.find("no log-rank test"), std::string::npos);
    EXPECT_NE(intervals.find("group A: 2 lifetimes, 2 events (2 between two looks)"),
              std::string::npos);
    const std::string two = survival_report(analyse_survival({{1, 1, ""}, {2, 2, ""}}), {});
    EXPECT_NE(two.find("neither law is favoured: AICc needs two fits and four lifetimes"),
              std::string::npos)
      << two;
  }

  TEST(SurvivalReport, JsonHasUnitsAndNullsForWhatIsNotReached)
  {
    const nlohmann::ordered_json all =
      json(analyse_survival(both_arms()), {"time", "weeks", "arm"});
    EXPECT_EQ(all["group_by"], "arm");
    const auto &treated = all["groups"][0];
    EXPECT_EQ(treated["group"], "6-MP");
    EXPECT_EQ(treated["events"], 9);
    EXPECT_EQ(treated["kaplan_meier"]["median [weeks]"]["value"], 23.);
    EXPECT_EQ(treated["kaplan_meier"]["median [weeks]"]["lower"], 13.);
    // NaN is null where it is written.
    const auto written = nlohmann::ordered_json::parse(all.dump());
    EXPECT_TRUE(written["groups"][0]["kaplan_meier"]["median [weeks]"]["upper"].is_null());
    EXPECT_EQ(treated["kaplan_meier"]["steps"].size(), 16u);
    EXPECT_NEAR(treated["weibull"]["shape [1]"]["value"], 1.35373, 6e-6);
    EXPECT_NEAR(treated["weibull"]["scale [weeks]"]["value"], 33.76515, 6e-6);
    EXPECT_TRUE(treated["lognormal"].contains("mu [ln weeks]"));
    EXPECT_NEAR(all["log_rank"]["chi_square"], 16.79, 0.005);
    const nlohmann::ordered_json none = json(analyse_survival({Lifetime::longer_than(2)}), {});
    EXPECT_EQ(none["groups"][0]["weibull"]["reason"], "nothing was seen to end");
    EXPECT_TRUE(none["log_rank"].is_null() && none["groups"][0]["favoured"].is_null() &&
                none["group_by"].is_null());
  }

  TEST(SurvivalReport, GroupsAreInTheOrderOfTheirNumbers)
  {
    std::vector<Lifetime> lifetimes;
    for (const char *group : {"100", "20", "3"})
      for (const double time : {1., 2., 3.})
        lifetimes.push_back(Lifetime::exact(time, group));
    const SurvivalAnalysis by_number = analyse_survival(lifetimes);
    EXPECT_EQ(by_number.groups[0].name + by_number.groups[2].name, "3100");
    EXPECT_EQ(by_number.log_rank->groups[0].name, "3");
    lifetimes.push_back(Lifetime::exact(1, "B"));
    EXPECT_EQ(analyse_survival(lifetimes).groups[0].name, "100");
    EXPECT_TRUE(analyse_survival({}).groups.empty());
  }
} // namespace
