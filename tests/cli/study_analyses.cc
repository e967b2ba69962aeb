// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Which parameter decides, and laws of acceleration beside the simulated life, as they are asked for.
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace
{
  using namespace softlattice;

  class StudyAnalysis : public Program
  {
  protected:
    /// A study of mean-field estimates of the humid film, `lines` in section Study.
    void write_study(const std::string &lines, const std::string &end = "100 d") const
    {
      write("study.prm",
            "subsection Study\n set Case = " + shipped("humid_film") +
              "\n set Members = mean field\n" + lines +
              "end\nsubsection Time\n set End time = " + end + "\nend\n");
    }

    nlohmann::json summary() const
    {
      return nlohmann::json::parse(content("results/study/summary.json"));
    }

    static void expect_parts(const Outcome &outcome, const std::vector<std::string> &parts)
    {
      for (const std::string &part : parts)
        EXPECT_NE((outcome.out + outcome.err).find(part), std::string::npos)
          << part << "\n"
          << outcome.out << outcome.err;
    }

    static std::string axis(const std::string &path, const std::string &entries)
    {
      return " subsection " + path + "\n" + entries + " end\n";
    }
  };

  // 16 (2 + 2) members, but for those of a choice that are the same case.
  TEST_F(StudyAnalysis, ASensitivityDesignTellsWhichAxisDecides)
  {
    write_study(
      " set Design = sensitivity\n set Points = 16\n set Quantities = t80 retained, nuclei\n" +
      axis("Nucleation/Vacancy order", "  set From = 3.9\n  set To = 4.1\n") +
      axis("Nucleation/Dry channel", "  set Values = included, left out\n"));
    const Outcome outcome = run({"sweep", "study.prm"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    expect_parts(outcome,
                 {"5 to 95 % of 32 samples",
                  "parts of the variance of the logarithm of t80 retained [s], 16 base points"});
    const auto found = summary();
    ASSERT_EQ(found["sensitivity"].size(), 2u);
    const auto &axes = found["sensitivity"][0]["axes"];
    EXPECT_EQ(found["sensitivity"][0]["quantity"], "t80 retained [s]");
    EXPECT_EQ(found["sensitivity"][0]["of"], "logarithm");
    EXPECT_EQ(axes[0]["axis"], "Nucleation/Vacancy order");
    // In air of 85 % the dry channel adds nothing: all of it is the order's.
    EXPECT_NEAR(axes[0]["total"].get<double>(), 1., 0.3);
    EXPECT_LT(axes[1]["total"].get<double>(), 1e-6);
    EXPECT_LE(axes[0]["total interval"][0], axes[0]["total interval"][1]);
    EXPECT_EQ(found["spread"][0]["n"], 32);
    EXPECT_LT(found["n"], 64) << "the same case is one member";
  }

  TEST_F(StudyAnalysis, OneAtATimeHasATornadoTable)
  {
    write_study(" set Design = one at a time\n set Quantities = t80 retained\n" +
                axis("Nucleation/Vacancy order", "  set Values = 3.9, 4.1\n") +
                axis("Nucleation/Kinetic barrier", "  set Values = 0.15, 0.25 eV\n"));
    const Outcome outcome = run({"sweep", "study.prm"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    const auto found = summary();
    const auto &axes = found["tornado"][0]["axes"];
    ASSERT_EQ(axes.size(), 2u);
    for (const auto &one : axes)
      EXPECT_NEAR(one["change"].get<double>(),
                  one["highest"]["mean"].get<double>() - one["lowest"]["mean"].get<double>(),
                  1e-9);
    EXPECT_GT(std::abs(axes[0]["change"].get<double>()), std::abs(axes[1]["change"].get<double>()));
    EXPECT_EQ(found["points"].size(), 5u);
  }

  TEST_F(StudyAnalysis, ALawOfTestsIsHeldAgainstTheLifeInUse)
  {
    write_study(" set Quantities = t80 retained mean of replicates, first nucleus mean\n"
                " subsection Acceleration\n  set Life = t80 retained mean of replicates\n"
                "  set Use temperature = 25 degC\n  set Use relative humidity = 40 %\n end\n" +
                  axis("Environment/Temperature", "  set Values = 45, 65 degC\n") +
                  axis("Environment/Relative humidity", "  set Values = 70, 80, 90 %\n"),
                "7300 d");
    const Outcome outcome = run({"sweep", "study.prm"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    expect_parts(outcome,
                 {"laws for 6 lives, 0 of them not reached",
                  "25 degC and 40 % relative humidity",
                  "the extrapolation fails",
                  "the first nucleus comes after 100 % of the life there"});
    const auto found = summary();
    EXPECT_EQ(found["points"].size(), 7u) << "the life in use is a point of the study";
    const auto &report = found["acceleration"];
    const double simulated = report["simulated"]["life"]["value"];
    const double of_point =
      found["points"][6]["quantities"]["t80 retained mean of replicates [s]"]["mean"];
    EXPECT_NEAR(simulated, of_point, 1e-9 * of_point);
    ASSERT_EQ(report["laws"].size(), 3u);
    for (const auto &law : report["laws"])
      {
        EXPECT_NEAR(law["life in use over simulated"].get<double>(),
                    law["life in use"]["value"].get<double>() / simulated,
                    1e-9);
        // Growth (0.3 eV) and nucleation both speed up with the temperature.
        EXPECT_GT(law["activation energy [eV]"]["value"].get<double>(), 0.2);
      }
  }

  TEST_F(StudyAnalysis, WhatIsWrongIsSaidBeforeAnythingRuns)
  {
    write_study(" set Quantities = t80 retained, nuclei\n"
                " subsection Acceleration\n  set Life = nuclei\n"
                "  set Use temperature = 25 %\n  set Use relative humidity = 40 %\n end\n" +
                axis("Environment/Temperature", "  set Values = 45, 65 degC\n") +
                axis("Nucleation/Vacancy order", "  set Values = 1, 2\n"));
    const Outcome outcome = run({"sweep", "study.prm", "--dry-run"});
    EXPECT_EQ(outcome.status, 3);
    expect_parts(outcome,
                 {"study.prm:6:14: error: 'nuclei' is no time among the Quantities",
                  "there are the times t80 retained",
                  "study.prm:8:31: error: no axis varies 'Environment/Relative humidity'",
                  "study.prm:13:13: error: laws of acceleration are of temperature and humidity"});
    write_study(" set Quantities = t80 retained\n subsection Acceleration\n"
                "  set Life = t80 retained\n  set Use temperature = 25 %\n end\n" +
                axis("Environment/Temperature", "  set Values = 45, 65 degC\n"));
    expect_parts(run({"sweep", "study.prm", "--dry-run"}), {"study.prm:7:25: error: '25 %'"});
    write_study(
      " set Quantities = t80 retained\n subsection Acceleration\n"
      "  set Life = t80 retained\n  set Use temperature = 25 degC\n end\n" +
      axis("Environment/Temperature", "  set Values = 45 degC | 45 degC at 0 s, 65 degC at 1 h\n"));
    expect_parts(run({"sweep", "study.prm", "--dry-run"}), {"conditions that stay as they are"});
    write_study(" set Quantities = t80 retained\n subsection Acceleration\n"
                "  set Life = t80 retained\n end\n" +
                axis("Environment/Temperature", "  set Values = 45, 65 degC\n"));
    expect_parts(run({"sweep", "study.prm", "--dry-run"}), {"set Use temperature = ..."});
    // T0 of CsPbI3 is 317 degC.
    for (const auto &[tests, use] : {std::pair("45, 340", "25"), std::pair("45, 65", "340")})
      {
        write_study(
          std::string(" set Quantities = t80 retained\n subsection Acceleration\n") +
          "  set Life = t80 retained\n  set Use temperature = " + use + " degC\n end\n" +
          axis("Environment/Temperature", std::string("  set Values = ") + tests + " degC\n"));
        expect_parts(run({"sweep", "study.prm", "--dry-run"}),
                     {"study.prm:9:13: error: LT is stable below 316.9 degC and HT above"});
      }
    write_study(" set Design = sensitivity\n set Points = 400000\n set Quantities = t50\n" +
                axis("Nucleation/Vacancy order", "  set From = 1\n  set To = 2\n"));
    expect_parts(run({"sweep", "study.prm", "--dry-run"}), {"more than a million members"});
    EXPECT_FALSE(std::filesystem::exists(path("results")));
  }
} // namespace
