// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What pages about results say of parameters, sources and curves.
#include "solver/base/error.h"
#include "solver/campaign/report/citations.h"
#include "solver/campaign/report/run_curves.h"
#include "solver/case/case.h"
#include "solver/parameters/effective.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace softlattice;

namespace
{
  /// The effective parameters of a shipped case, as a run writes them.
  std::string effective_file(const ScratchFolder &folder, const std::vector<std::string> &overrides)
  {
    const UnitSystem units;
    Case what;
    const ReadCase read =
      read_case(SOFTLATTICE_SOURCE_DIR "/parameters/humid_film.prm", overrides, units, what);
    EXPECT_EQ(read.diagnostics.n_errors(), 0) << read.diagnostics.text();
    make_file(folder / "parameters.effective.prm",
              effective_parameters(what.table, read.values, units, {"header"}));
    return folder / "parameters.effective.prm";
  }

  const ParameterLine &line_of(const std::vector<ParameterLine> &lines, const std::string &path)
  {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const ParameterLine &line) {
      return line.path == path;
    });
    if (found == lines.end())
      throw std::logic_error("no line of " + path);
    return *found;
  }
} // namespace

TEST(ReportedParameters, SayWhereTheyComeFromAndHowWellTheyAreKnown)
{
  const ScratchFolder folder;
  const std::vector<ParameterLine> lines =
    parameter_lines(effective_file(folder, {"Nucleation/Vacancy order = 3"}), {});
  // Of the material, with its source; of the program; of the case; of the command line.
  const ParameterLine &entropy = line_of(lines, "Model/Free energy/Transition entropy");
  EXPECT_EQ(entropy.origin, "material CsPbI3");
  EXPECT_FALSE(entropy.is_chosen());
  EXPECT_NE(entropy.source.find("10.1021/acs.jpclett.7b00134"), std::string::npos);
  const ParameterLine &prefactor = line_of(lines, "Nucleation/Prefactor");
  EXPECT_EQ(prefactor.origin, "default");
  EXPECT_EQ(prefactor.confidence, Confidence::assumed);
  const ParameterLine &width = line_of(lines, "Model/Interface/Width");
  EXPECT_TRUE(width.is_chosen()) << width.origin;
  EXPECT_NE(width.origin.find("humid_film.prm:"), std::string::npos);
  EXPECT_EQ(width.value, "650 nm");
  const ParameterLine &order = line_of(lines, "Nucleation/Vacancy order");
  EXPECT_EQ(order.value, "3");
  EXPECT_TRUE(order.is_chosen()) << order.origin;

  // What is assumed first, in the order in which it matters; what the case sets is not assumed by the program.
  const std::vector<ParameterLine> ordered =
    physical_first_assumed(lines,
                           {{"Nucleation/Prefactor", 0.9}, {"Nucleation/Kinetic barrier", 0.4}});
  EXPECT_EQ(ordered[0].path, "Nucleation/Prefactor");
  EXPECT_EQ(ordered[1].path, "Nucleation/Kinetic barrier");
  const auto is_open = [](const ParameterLine &line) {
    return line.confidence == Confidence::assumed && !line.is_chosen();
  };
  EXPECT_TRUE(std::is_partitioned(ordered.begin(), ordered.end(), is_open));
  EXPECT_FALSE(is_open(ordered.back()));
  for (const ParameterLine &line : ordered)
    {
      EXPECT_NE(line.confidence, Confidence::numerical);
      EXPECT_FALSE(line.value.empty()) << line.path << ": nothing is assumed where nothing is set";
    }
  // 0.60 eV less the heat of liquefaction has no short text in eV that is it to the last digit.
  const ParameterLine &excess = line_of(lines, "Model/Surface/Excess adsorption energy");
  EXPECT_EQ(excess.shown, "0.144 eV") << excess.value;

  // A file with parameters that the program does not know is shown as it is.
  make_file(folder / "strange.prm",
            "subsection Strange\n  set Thing = 3 um  # default: A thing.\nend\n");
  const std::vector<ParameterLine> strange = parameter_lines(folder / "strange.prm", {});
  ASSERT_EQ(strange.size(), 1u);
  EXPECT_EQ(strange[0].path, "Strange/Thing");
  EXPECT_EQ(strange[0].value, "3 um");
  EXPECT_FALSE(strange[0].confidence.has_value());
}

TEST(ReportedParameters, ImportanceIsThatOfTheStudy)
{
  const auto sensitivity = nlohmann::ordered_json::parse(
    R"({"sensitivity": [{"axes": [{"axis": "A/x", "total": 0.2}, {"axis": "A/y", "total": 0.7}]},
                        {"axes": [{"axis": "A/x", "total": 0.5}, {"axis": "A/y", "total": null}]}]})");
  const std::map<std::string, double> indices = importance_in(sensitivity);
  EXPECT_DOUBLE_EQ(indices.at("A/x"), 0.5) << "the larger of both quantities";
  EXPECT_DOUBLE_EQ(indices.at("A/y"), 0.7);
  const auto tornado = nlohmann::ordered_json::parse(
    R"({"tornado": [{"axes": [{"axis": "A/x [eV]", "known change": -40}, {"axis": "A/y [1]", "known change": 10}]}]})");
  EXPECT_DOUBLE_EQ(importance_in(tornado).at("A/x"), 1.);
  EXPECT_DOUBLE_EQ(importance_in(tornado).at("A/y"), 0.25);
  for (const char *damaged :
       {"null", "[]", R"({"sensitivity": 3})", R"({"tornado": [{"axes": [7]}]})"})
    EXPECT_LE(importance_in(nlohmann::ordered_json::parse(damaged)).count("A/x"), 0u) << damaged;
}

TEST(Citations, AreTheWorksThatASourceNames)
{
  const std::vector<Citation> two = citations_in("Folch et al. 1999, 10.1103/PhysRevE.60.1724; Sun "
                                                 "and Beckermann 2007, 10.1016/j.jcp.2006.05.025");
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(two[0].key, "Folch1999");
  EXPECT_EQ(two[0].doi, "10.1103/PhysRevE.60.1724");
  EXPECT_EQ(two[1].author, "Sun");
  EXPECT_EQ(two[1].year, "2007");
  const std::vector<Citation> in_brackets =
    citations_in("between 553 K (10.1039/D5TC01126D) and 603 K");
  ASSERT_EQ(in_brackets.size(), 1u);
  EXPECT_EQ(in_brackets[0].doi, "10.1039/D5TC01126D");
  EXPECT_EQ(in_brackets[0].author, "") << "the source names none";
  EXPECT_TRUE(citations_in("no measured value, 0.01 to 0.10").empty());
  Citation hostile = two[0];
  hostile.used_for = {"100 % of {it}", "a_b"};
  const std::string text = bibtex({hostile, hostile});
  EXPECT_NE(text.find("100 \\% of  it ; a\\_b"), std::string::npos) << text;
  EXPECT_NE(text.find("@misc{Folch1999b,"), std::string::npos) << "two of one name are told apart";
  EXPECT_EQ(std::count(text.begin(), text.end(), '{'), std::count(text.begin(), text.end(), '}'));
}

TEST(ResultTables, AreReadWhileARunAppends)
{
  const ScratchFolder folder;
  make_file(folder / "table.csv", "step,time [s],site\r\n0,0,surface\r\n1,0.5,bulk\r\n2,nan");
  const ResultTable table = read_result_table(folder / "table.csv");
  EXPECT_EQ(table.n_rows(), 2u) << "the last line has no end yet";
  EXPECT_EQ(table.key("time"), "time [s]");
  EXPECT_EQ(table.column("time")->back(), 0.5);
  EXPECT_TRUE(std::isnan(table.column("site")->back()));
  EXPECT_EQ(table.column("none"), nullptr);
  make_file(folder / "damaged.csv", "a,b\n1,2,3\n");
  EXPECT_THROW(read_result_table(folder / "damaged.csv"), FileError);
}

TEST(RunCurves, TheFitBesideTheFractionIsThatOfItsLaw)
{
  // X = 1 - exp(-(k (t - t_i))^3): the fit is the curve itself.
  constexpr double rate = 0.01, incubation = 50.;
  RunRecord run;
  run.statistics.keys = {"step", "time [s]", "LT fraction [1]", "temperature [K]"};
  run.statistics.columns.resize(4);
  for (int i = 0; i <= 300; ++i)
    {
      const double time = i, since = std::max(0., time - incubation);
      run.statistics.columns[0].push_back(i);
      run.statistics.columns[1].push_back(time);
      run.statistics.columns[2].push_back(1. - std::exp(-std::pow(rate * since, 3.)));
      run.statistics.columns[3].push_back(300.);
    }
  const std::vector<CurveGroup> groups = curve_groups(run.statistics);
  ASSERT_EQ(groups.size(), 1u) << "a temperature that does not change is no curve";
  const RunCurve curve =
    time_curve(run, groups[0], {{"output column", "LT fraction [1]", "a meaning"}});
  ASSERT_EQ(curve.figure.lines.size(), 2u);
  EXPECT_TRUE(curve.figure.lines[1].is_dashed);
  for (std::size_t i = 0; i < curve.figure.lines[0].places.size(); ++i)
    EXPECT_NEAR(curve.figure.lines[0].places[i].y, curve.figure.lines[1].places[i].y, 5e-3) << i;
  EXPECT_EQ(curve.caption.rfind("A meaning.", 0), 0u) << curve.caption;
  EXPECT_NE(curve.caption.find("n = 3 +-"), std::string::npos) << curve.caption;
}
