// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fits as they are used: from files of measurements to parameters that a case can include.
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <string>

namespace
{
  using namespace softlattice;
  namespace fs = std::filesystem;

  class FitVerb : public Program
  {};

  // The shipped one, whose truth is known, into a case that includes what was found.
  TEST_F(FitVerb, ShippedFitIntoACase)
  {
    const Outcome outcome = run({"fit", shipped("study/fit_humid_film")});
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    for (const char *part : {"estimates", "correlation", "fit_film_80.csv", "fitted.prm"})
      EXPECT_NE(outcome.out.find(part), std::string::npos) << part << "\n" << outcome.out;
    const std::string folder = "results/fit_humid_film/";
    const auto summary = nlohmann::json::parse(content(folder + "summary.json"));
    EXPECT_EQ(summary["identified"], true);
    const auto &rate = summary["parameters"]["Nucleation/Prefactor"];
    EXPECT_LE(rate["lower 95 %"].get<double>(), 1e24);
    EXPECT_GE(rate["upper 95 %"].get<double>(), 1e24);
    const auto &velocity =
      summary["parameters"]["Model/Interface kinetics/HT to LT wet/Reference velocity"];
    EXPECT_LE(velocity["lower 95 %"].get<double>(), 30.);
    EXPECT_GE(velocity["upper 95 %"].get<double>(), 30.);
    const std::string prediction = content(folder + "prediction_film_85.csv");
    EXPECT_EQ(prediction.substr(0, prediction.find('\r')),
              "time [s],measured LT fraction [1],predicted LT fraction [1],lower 95 % LT fraction "
              "[1],upper 95 % LT fraction [1],residual [1]");
    EXPECT_NE(content(folder + "fitted.prm")
                .find("# fitted to fit_film_80.csv, fit_film_85.csv, fit_nuclei_85.csv"),
              std::string::npos);

    write_case("include " + folder + "fitted.prm\n");
    const Outcome estimate = run({"estimate", "case.prm"});
    EXPECT_EQ(estimate.status, 0) << estimate.err;

    EXPECT_EQ(run({"fit", shipped("study/fit_humid_film")}).status, 4) << "there is a result";
  }

  TEST_F(FitVerb, SaysAllThatIsWrongAndWritesNothing)
  {
    write("film.csv", "time [min],LT fraction\n0,0\n1,30\n");
    write("good.csv", "time [min],LT fraction [%]\n0,0\n1,30\n2,70\n");
    write("wait.csv", "time [min],event\n1,1\n2,maybe\n");
    write("fit.prm",
          "subsection Fit\n"
          " set Case = " +
            shipped("humid_film") +
            "\n"
            " subsection Data/one\n  set File = film.csv\n end\n"
            " subsection Data/two\n  set File = good.csv\n  set Noise = 5 nm\n"
            "  subsection Environment\n   set Relative humidty = 85 %\n  end\n end\n"
            " subsection Data/three\n  set File = wait.csv\n  set Quantity = waiting time\n end\n"
            " subsection Nucleation/Prefactr\n  set From = 1e22\n  set To = 1e26\n end\n"
            " subsection Nucleation/Kinetic barrier\n  set From = 2 eV\n  set To = 1 eV\n end\n"
            " subsection Model/Surface/Isotherm\n  set From = 1\n  set To = 2\n end\n"
            " subsection Model/Surface/Ligand coverage\n  set From = 0\n  set To = 2\n end\n"
            "end\n");
    const Outcome outcome = run({"fit", "fit.prm"});
    EXPECT_EQ(outcome.status, 3) << outcome.err;
    for (const char *part :
         {"film.csv:1: error: column 'LT fraction': no unit",
          "fit.prm:8:15: error: '5 nm': wrong dimension",
          "wait.csv:3: error: event: 'maybe' is no answer",
          "fit.prm:17:13: error: the case has no parameter 'Nucleation/Prefactr'",
          "did you mean 'Prefactor'?",
          "fit.prm:10:27: error: with the data 'two': no parameter 'Relative humidty'",
          "fit.prm:23:12: error: To is not above From",
          "'Model/Surface/Isotherm' is no quantity that could be found",
          "'Ligand coverage' = 2 is out of range"})
      EXPECT_NE(outcome.err.find(part), std::string::npos) << part << "\n" << outcome.err;
    EXPECT_FALSE(fs::exists(path("results")));
  }

  // A film that is cold and humid, then hot, then cold again, and one that is LT at the beginning.
  TEST_F(FitVerb, RefusesFewFilmsThatTurnBack)
  {
    write("good.csv", "time [min],LT fraction [%]\n0,0\n1,30\n2,70\n");
    const auto fit = [&](const std::string &films, const std::string &conditions) {
      write("fit.prm",
            "subsection Fit\n set Case = " + shipped("humid_film") +
              "\n subsection Data/one\n  set File = good.csv\n" + films + conditions +
              " end\n subsection Nucleation/Kinetic barrier\n  set From = 0.1 eV\n"
              "  set To = 0.3 eV\n end\nend\n");
      return run({"fit", "fit.prm"});
    };
    const std::string turning = "  subsection Environment\n   set Temperature = 25 degC at 0 s, 25 "
                                "degC at 90 s, 350 degC at 90 s\n  end\n";
    const Outcome few = fit("  set Films = 3\n", turning);
    EXPECT_EQ(few.status, 3) << few.err;
    EXPECT_NE(few.err.find("fit.prm:3:13: error: fronts turn in the course of these data"),
              std::string::npos)
      << few.err;
    EXPECT_NE(few.err.find("Films = 0"), std::string::npos) << few.err;
    const Outcome yellow = fit("",
                               "  subsection Environment\n   set Temperature = 350 degC\n  end\n"
                               "  subsection Initial state\n   set Kind = LT\n  end\n");
    EXPECT_EQ(yellow.status, 3) << yellow.err;
    EXPECT_NE(yellow.err.find("LT from the beginning"), std::string::npos) << yellow.err;
    EXPECT_FALSE(fs::exists(path("results")));
  }

  TEST_F(FitVerb, ConditionsOfDataAreReadLikeACase)
  {
    write("good.csv", "time [min],LT fraction [%]\n0,0\n1,30\n2,70\n");
    write("fit.prm",
          "subsection Fit\n set Case = " + shipped("humid_film") +
            "\n subsection Data\n  subsection film\n   set File = good.csv\n"
            "   subsection Environment\n    set Relative humidty = 85 %\n   end\n  end\n end\n"
            " subsection Nucleation/Prefactor\n  set From = 1e22\n  set To = 1e26\n end\n"
            "end\nsubsection Nucleation\n set Prefactor = 1e24\nend\n");
    const Outcome outcome = run({"fit", "fit.prm"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("'Nucleation/Prefactor' is set here and to be found by the fit"),
              std::string::npos)
      << outcome.err;
    std::string text = content("fit.prm");
    text.erase(text.find("subsection Nucleation\n"));
    write("fit.prm", text);
    const Outcome second = run({"fit", "fit.prm", "--dry-run"});
    EXPECT_EQ(second.status, 3);
    EXPECT_NE(second.err.find("no parameter 'Relative humidty'"), std::string::npos) << second.err;
    EXPECT_NE(second.err.find("fit.prm:7:"), std::string::npos) << second.err;
  }

  TEST_F(FitVerb, IsExplained)
  {
    const Outcome outcome = run({"explain", "Fit"});
    EXPECT_EQ(outcome.status, 0);
    for (const char *part : {"subsection Fit", "Quantity", "Films", "Scale", "waiting time"})
      EXPECT_NE(outcome.out.find(part), std::string::npos) << part;
    EXPECT_NE(run({"run", shipped("study/fit_humid_film")}).err.find("softlattice fit"),
              std::string::npos);
    const Outcome made = run({"new", "study/fit_humid_film"});
    EXPECT_NE(made.out.find("next: softlattice fit fit_humid_film.prm"), std::string::npos)
      << made.out;
    const Outcome dry = run({"fit", "fit_humid_film.prm", "--dry-run"});
    EXPECT_EQ(dry.status, 0) << dry.err;
    EXPECT_NE(dry.out.find("80 values in 3 data sets, 2 parameters"), std::string::npos) << dry.out;
  }
} // namespace
