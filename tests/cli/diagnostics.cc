// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What a user reads who got the input wrong, to the letter: this text is ours and meant to stay.
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <fstream>

using namespace softlattice;

namespace
{
  const std::string one_error = "1 problem (1 error). Nothing was run. Exit code 3.\n";

  class Diagnostic : public Program
  {
  protected:
    /// case.prm says `text` in addition to a shipped case.
    std::string complaint(const std::string &text, const std::string &base = "humid_film") const
    {
      write_case(text, base);
      const Outcome outcome = run({"check", "case.prm"});
      EXPECT_EQ(outcome.status, 3);
      EXPECT_EQ(outcome.out, "");
      return outcome.err;
    }
  };
} // namespace

TEST_F(Diagnostic, TypoInASection)
{
  EXPECT_EQ(complaint("subsection Enviroment\n"
                      "  set Temperature = 30 degC\n"
                      "end\n"),
            "case.prm:2:12: error: no section 'Enviroment'\n"
            "    2 | subsection Enviroment\n"
            "      |            ^~~~~~~~~~ did you mean 'Environment'?\n" +
              one_error);
}

TEST_F(Diagnostic, TypoInAName)
{
  EXPECT_EQ(complaint("subsection Environment\n"
                      "  set Relative humdity = 85 %\n"
                      "end\n"),
            "case.prm:3:7: error: no parameter 'Relative humdity' in section 'Environment'\n"
            "    3 |   set Relative humdity = 85 %\n"
            "      |       ^~~~~~~~~~~~~~~~ did you mean 'Relative humidity'?  [unit 1 or %, 0 % … "
            "100 %]\n" +
              one_error);
}

TEST_F(Diagnostic, WrongDimension)
{
  const std::string text = complaint("subsection Model\n"
                                     "  subsection Interface\n"
                                     "    set Energy = 0.03 J/m^3\n"
                                     "  end\n"
                                     "end\n");
  EXPECT_EQ(
    text.substr(0, text.find('[')),
    "case.prm:4:18: error: 'Energy' = 0.03 J/m^3: wrong dimension: got J/m^3, expected J/m^2\n"
    "    4 |     set Energy = 0.03 J/m^3\n"
    "      |                  ^~~~~~~~~~ ");
}

TEST_F(Diagnostic, MoreThanSaturatedAir)
{
  EXPECT_EQ(complaint("subsection Environment\n"
                      "  set Relative humidity = 140 %\n"
                      "end\n"),
            "case.prm:3:27: error: 'Relative humidity' = 140 % is out of range\n"
            "    3 |   set Relative humidity = 140 %\n"
            "      |                           ^~~~~ allowed: 0 % … 100 %\n" +
              one_error);
}

TEST_F(Diagnostic, NegativeThickness)
{
  const std::string text = complaint("subsection Geometry\n"
                                     "  set Thickness = -300 nm\n"
                                     "end\n");
  EXPECT_EQ(text.rfind("case.prm:3:19: error: 'Thickness' = -300 nm is out of range\n"
                       "    3 |   set Thickness = -300 nm\n"
                       "      |                   ^~~~~~~ allowed: ",
                       0),
            0U)
    << text;
}

TEST_F(Diagnostic, MissingWeather)
{
  write("weather.csv", "time [h],temperature [degC],relative humidity [%]\n0,25,40\n");
  EXPECT_EQ(complaint("subsection Environment\n"
                      "  set Environment file = wether.csv\n"
                      "end\n",
                      "weather"),
            "case.prm:3:26: error: 'Environment file' = wether.csv: no such file\n"
            "    3 |   set Environment file = wether.csv\n"
            "      |                          ^~~~~~~~~~ did you mean 'weather.csv'?\n" +
              one_error);
}

TEST_F(Diagnostic, AGapInTheWeather)
{
  write("weather.csv",
        "time [h],temperature [degC],relative humidity [%]\n0,25,40\n1,25,50\n9,25,50\n80,25,50\n");
  const std::string text = complaint("subsection Environment\n"
                                     "  set Environment file = weather.csv\n"
                                     "  set Largest gap = 2 h\n"
                                     "end\n",
                                     "weather");
  EXPECT_NE(text.find("weather.csv:4"), std::string::npos) << text;
  EXPECT_NE(text.find("error: "), std::string::npos) << text;
}

TEST_F(Diagnostic, CircularInclude)
{
  write("air.prm", "include case.prm\n");
  EXPECT_EQ(complaint("include air.prm\n"),
            "air.prm:1:9: error: circular include: case.prm -> air.prm -> case.prm\n"
            "    1 | include case.prm\n"
            "      |         ^~~~~~~~ remove one of them\n" +
              one_error);
}

TEST_F(Diagnostic, UnclosedSubsection)
{
  EXPECT_EQ(complaint("subsection Geometry\n"
                      "  set Length = 30 um\n"
                      "subsection Environment\n"
                      "  set Temperature = 30 degC\n"
                      "end\n"),
            "case.prm:2:12: error: subsection 'Geometry' is not closed\n"
            "    2 | subsection Geometry\n"
            "      |            ^~~~~~~~ an 'end' is missing\n" +
              one_error);
}

TEST_F(Diagnostic, WhatIsNotInUse)
{
  const std::string text = complaint("subsection Geometry\n"
                                     "  set Grain size = 1 um\n"
                                     "end\n");
  EXPECT_EQ(text.rfind("case.prm:3:7: error: 'Grain size' is not used when ", 0), 0U) << text;
  EXPECT_NE(text.find("^~~~~~~~~~ it belongs to "), std::string::npos) << text;
}

TEST_F(Diagnostic, EverythingAtOnceAndTheCommandLineToo)
{
  write_case("subsection Geometry\n"
             "  set Lenght = 30 um\n"
             "  set Kind = film in plain\n"
             "end\n");
  const Outcome outcome =
    run({"run", "case.prm", "-s", "Environment/Temperature = 25 nm", "-o", "result"});
  EXPECT_EQ(outcome.status, 3);
  for (const char *part :
       {"case.prm:3:7: error: no parameter 'Lenght'",
        "did you mean 'Length'?",
        "case.prm:4:14: error: 'Kind': 'film in plain' is none of the choices",
        "did you mean 'film in plan'?",
        "command line: error: 'Temperature' = 25 nm: wrong dimension: got nm, expected K",
        "3 problems (3 errors). Nothing was run. Exit code 3.\n"})
    EXPECT_NE(outcome.err.find(part), std::string::npos) << part << "\n" << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(directory_ / "work" / "result")) << "nothing may be written";
}

TEST_F(Diagnostic, OnTwoRanksItIsSaidOnce)
{
  write_case("subsection Enviroment\nend\n");
  const Outcome outcome = run({"run", "case.prm", "--ranks", "2", "--oversubscribe"});
  EXPECT_EQ(outcome.status, 3);
  // Since version 5 mpirun of Open MPI has a paragraph of its own on an exit status, which nothing turns off.
  const std::string ours = outcome.err.substr(0, outcome.err.find("-----\nprterun detected"));
  EXPECT_EQ(ours.substr(0, ours.find_last_not_of('-') + 1),
            "case.prm:2:12: error: no section 'Enviroment'\n"
            "    2 | subsection Enviroment\n"
            "      |            ^~~~~~~~~~ did you mean 'Environment'?\n" +
              one_error);
}

TEST_F(Diagnostic, ForPrograms)
{
  write_case("subsection Enviroment\nend\n");
  const Outcome outcome = run({"check", "--json", "case.prm"});
  EXPECT_EQ(outcome.status, 3);
  const auto json = nlohmann::json::parse(outcome.out);
  EXPECT_EQ(json["errors"], 1);
  EXPECT_EQ(json["diagnostics"][0]["file"], "case.prm");
  EXPECT_EQ(json["diagnostics"][0]["line"], 2);
  EXPECT_EQ(json["diagnostics"][0]["hint"], "did you mean 'Environment'?");
}

TEST_F(Diagnostic, NoSuchCase)
{
  const Outcome outcome = run({"none.prm"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_EQ(outcome.err, "softlattice: no such file: 'none.prm'\n");
}

TEST_F(Diagnostic, OutputThatCannotBeWritten)
{
  write("file", "not a directory");
  const Outcome outcome = run({"run", shipped("humid_film"), "-o", "file/result"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_NE(outcome.err.find("file/result"), std::string::npos) << outcome.err;
}

TEST_F(Diagnostic, AFinishedRunIsKept)
{
  const std::string finished = R"({"schema_version": 1, "status": "done", "exit_code": 0})";
  write("result/summary.json", finished);
  write("result/softlattice.files",
        "softlattice 1: the files that softlattice has made here\nsummary.json\n");
  const Outcome outcome = run({"run", shipped("humid_film"), "-o", "result"});
  EXPECT_EQ(outcome.status, 4);
  EXPECT_NE(outcome.err.find("result"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("--overwrite"), std::string::npos) << outcome.err;
  std::ifstream in(directory_ / "work" / "result" / "summary.json");
  std::string now;
  std::getline(in, now);
  EXPECT_EQ(now, finished);
}
