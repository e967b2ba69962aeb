// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/support/scratch_folder.h"
#include "tests/support/small_case.h"

#include <gtest/gtest.h>

using namespace softlattice;
namespace fs = std::filesystem;

namespace
{
  std::string problems(const std::string &text)
  {
    return Reading(text).diagnostics.text();
  }
} // namespace

TEST(Reader, ReadsEveryKindOfValue)
{
  const Reading read("subsection Geometry\n"
                     "  set Thickness = 250 nm\n"
                     "  set Length = 30 um\n"
                     "end\n"
                     "subsection Environment\n"
                     "  set Relative humidity = 40 % at 0 s, 85 % at 10 min; repeat every 24 h\n"
                     "  set Temperature = 60 degC\n"
                     "end\n"
                     "subsection Model\n"
                     "  set Strain = yes\n"
                     "  set Modulus = 12 GPa\n"
                     "  subsection Front\n"
                     "    set Mobility = 3e-15\n"
                     "  end\n"
                     "end\n"
                     "subsection Output\n"
                     "  set Times = 1, 2, 3 min\n"
                     "  set Fields = eta, x\n"
                     "  set Title = a = b\n"
                     "  set Level = 7\n"
                     "end\n");
  EXPECT_EQ(read.diagnostics.text(), "");
  const SmallCase &small = read.small;
  EXPECT_EQ(small.thickness, 250e-9);
  EXPECT_EQ(small.plan_length, 30e-6);
  EXPECT_EQ(small.section_length, 2e-5);
  EXPECT_EQ(small.humidity.values, (std::vector<double>{0.4, 0.85}));
  EXPECT_EQ(small.humidity.times, (std::vector<double>{0., 600.}));
  EXPECT_EQ(small.humidity.period, 86400.);
  EXPECT_EQ(small.temperature.values, (std::vector<double>{333.15}));
  EXPECT_TRUE(small.strain);
  EXPECT_EQ(small.modulus, 12e9);
  EXPECT_EQ(small.mobility, 3e-15);
  EXPECT_EQ(small.times, (std::vector<double>{60., 120., 180.}));
  EXPECT_EQ(small.fields, (std::vector<std::string>{"eta", "x"}));
  EXPECT_EQ(small.title, "a = b");
  EXPECT_EQ(small.level, 7);
}

TEST(Reader, LaterLayersWinAndSayWhere)
{
  const auto material = [](const std::function<std::string(const std::string &)> &selected) {
    EXPECT_EQ(selected("Material/Name"), "MAPbI3");
    return std::vector<LayerValue>{{"Model/Front/Mobility", "5e-15 m^4/(J s)", "material MAPbI3"},
                                   {"Geometry/Thickness", "100 nm", "material MAPbI3"},
                                   {"Environment/Temperature", "30 degC", "material MAPbI3"},
                                   {"Geometry/Diameter", "1 nm", "material MAPbI3"}}; // not in use
  };
  const Reading read(in("Geometry", "Thickness = 250 nm") +
                       in("Environment", "Temperature = 40 degC"),
                     {"Environment/Temperature = 50 degC", "Material/Name=MAPbI3"},
                     material);
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.small.mobility, 5e-15);
  EXPECT_EQ(read.small.thickness, 250e-9);
  EXPECT_EQ(read.small.temperature.at(0.), 323.15);
  EXPECT_EQ(read.small.wire_diameter, 1e-7);
  EXPECT_EQ(read.origin("Model/Front/Mobility").text, "material MAPbI3");
  EXPECT_EQ(read.origin("Geometry/Thickness").text, "case.prm:2");
  EXPECT_EQ(read.origin("Environment/Temperature").text, "command line");
  EXPECT_EQ(read.origin("Environment/Relative humidity").text, "default");
}

TEST(Reader, TheCommandLineTakesBackWhatFilesSay)
{
  const auto material = [](const auto &) {
    return std::vector<LayerValue>{{"Geometry/Thickness", "100 nm", "material MAPbI3"}};
  };
  const Reading read(in("Geometry", "Thickness = 250 nm") +
                       in("Environment", "Temperature = 40 degC\n set Relative humidity = 85 %"),
                     {"Environment/Relative humidity=",
                      "Geometry/Thickness = ",
                      "Environment/Temperature=",
                      "Environment/Temperature = 50 degC"},
                     material);
  EXPECT_EQ(read.diagnostics.n_errors(), 0) << read.diagnostics.text();
  EXPECT_EQ(read.small.humidity.at(0.), 0.4);
  EXPECT_EQ(read.origin("Environment/Relative humidity").text, "default");
  EXPECT_EQ(read.small.thickness, 1e-7);
  EXPECT_EQ(read.origin("Geometry/Thickness").text, "material MAPbI3");
  EXPECT_EQ(read.small.temperature.at(0.), 323.15); // what is set later counts
}

TEST(Reader, OfSeveralParametersOfOneNameTheOneInUseIsMeant)
{
  const Reading read("subsection Geometry\n set Length = 9 um\n set Kind = film in section\nend\n");
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.small.section_length, 9e-6);
  EXPECT_EQ(read.small.plan_length, 4e-5);
}

TEST(Reader, AllProblemsAtOnce)
{
  const Reading read(
    "subsection Enviroment\n"
    "  set Relative humidity = 85 %\n"
    "end\n"
    "subsection Environment\n"
    "  set Relative humdity = 85 %\n"
    "  set Temperature = 3 m/s\n"
    "end\n"
    "subsection Geometry\n"
    "  set Thickness = -5 nm\n"
    "  set Diameter = 50 nm\n"
    "  set Mobility = 1\n"
    "end\n",
    {"Environment/Relative humidity = 140 %", "Geometri/Kind = nanowire", "nonsense"});
  EXPECT_EQ(
    read.diagnostics.rejection(),
    "case.prm:1:12: error: no section 'Enviroment'\n"
    "    1 | subsection Enviroment\n"
    "      |            ^~~~~~~~~~ did you mean 'Environment'?\n"
    "case.prm:5:7: error: no parameter 'Relative humdity' in section 'Environment'\n"
    "    5 |   set Relative humdity = 85 %\n"
    "      |       ^~~~~~~~~~~~~~~~ did you mean 'Relative humidity'?  [unit 1 or %, 0 % … 100 %]\n"
    "case.prm:6:21: error: 'Temperature' = 3 m/s: wrong dimension: got m/s, expected K\n"
    "    6 |   set Temperature = 3 m/s\n"
    "      |                     ^~~~~ [unit degC, -173.15 degC … 726.85 degC]\n"
    "case.prm:9:19: error: 'Thickness' = -5 nm is out of range\n"
    "    9 |   set Thickness = -5 nm\n"
    "      |                   ^~~~~ allowed: 1 nm … 100000 nm\n"
    "case.prm:10:7: error: 'Diameter' is not used when Kind = film in plan\n"
    "   10 |   set Diameter = 50 nm\n"
    "      |       ^~~~~~~~ it belongs to Kind = nanowire\n"
    "case.prm:11:7: error: no parameter 'Mobility' in section 'Geometry'\n"
    "   11 |   set Mobility = 1\n"
    "      |       ^~~~~~~~ it belongs to section 'Model/Front'  [unit m^4/(J s), 0 m^4/(J s) … 1 "
    "m^4/(J s)]\n"
    "command line: error: not understood: 'nonsense'\n"
    "      | nonsense\n"
    "      | ^~~~~~~~ write: -s \"Section/Name = value\"\n"
    "command line: error: no section 'Geometri'\n"
    "      | Geometri/Kind = nanowire\n"
    "      | ^~~~~~~~ did you mean 'Geometry'?\n"
    "command line: error: 'Relative humidity' = 140 % is out of range\n"
    "      | Environment/Relative humidity = 140 %\n"
    "      |                                 ^~~~~ allowed: 0 % … 100 %\n"
    "9 problems (9 errors). Nothing was run. Exit code 3.");
  EXPECT_EQ(read.small.humidity.at(0.), 0.4); // a rejected value changes nothing
}

TEST(Reader, AMissingEndIsOneProblem)
{
  EXPECT_EQ(problems("subsection Geometry\n"
                     "  set Thickness = 250 nm\n"
                     "subsection Environment\n"
                     "  set Temperature = 20 degC\n"
                     "end\n"),
            "case.prm:1:12: error: subsection 'Geometry' is not closed\n"
            "    1 | subsection Geometry\n"
            "      |            ^~~~~~~~ an 'end' is missing\n");
}

TEST(Reader, ValuesThatAreNone)
{
  const auto message = [](const std::string &section, const std::string &line) {
    const Reading read(in(section, line));
    return read.diagnostics.all().empty() ? std::string() : read.diagnostics.all()[0].message;
  };
  EXPECT_EQ(message("Geometry", "Thickness = nan"), "'Thickness' = nan: not a number: 'nan'");
  EXPECT_EQ(message("Geometry", "Thickness = inf nm"),
            "'Thickness' = inf nm: not a number: 'inf nm'");
  EXPECT_EQ(message("Geometry", "Thickness ="), "'Thickness': the value is missing");
  EXPECT_EQ(message("Geometry", "Thickness = 3 nn m"), "'Thickness' = 3 nn m: unknown unit 'nn m'");
  EXPECT_EQ(message("Output", "Level = 1.5"), "'Level': not an integer: '1.5'");
  EXPECT_EQ(message("Output", "Level = 99999999999"), "'Level': not an integer: '99999999999'");
  EXPECT_EQ(message("Output", "Level = 13"), "'Level' = 13 is out of range");
  EXPECT_EQ(message("Output", "Times = 1 s, 2, 3 s"),
            "'Times': some of the numbers have a unit and some have none");
  EXPECT_EQ(message("Output", "Fields = eta,, x"),
            "'Fields': a name is missing between the commas");
  EXPECT_EQ(message("Model", "Strain = maybe"), "'Strain': neither true nor false: 'maybe'");
  EXPECT_EQ(message("Environment", "Temperature = 20 degC at 5 min, 30 degC at 2 min"),
            "'Temperature': the times go back from 5 min to 2 min");
  EXPECT_EQ(
    message("Environment", "Temperature = 20 degC at 0 s, 30 degC at 1 h; repeat every 30 min"),
    "'Temperature': the period 30 min is shorter than what it repeats");
  EXPECT_EQ(message("Environment", "Relative humidity = 20 % at 0 s, 130 % at 1 h"),
            "'Relative humidity' = 130 % is out of range");
}

TEST(Reader, ABadChoiceIsGuessedAndCausesNoFurtherProblems)
{
  EXPECT_EQ(problems("subsection Geometry\n"
                     "  set Kind = film in plain\n"
                     "  set Length = 3 um\n"
                     "  set Diameter = 3 s\n"
                     "end\n"),
            "case.prm:2:14: error: 'Kind': 'film in plain' is none of the choices\n"
            "    2 |   set Kind = film in plain\n"
            "      |              ^~~~~~~~~~~~~ did you mean 'film in plan'?  "
            "[film in plan | film in section | nanowire]\n"
            "case.prm:4:18: error: 'Diameter' = 3 s: wrong dimension: got s, expected m\n"
            "    4 |   set Diameter = 3 s\n"
            "      |                  ^~~ [unit nm, 10 nm … 1000000 nm]\n");
}

TEST(Reader, TwiceInOneFileIsAWarning)
{
  const Reading read("subsection Output\n  set Level = 3\n  set Level = 4\nend\n");
  EXPECT_EQ(read.diagnostics.text(),
            "case.prm:3:7: warning: 'Level' is set twice\n"
            "    3 |   set Level = 4\n"
            "      |       ^~~~~ this value wins over '3' of line 2\n");
  EXPECT_EQ(read.small.level, 4);
}

TEST(Reader, ARequiredParameterMustBeSet)
{
  double value = 0.;
  ParameterTable table;
  table.section("Time")
    .quantity("End time", &value, "s", "h")
    .about("When the run ends.")
    .must_be_set();
  Diagnostics diagnostics;
  const PrmFile file = read_prm_text("", "case.prm", {}, diagnostics);
  read_parameters(table, file, {}, units(), {}, diagnostics);
  EXPECT_EQ(diagnostics.text(),
            "case.prm: error: 'End time' in section 'Time' must be set; When the run ends.\n");
}

TEST(Reader, ChecksOfTheTableRunAtTheEnd)
{
  EXPECT_EQ(problems(in("Geometry", "Thickness = 50 um")),
            "case.prm:2:19: error: thicker than long\n"
            "    2 |   set Thickness = 50 um\n"
            "      |                   ^~~~~ make it thinner\n");
  EXPECT_EQ(
    problems(in("Geometry", "Thickness = 50 um") + in("Output", "Level = x")).find("thicker"),
    std::string::npos);
}

TEST(Reader, AMissingFileIsNamedWithItsNeighbour)
{
  const ScratchFolder folder;
  make_file(folder / "weather.csv", "time\n");
  const Reading wrong(in("Environment", "Weather file = wether.csv"), {}, {}, folder.path());
  EXPECT_EQ(wrong.diagnostics.text(),
            "case.prm:2:22: error: 'Weather file' = wether.csv: no such file\n"
            "    2 |   set Weather file = wether.csv\n"
            "      |                      ^~~~~~~~~~ did you mean 'weather.csv'?\n");
  const Reading right(in("Environment", "Weather file = ./weather.csv"), {}, {}, folder.path());
  EXPECT_EQ(right.diagnostics.text(), "");
  EXPECT_EQ(fs::path(right.small.weather.path), folder / "weather.csv");
}

TEST(Reader, TwoParametersOfOneNameInUseAreABug)
{
  double a = 0., b = 0.;
  ParameterTable table;
  table.section("Time").number("Step", &a);
  table.section("Time").number("Step", &b);
  Diagnostics diagnostics;
  const PrmFile file = read_prm_text("", "case.prm", {}, diagnostics);
  EXPECT_THROW(read_parameters(table, file, {}, units(), {}, diagnostics), std::logic_error);
}
