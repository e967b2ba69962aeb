// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Lifetimes from the command line.
#include "tests/cli/program.h"
#include "tests/support/leukaemia.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using namespace softlattice;

namespace
{
  class SurvivalVerb : public Program
  {
  protected:
    void write_leukaemia() const
    {
      std::ostringstream text;
      text << "time [weeks],event,group\n";
      for (const char *group : {"6-MP", "placebo"})
        for (const Lifetime &one : leukaemia(group))
          text << one.lower << ',' << (one.is_exact() ? "yes" : "no") << ',' << group << '\n';
      write("leukaemia.csv", text.str());
    }
  };
} // namespace

TEST_F(SurvivalVerb, PrintsWhatRPrints)
{
  write_leukaemia();
  const Outcome outcome = run({"survival", "leukaemia.csv"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(
    outcome.out.rfind("time [weeks] in leukaemia.csv\n\ngroup 6-MP: 21 lifetimes, 9 events, "
                      "12 censored\n",
                      0),
    0u)
    << outcome.out;
  for (const char *row : {"23        6       1     0.448      0.1346       0.188       0.680\n",
                          "median: 23 weeks, 95 % interval 13 to not reached\n",
                          "shape           1.353735 (",
                          "scale [weeks]   33.76515 (",
                          "log-likelihood  -41.65868",
                          "chi-square 16.79 on 1 degree of freedom, p = 4.2e-05\n"})
    EXPECT_NE(outcome.out.find(row), std::string::npos) << row << outcome.out;
}

TEST_F(SurvivalVerb, JsonIsOneObject)
{
  write_leukaemia();
  const Outcome outcome = run({"survival", "leukaemia.csv", "--json"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const nlohmann::json all = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(all["file"], "leukaemia.csv");
  EXPECT_EQ(all["quantity"], "time");
  EXPECT_EQ(all["unit"], "weeks");
  EXPECT_EQ(all["groups"].size(), 2u);
  EXPECT_NEAR(all["groups"][0]["weibull"]["shape [1]"]["value"], 1.35373, 6e-6);
  EXPECT_TRUE(all["groups"][0]["kaplan_meier"]["median [weeks]"]["upper"].is_null());
  EXPECT_EQ(all["log_rank"]["degrees_of_freedom"], 1);
}

TEST_F(SurvivalVerb, ReadsAStudy)
{
  write("study.csv",
        "member,Relative humidity [%],status,reason,t50 [s],censored: t50\r\n"
        "1,90,done,,120,0\r\n2,75,done,,600,1\r\n3,90,failed,\"gave up,\nat once\",,\r\n"
        "4,75,done,,310,0\r\n5,75,done,,444,0\r\n6,90,done,,99,0\r\n");
  const Outcome outcome =
    run({"survival", "study.csv", "--quantity", "t50", "--group", "Relative humidity"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out.rfind("t50 [s] in study.csv\n1 row has no value and is left out\n\n"
                              "Relative humidity [%] 75: 3 lifetimes, 2 events, 1 censored\n",
                              0),
            0u)
    << outcome.out;
  EXPECT_NE(outcome.out.find("Relative humidity [%] 90: 2 lifetimes, 2 events\n"),
            std::string::npos);
  const Outcome json = run({"survival", "study.csv", "--quantity", "t50", "--json"});
  const nlohmann::json all = nlohmann::json::parse(json.out);
  EXPECT_EQ(all["rows_without_value"], 1);
  EXPECT_EQ(all["groups"].size(), 1u);
  EXPECT_TRUE(all["groups"][0]["weibull"].contains("scale [s]"));
}

TEST_F(SurvivalVerb, WrongUseIsToldInTwoLines)
{
  const struct
  {
    std::vector<std::string> arguments;
    std::string answer;
  } cases[] = {{{"survival"},
                "softlattice: 'survival' needs a table, such as study.csv\n"
                "usage: softlattice survival TABLE.csv [OPTIONS]\n"},
               {{"survival", "a.csv", "b.csv"},
                "softlattice: one too many: 'b.csv'\n"
                "usage: softlattice survival TABLE.csv [OPTIONS]\n"},
               {{"survival", "a.csv", "--group", " "},
                "softlattice: --group needs the name of a column\n"
                "  --group COLUMN  tells groups apart; the column 'group', if there is one, unless "
                "given\n"},
               {{"survival", "a.csv", "--jsno"},
                "softlattice: 'survival' has no option '--jsno'; did you mean '--json'?\n"
                "  --json   for programs\n"}};
  for (const auto &one : cases)
    {
      const Outcome outcome = run(one.arguments);
      EXPECT_EQ(outcome.status, 2) << one.answer;
      EXPECT_EQ(outcome.err, one.answer);
      EXPECT_EQ(outcome.out, "");
    }
  const Outcome help = run({"survival", "--help"});
  EXPECT_EQ(help.status, 0);
  EXPECT_NE(help.out.find("lower [h],upper [h]"), std::string::npos) << help.out;
  EXPECT_NE(run({"--help"}).out.find("\n  survival "), std::string::npos);
}

TEST_F(SurvivalVerb, MistakesOfATableAreToldTogether)
{
  write("bad.csv", "time [h],event\n-1,1\n2,maybe\nx,1\n");
  for (const bool json : {false, true})
    {
      std::vector<std::string> arguments = {"survival", "bad.csv"};
      if (json)
        arguments.emplace_back("--json");
      const Outcome outcome = run(arguments);
      EXPECT_EQ(outcome.status, 3);
      EXPECT_EQ(outcome.out, "");
      EXPECT_EQ(
        outcome.err,
        "bad.csv:2: time: -1 is before the beginning; write how long after the start it was\n"
        "bad.csv:3: event: 'maybe' is no answer; write 1, yes, true or dead, or else 0, no, "
        "false or censored\n"
        "bad.csv:4: time: 'x' is not a number\n"
        "Nothing was computed. Exit code 3.\n");
    }
  write("names.csv", "tiem [h],event\n1,1\n");
  const Outcome near = run({"survival", "names.csv", "--quantity", "teim"});
  EXPECT_EQ(near.status, 3);
  EXPECT_NE(near.err.find("names.csv:1: no column 'teim' for --quantity; did you mean 'tiem [h]'?"),
            std::string::npos)
    << near.err;
}

TEST_F(SurvivalVerb, AFileThatCannotBeReadIsToldSo)
{
  const Outcome missing = run({"survival", "missing.csv"});
  EXPECT_EQ(missing.status, 4);
  EXPECT_EQ(missing.err,
            "softlattice: cannot read 'missing.csv'; give a table that exists and can be read\n");
  std::filesystem::create_directory(path("folder"));
  const Outcome folder = run({"survival", "folder"});
  EXPECT_EQ(folder.status, 4);
  EXPECT_EQ(folder.err,
            "softlattice: 'folder' is no regular file; give a table such as study.csv\n");
}

// Nothing of a table is obeyed by a terminal.
TEST_F(SurvivalVerb, ControlCharactersOfATableAreNotPrinted)
{
  write("table.csv", "time [\x1b[31mh],event,group\n1,1,\x1b[2J\n2,1,\x1b[2J\n3,1,B\n");
  const Outcome outcome = run({"survival", "table.csv"});
  EXPECT_EQ(outcome.out.find('\x1b'), std::string::npos) << outcome.out;
  const Outcome json = run({"survival", "table.csv", "--json"});
  EXPECT_EQ(json.status, 0) << json.err;
  EXPECT_EQ(json.out.find('\x1b'), std::string::npos);
}
