// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Pages about runs and studies, as whoever calls the verb gets them.
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <regex>
#include <sstream>

namespace
{
  using namespace softlattice;
  namespace fs = std::filesystem;

  class Report : public Program
  {
  protected:
    /// A film that is lost within a minute of simulated time, coarse: a second.
    void run_film(const std::string &name, const std::string &humidity = "85 %") const
    {
      write_case("subsection Geometry\n set Length = 8 um\n set Width = 8 um\nend\n"
                 "subsection Environment\n set Relative humidity = " +
                 humidity +
                 "\nend\nsubsection Nucleation\n set Seed = 7\n set Vacancy order = 3\nend\n"
                 "subsection Time\n set End time = 6 min\nend\n");
      const Outcome outcome = run({"run", "case.prm", "-o", name, "-q"});
      ASSERT_EQ(outcome.status, 0) << outcome.err;
    }

    /// All that could make a browser ask somebody for something.
    static void expect_no_requests(const std::string &page)
    {
      const std::regex loads("(src|href|action|poster|data)\\s*=\\s*[\"']?\\s*(https?:)?//",
                             std::regex::icase);
      const std::size_t script =
        page.find("<script>\n/*!"); // the library, which holds addresses in comments
      EXPECT_FALSE(std::regex_search(page.substr(0, script), loads));
      for (const char *other : {"<link", "@import", "<iframe", "<object", "<embed"})
        EXPECT_EQ(page.substr(0, script).find(other), std::string::npos) << other;
    }
  };

  TEST_F(Report, OfARunStatesWhatItsFilesState)
  {
    run_film("film");
    const Outcome outcome = run({"report", "film"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "film/report.html\n");
    const std::string page = content("film/report.html");
    EXPECT_LT(page.size(), 5000000u);
    expect_no_requests(page);
    // Numbers to the last digit: of the last row of statistics.csv, and of summary.json.
    std::istringstream table(content("film/statistics.csv"));
    std::string line, last;
    while (std::getline(table, line))
      last = line;
    last.erase(last.find_last_not_of("\r") + 1);
    std::istringstream cells(last);
    int n = 0;
    for (std::string cell; std::getline(cells, cell, ','); ++n)
      EXPECT_NE(page.find("<td class=\"number\">" + cell + "</td>"), std::string::npos) << cell;
    EXPECT_GT(n, 10);
    const auto summary = nlohmann::json::parse(content("film/summary.json"));
    for (const auto &[key, value] : summary["quantities"].items())
      EXPECT_NE(page.find("<th scope=\"row\">" + key + "</th>"), std::string::npos) << key;
    EXPECT_NE(page.find("What limited steps, and how many: "), std::string::npos);
    // Parameters with source and confidence, those that are assumed marked.
    EXPECT_NE(page.find("<td class=\"assumed\">! assumed</td>"), std::string::npos);
    EXPECT_NE(page.find("10.1021/acs.jpclett.7b00134"), std::string::npos);
    EXPECT_NE(page.find("@software{softlattice,"), std::string::npos);
    EXPECT_NE(page.find("time at which half of the material is LT"), std::string::npos)
      << "what explain says";
    // Again, and not over what is not ours.
    EXPECT_EQ(run({"report", "film"}).status, 0);
    write("film/report.html", "my notes");
    EXPECT_EQ(run({"report", "film"}).status, 4);
    EXPECT_EQ(content("film/report.html"), "my notes");
    // Its curves as files.
    const Outcome curves = run({"render", "film", "--format", "svg"});
    ASSERT_EQ(curves.status, 0) << curves.err;
    EXPECT_NE(content("film/curves/lt-fraction.svg").find("width=\"85mm\""), std::string::npos);

    // On its way, as a run that is killed leaves it: no summary, and a row that is not complete.
    fs::remove(path("film/summary.json"));
    std::ofstream(path("film/statistics.csv"), std::ios::app) << "17,3.5";
    EXPECT_EQ(run({"report", "film", "-o", "now.html"}).status, 0);
    const std::string now = content("now.html");
    EXPECT_NE(now.find("This run has not come to its end"), std::string::npos);
    EXPECT_NE(now.find("and ends at 6 min at the latest"), std::string::npos);
    EXPECT_NE(now.find("href=\"./film/statistics.csv\""), std::string::npos)
      << "from where the page is";
  }

  // What a part has drawn of its own tables: the impedance of a film, with the closed form beside it.
  TEST_F(Report, HasTheChartsOfParts)
  {
    const Outcome outcome = run({"run",
                                 shipped("film_impedance"),
                                 "-o",
                                 "film",
                                 "-q",
                                 "-s",
                                 "Time/Relative tolerance = 1e-3",
                                 "-s",
                                 "Time/Absolute tolerance = 1e-6"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    ASSERT_EQ(run({"report", "film"}).status, 0);
    const std::string page = content("film/report.html");
    for (const char *chart : {"nyquist", "bode-modulus", "bode-phase", "step-response"})
      EXPECT_NE(page.find("id=\"data-" + std::string(chart) + "\""), std::string::npos) << chart;
    EXPECT_NE(page.find("\"equal\":{"), std::string::npos);
    EXPECT_NE(page.find("closed form (320)"), std::string::npos);
    EXPECT_EQ(page.find("id=\"data-current-over-voltage\""), std::string::npos)
      << "there was no scan";
    ASSERT_EQ(run({"render", "film", "--format", "svg"}).status, 0);
    EXPECT_TRUE(fs::exists(path("film/curves/nyquist.svg")));
  }

  TEST_F(Report, OfTwoRunsShowsWhatDiffers)
  {
    run_film("humid");
    run_film("drier", "60 %");
    const Outcome outcome = run({"report", "humid", "drier"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "humid/comparison.html\n");
    const std::string page = content("humid/comparison.html");
    EXPECT_NE(
      page.find(
        "<th scope=\"row\">Environment/Relative humidity</th><td class=\"differs\">85 %</td><td "
        "class=\"differs\">60 %</td>"),
      std::string::npos);
    EXPECT_EQ(page.find("<th scope=\"row\">Nucleation/Seed</th>"), std::string::npos)
      << "the same in both";
    EXPECT_NE(page.find("\"name\":\"humid\""), std::string::npos);
    EXPECT_NE(page.find("\"name\":\"drier\""), std::string::npos);
    expect_no_requests(page);
    EXPECT_EQ(run({"report", "humid", "drier", "humid"}).status, 2);
  }

  TEST_F(Report, OfAStudyHasItsPicturesAndAllMembers)
  {
    write(
      "study.prm",
      "subsection Study\n set Case = " + shipped("humid_film") +
        "\n set Members = mean field\n set Quantities = t50, nuclei per area\n"
        " subsection Environment/Relative humidity\n  set From = 30 %\n  set To = 90 %\n  set "
        "Points = 6\n end\n"
        " subsection Environment/Temperature\n  set Values = 15, 25, 35, 45, 55 degC\n end\nend\n"
        "subsection Time\n set End time = 30 min\nend\n");
    ASSERT_EQ(run({"sweep", "study.prm"}).status, 0);
    const Outcome outcome = run({"report", "study.prm"});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.out, "results/study/report.html\n");
    const std::string page = content("results/study/report.html");
    expect_no_requests(page);
    std::istringstream table(content("results/study/study.csv"));
    std::string line;
    std::getline(table, line);
    int n = 0;
    for (; std::getline(table, line); ++n)
      EXPECT_NE(page.find("<th scope=\"row\">" + line.substr(0, line.find(',')) + "</th>"),
                std::string::npos)
        << line;
    EXPECT_EQ(n, 30);
    EXPECT_NE(page.find("<svg"), std::string::npos);
    EXPECT_NE(page.find("not reached (censored)"), std::string::npos)
      << "hatched, and named in the legend";
    EXPECT_EQ(run({"render", "study.prm", "--format", "svg"}).status, 0);
    EXPECT_TRUE(fs::exists(path("results/study/pictures/t50_map.svg")));
  }

  TEST_F(Report, OfWhatIsDamagedIsAPlainError)
  {
    EXPECT_EQ(run({"report", "nowhere"}).status, 4);
    fs::create_directories(path("empty"));
    const Outcome empty = run({"report", "empty"});
    EXPECT_EQ(empty.status, 4);
    EXPECT_NE(empty.err.find("neither statistics.csv, as a run has, nor study.csv"),
              std::string::npos)
      << empty.err;
    write("damaged/statistics.csv", "step,time [s]\n0,0\n1,2,3\n");
    const Outcome damaged = run({"report", "damaged"});
    EXPECT_EQ(damaged.status, 4);
    EXPECT_NE(damaged.err.find("statistics.csv:3"), std::string::npos) << damaged.err;
    write("begun/statistics.csv", "step,time [s]\n");
    EXPECT_EQ(run({"report", "begun"}).status, 4);
    // With a table alone there is a page that says what it lacks. Names from files are text.
    write("bare/statistics.csv", "step,time [s],<script>alert(1)</script> [1]\n0,0,1\n1,2,5\n");
    write("bare/summary.json", "{ damaged");
    EXPECT_EQ(run({"report", "bare"}).status, 0);
    const std::string page = content("bare/report.html");
    EXPECT_NE(page.find("summary.json is damaged"), std::string::npos);
    EXPECT_NE(page.find("parameters are not known"), std::string::npos);
    EXPECT_EQ(page.find("<script>alert"), std::string::npos);
  }
} // namespace
