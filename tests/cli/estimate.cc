// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>

using namespace softlattice;

namespace
{
  class EstimateVerb : public Program
  {
  protected:
    nlohmann::json estimate(const std::vector<std::string> &more = {}) const
    {
      std::vector<std::string> arguments = {"estimate", "--json", "case.prm"};
      arguments.insert(arguments.end(), more.begin(), more.end());
      const Outcome outcome = run(arguments);
      EXPECT_EQ(outcome.status, 0) << outcome.err;
      return nlohmann::json::parse(outcome.out).at("estimate");
    }
  };
} // namespace

// Constant J and v in a film that is large against the distance of nuclei: X = 1 - exp(-(k t)^3).
TEST_F(EstimateVerb, KnowsKolmogorovsFilm)
{
  write_case("subsection Geometry\n  set Length = 400 um\n  set Width = 400 um\nend\n"
             "subsection Environment\n  set Relative humidity = 50 %\nend\n"
             "subsection Boundary conditions\n  set Periodic = x, y\nend\n"
             "subsection Model\n  subsection Interface\n    set Width = 10 nm\n  end\n"
             "  subsection Interface kinetics\n    set Law = constant mobility\n  end\nend\n"
             "subsection Nucleation\n  set Rate law = constant\n  set Rate = 5e8 1/m^2/s\nend\n");
  // In a periodic plane 'top' is exposed as ever.
  const nlohmann::json told = estimate();
  const double t50 = told.at("t50 [s]");
  const double k = std::cbrt(std::log(2.)) / t50;
  EXPECT_NEAR(told.at("Avrami exponent [1]").get<double>(), 3., 0.03);
  EXPECT_NEAR(told.at("t80 retained [s]").get<double>(), std::cbrt(std::log(1.25)) / k, 0.01 * t50);
  EXPECT_NEAR(told.at("t90 [s]").get<double>(), std::cbrt(std::log(10.)) / k, 0.01 * t50);
  EXPECT_NEAR(told.at("nuclei per area [1/m^2]").get<double>() / (5e8 * std::tgamma(4. / 3.) / k),
              1.,
              0.02);
  // 5e8 1/m^2/s on 1.6e-7 m^2: 80 per second.
  EXPECT_NEAR(told.at("first nucleus mean [s]").get<double>(), 1. / 80., 1e-6);
  EXPECT_NEAR(told.at("first nucleus median [s]").get<double>(), std::log(2.) / 80., 1e-6);
}

TEST_F(EstimateVerb, SaysTheSameAsCheck)
{
  write_case("");
  const nlohmann::json told = estimate({"-s", "Environment/Relative humidity = 80 %"});
  const Outcome outcome =
    run({"check", "--json", "case.prm", "-s", "Environment/Relative humidity = 80 %"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  const nlohmann::json checked = nlohmann::json::parse(outcome.out).at("estimate");
  for (const char *name : {"t50 [s]", "t80 retained [s]", "nuclei per area [1/m^2]"})
    EXPECT_EQ(told.at(name), checked.at(name)) << name;
  EXPECT_EQ(told.at("nuclei [1]"), checked.at("nuclei"));
}

TEST_F(EstimateVerb, SpeaksToPeopleAndLeavesNothing)
{
  write_case("");
  const Outcome outcome = run({"estimate", "case.prm"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  for (const char *word : {"80 % HT retained until", "half after", "expected", "Avrami", "first"})
    EXPECT_NE(outcome.out.find(word), std::string::npos) << word << "\n" << outcome.out;
  EXPECT_FALSE(std::filesystem::exists(path("results")));
}

TEST_F(EstimateVerb, WhatIsNotReachedIsNull)
{
  write_case("");
  const nlohmann::json told =
    estimate({"-s", "Environment/Relative humidity = 10 %", "-s", "Time/End time = 1 min"});
  EXPECT_TRUE(told.at("t50 [s]").is_null());
  EXPECT_TRUE(told.at("t80 retained [s]").is_null());
  EXPECT_TRUE(told.at("t80 retained standard deviation [s]").is_null());
  EXPECT_LT(told.at("first nucleus probability [1]").get<double>(), 0.1);
}

TEST_F(EstimateVerb, RefusesWhatItHasNoTheoryFor)
{
  for (const char *name : {"light_segregation", "benchmark/pfhub_7a"})
    {
      const Outcome outcome = run({"estimate", shipped(name)});
      EXPECT_EQ(outcome.status, 3) << name;
      EXPECT_NE(outcome.err.find("the mean-field estimate is of the HT-LT transformation"),
                std::string::npos)
        << outcome.err;
      EXPECT_EQ(outcome.out, "");
      const Outcome for_programs = run({"estimate", "--json", shipped(name)});
      EXPECT_EQ(for_programs.status, 3);
      EXPECT_EQ(nlohmann::json::parse(for_programs.out).at("errors"), 1);
    }
}

TEST_F(EstimateVerb, WarnsOfWhatItHasOnAverageOnly)
{
  const Outcome outcome = run({"estimate", shipped("polycrystal")});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("grain boundaries enter on average"), std::string::npos)
    << outcome.out;
}

TEST_F(EstimateVerb, InputErrorsAndWrongUse)
{
  write_case("subsection Geometry\n  set Lenght = 3 um\nend\n");
  const Outcome wrong = run({"estimate", "case.prm"});
  EXPECT_EQ(wrong.status, 3);
  EXPECT_NE(wrong.err.find("Lenght"), std::string::npos);
  EXPECT_EQ(run({"estimate", "none.prm"}).status, 4);
  const Outcome bare = run({"estimate"});
  EXPECT_EQ(bare.status, 2);
  EXPECT_NE(bare.err.find("usage: softlattice estimate CASE.prm"), std::string::npos);
  const Outcome help = run({"estimate", "--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.out.find("--json"), std::string::npos);
}
