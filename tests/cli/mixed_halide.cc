// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Phase diagrams from the command line, and what is told of a mixed halide that is got wrong.
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace softlattice;

namespace
{
  class MixedHalideCase : public Program
  {
  protected:
    std::string content(const std::string &name) const
    {
      std::ifstream in(directory_ / "work" / name, std::ios::binary);
      return {std::istreambuf_iterator<char>(in), {}};
    }
  };

  std::vector<std::string> fields(const std::string &record)
  {
    std::vector<std::string> list;
    std::istringstream text(record);
    for (std::string field; std::getline(text, field, ',');)
      list.push_back(field);
    return list;
  }
} // namespace

TEST_F(MixedHalideCase, PhaseDiagramHasTablesAndAPicture)
{
  const Outcome outcome = run({"phase-diagram",
                               shipped("light_segregation"),
                               "-o",
                               "diagram",
                               "-s",
                               "Model/Mixed halide/Interaction energy = 0.0591 eV",
                               "-s",
                               "Phase diagram/Lowest temperature = 300 K",
                               "-s",
                               "Phase diagram/Highest temperature = 350 K",
                               "-s",
                               "Phase diagram/Temperatures = 2",
                               "-s",
                               "Phase diagram/Compositions = 9"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "diagram/phase_diagram.csv\ndiagram/phase_diagram_threshold.csv\n"
            "diagram/phase_diagram.png\n");

  // RFC 4180: every record ends with CR LF, the first one has the units.
  std::istringstream table(content("diagram/phase_diagram.csv"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(table, line);)
    {
      ASSERT_FALSE(line.empty());
      EXPECT_EQ(line.back(), '\r');
      line.pop_back();
      lines.push_back(line);
    }
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0],
            "temperature [K],binodal lower [1],binodal upper [1],spinodal lower [1],spinodal upper "
            "[1],light binodal lower [1],light binodal upper [1],carrier density [1/m^3]");
  // T_c = 343 K; at 300 K x (1 - x) = T/4 T_c on the spinodal, here for w = 0.0591 eV.
  const std::vector<std::string> below = fields(lines[1]), above = fields(lines[2]);
  ASSERT_EQ(below.size(), 8u);
  const double x = std::stod(below[3]);
  EXPECT_NEAR(x * (1. - x), 8.617333262e-5 * 300. / (2. * 0.0591), 1e-6);
  EXPECT_EQ(above[1] + above[2] + above[3] + above[4], "");
  EXPECT_EQ(above[0], "350");

  const std::string thresholds = content("diagram/phase_diagram_threshold.csv");
  EXPECT_EQ(std::count(thresholds.begin(), thresholds.end(), '\n'), 1 + 2 * 9);
  const std::string picture = content("diagram/phase_diagram.png");
  EXPECT_EQ(picture.substr(1, 3), "PNG");
  EXPECT_GT(picture.size(), 5000u);
}

TEST_F(MixedHalideCase, PhaseDiagramOfAnotherCaseIsRefused)
{
  const Outcome outcome = run({"phase-diagram", shipped("humid_film")});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("set 'Equations = mixed halide'"), std::string::npos) << outcome.err;
  EXPECT_FALSE(std::filesystem::exists(directory_ / "work" / "results"));
  EXPECT_EQ(run({"phase-diagram"}).status, 2);
  EXPECT_EQ(run({"phase-diagram", "no_such.prm"}).status, 4);
  const Outcome name = run({"phase-diagram", "light_segregation.prm"});
  EXPECT_EQ(name.status, 4);
  EXPECT_NE(name.err.find("softlattice new light_segregation writes"), std::string::npos)
    << name.err;
  write("file", "no directory");
  EXPECT_EQ(run({"phase-diagram", shipped("light_segregation"), "-o", "file/x"}).status, 4);
}

TEST_F(MixedHalideCase, IsExplained)
{
  EXPECT_NE(run({"--help"}).out.find("phase-diagram"), std::string::npos);
  EXPECT_NE(run({"explain", "Carrier density"}).out.find("light-induced binodal"),
            std::string::npos);
  EXPECT_NE(run({"explain", "Diffusivity"}).out.find("10.1021/acs.nanolett.7b05023"),
            std::string::npos);
  EXPECT_NE(run({"list", "materials"}).out.find("MAPb(I,Br)3"), std::string::npos);
  EXPECT_NE(run({"list", "cases"}).out.find("light_segregation"), std::string::npos);
}

TEST_F(MixedHalideCase, MistakesAreToldTogether)
{
  write_case("subsection Model\n"
             "  subsection Free energy\n"
             "    set Br fraction = 1\n"
             "  end\n"
             "  subsection Mixed halide\n"
             "    subsection Surface exchange\n"
             "      set Boundaries = rigt\n"
             "    end\n"
             "  end\n"
             "end\n",
             "anion_exchange");
  const Outcome outcome = run({"check", "case.prm"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(
    outcome.err,
    "case.prm:4:23: error: a mixture has to have some of both halides: at 0 and 1 there is no "
    "finite potential\n"
    "    4 |     set Br fraction = 1\n"
    "      |                       ^ for a nearly pure one take 0.001 or 0.999\n"
    "case.prm:8:24: error: there is no boundary 'rigt'\n"
    "    8 |       set Boundaries = rigt\n"
    "      |                        ^~~~ did you mean 'right'?\n"
    "2 problems (2 errors). Nothing was run. Exit code 3.\n");
}

TEST_F(MixedHalideCase, NothingIsExchangedThroughAPeriodicBoundary)
{
  const Outcome outcome = run({"check",
                               shipped("light_segregation"),
                               "-s",
                               "Model/Mixed halide/Surface exchange/Boundaries = left"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("'left' is periodic: there is no surface"), std::string::npos)
    << outcome.err;
}

TEST_F(MixedHalideCase, MoreCarriersThanPlacesAreRefused)
{
  const Outcome outcome = run({"check",
                               shipped("light_segregation"),
                               "-s",
                               "Model/Mixed halide/Carriers/Site density = 1e18 1/cm^3"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("the light makes 1.31e+18 carriers per cm^3"), std::string::npos)
    << outcome.err;
}

TEST_F(MixedHalideCase, WhatBelongsToTheTransformationIsAnError)
{
  write_case("subsection Environment\n  set Relative humidity = 80 %\nend\n", "anion_exchange");
  const Outcome outcome = run({"check", "case.prm"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("'Relative humidity' is not used when Model/Equations = mixed halide"),
            std::string::npos)
    << outcome.err;
  write_case("subsection Nucleation\n  set Seed = 3\nend\n", "anion_exchange");
  EXPECT_EQ(run({"check", "case.prm"}).status, 3);
  write_case("subsection Light\n  set Generation rate = 1 1/m^3/s\nend\n", "humid_film");
  EXPECT_EQ(run({"check", "case.prm"}).status, 3);
}

TEST_F(MixedHalideCase, DegenerateCarriersAreToldOfWhenTheyAppear)
{
  // A seed like the film around it, so that n = N: 1.3e18 of 7e19 per cm^3 are no warning, and from 1 s on
  // 1.4e19 are one.
  write_case("subsection Geometry\n  set Size = 50 nm, 50 nm\nend\n"
             "subsection Initial composition\n  set Seed composition = 0.5\nend\n"
             "subsection Light\n  set Power density = 20 mW/cm^2 at 0 s, 20 mW/cm^2 at 1 s, "
             "214.55 mW/cm^2 at 1 s\nend\n"
             "subsection Time\n  set End time = 2 s\nend\n"
             "subsection Output\n  set Times = 1 s\nend\n",
             "light_segregation");
  const Outcome outcome = run({"run", "case.prm", "-o", "out"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  const auto summary = nlohmann::json::parse(content("out/summary.json"));
  ASSERT_EQ(summary["warnings"].size(), 1u);
  const std::string warning = summary["warnings"][0];
  EXPECT_EQ(warning.compare(0, 6, "at t ="), 0) << warning;
  EXPECT_GE(std::stod(warning.substr(7)), 1.) << warning;
  EXPECT_LT(std::stod(warning.substr(7)), 2.) << warning;
  EXPECT_NE(warning.find("carriers fill 20 % of their sites n_m, and from 10 %"), std::string::npos)
    << warning;
  EXPECT_NE(content("out/log.txt").find(warning), std::string::npos);
}

TEST_F(MixedHalideCase, WhatIsWrongWithSeedsIsToldWithItsLine)
{
  write("seeds.csv", "x [nm],y [nm],radius [nm],composition [1]\n100,100,20,0.2\n900,10,5,1.2\n");
  write_case("subsection Initial composition\n  set Seeds = from file\n"
             "  set Seeds file = seeds.csv\nend\n",
             "composition_front");
  const Outcome outcome = run({"check", "case.prm"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.err.find("seeds.csv:3: error: the composition 1.2 is not between 0 and 1"),
            std::string::npos)
    << outcome.err;
}

TEST_F(MixedHalideCase, FieldsAndSpectraAreExplained)
{
  EXPECT_NE(run({"explain", "Band_gap"}).out.find("eq. 51"), std::string::npos);
  EXPECT_NE(run({"explain", "photoluminescence.csv"}).out.find("photon energy [eV]"),
            std::string::npos);
  EXPECT_NE(run({"explain", "PL peak"}).out.find("photoluminescence.csv"), std::string::npos);
}

TEST_F(MixedHalideCase, BothSidesOfAJumpOfLightAreWritten)
{
  write_case("subsection Geometry\n  set Size = 60 nm, 60 nm\nend\n"
             "subsection Initial composition\n  set Number of seeds = 1\nend\n"
             "subsection Light\n  set Power density = 20 mW/cm^2 at 0 s, 20 mW/cm^2 at 1 s, "
             "0 mW/cm^2 at 1 s\nend\n"
             "subsection Time\n  set End time = 2 s\nend\n"
             "subsection Output\n  set Times = 1 s\nend\n",
             "light_segregation");
  const Outcome outcome = run({"run", "case.prm", "-o", "out"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  std::istringstream table(content("out/statistics.csv"));
  std::string header, line;
  std::getline(table, header);
  const std::vector<std::string> names = fields(header);
  const auto column = [&](const std::string &name) {
    const auto found = std::find(names.begin(), names.end(), name);
    EXPECT_NE(found, names.end()) << name;
    return std::size_t(found - names.begin());
  };
  const std::size_t time = column("time [s]"), carriers = column("carrier density [1/m^3]");
  std::vector<std::vector<std::string>> rows;
  while (std::getline(table, line))
    rows.push_back(fields(line));
  const auto after = std::find_if(rows.begin(), rows.end(), [&](const auto &row) {
    return std::stod(row[time]) == 1.;
  });
  ASSERT_NE(after, rows.end());
  ASSERT_NE(after, rows.begin());
  const auto &before = *std::prev(after);
  EXPECT_NEAR(std::stod(before[time]), 1., 1e-15);
  EXPECT_LT(std::stod(before[time]), 1.);
  EXPECT_GT(std::stod(before[carriers]), 1e24);
  EXPECT_EQ(std::stod((*after)[carriers]), 0.);
  // Fields as well, and a row is no step.
  EXPECT_NE(content("out/solution.pvd").find("timestep=\"0.9999999999999999\""), std::string::npos)
    << content("out/solution.pvd");
  EXPECT_NE(content("out/solution.pvd").find("timestep=\"1\""), std::string::npos);
  const auto summary = nlohmann::json::parse(content("out/summary.json"));
  EXPECT_EQ(summary["steps"].get<std::size_t>() + 2, rows.size());
}

TEST_F(MixedHalideCase, InterdiffusionSaysWhatTheInitialWidthAddsToIt)
{
  write_case("subsection Time\n  set End time = 5 min\nend\n"
             "subsection Output\n  set Times = 5 min\n"
             "  subsection Analysis\n    set Fields = Cl_fraction\n    set Profile axis = x\n"
             "    set Profile points = 400\n    set Interdiffusion = true\n  end\nend\n",
             "wire_interdiffusion");
  const Outcome outcome = run({"run", "case.prm", "-o", "out"});
  ASSERT_EQ(outcome.status, 0) << outcome.err;
  std::istringstream table(content("out/interdiffusion_Cl_fraction.csv"));
  std::string line;
  std::getline(table, line);
  const std::vector<std::string> names = fields(line.substr(0, line.find('\r')));
  ASSERT_EQ(names.size(), 5u);
  EXPECT_EQ(names[4], "part of the initial width [1]");
  // What it is called elsewhere, too, where there is no bromide that comes and goes.
  EXPECT_NE(content("out/statistics.csv").find("variance of Cl fraction [1]"), std::string::npos);
  EXPECT_NE(content("out/statistics.csv").find("mean Cl fraction [1]"), std::string::npos);
  EXPECT_NE(content("out/statistics.csv").find("bromide-rich part [1]"), std::string::npos);
  EXPECT_EQ(content("out/statistics.csv").find("Br fraction"), std::string::npos);
  EXPECT_NE(run({"explain", "lowest Cl fraction"}).out.find("smallest value"), std::string::npos);
  const double diffusivity = 2.1e-13 * std::exp(-0.28 / (8.617333262e-5 * 373.15));
  int n = 0;
  while (std::getline(table, line))
    {
      const std::vector<std::string> row = fields(line);
      if (std::stod(row[0]) != 300. || std::stod(row[3]) != 1.)
        continue;
      const double found = std::stod(row[2]), part = std::stod(row[4]);
      // (100 nm/2.563)^2/2 Dt of it is 7 %; without that part D is right to the 2 % of the method.
      EXPECT_NEAR(part, 0.067, 0.005) << row[1];
      EXPECT_NEAR(found * (1. - part) / diffusivity, 1., 0.02) << row[1];
      ++n;
    }
  EXPECT_GT(n, 10);
}

// The optics of a film see the composition of each place: halves of different composition transmit the mean of two
// films, which a film of the nominal composition does not.
TEST_F(MixedHalideCase, OpticsSeeTheComposition)
{
  const std::string material = "CsPb(I,Br)3";
  const auto transmittance = [&](const std::string &nominal, const std::string &initial) {
    write("case.prm",
          "subsection Material\n  set Name = " + material +
            "\nend\nsubsection Model\n  set Parts = phase, composition, light, optics\n"
            "  subsection Free energy\n    set Br fraction = " +
            nominal +
            "\n  end\n  subsection Interface\n    set Width = 500 nm\n  end\nend\n"
            "subsection Geometry\n  set Kind = film in plan\n  set Length = 4 um\n"
            "  set Width = 1 um\n  set Thickness = 400 nm\nend\n"
            "subsection Nucleation\n  set Rate law = none\nend\n"
            "subsection Time\n  set End time = 1 s\nend\n" +
            initial);
    const Outcome outcome = run({"run", "case.prm", "-o", "film", "--overwrite"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    std::istringstream table(content("film/statistics.csv"));
    std::string header, first;
    std::getline(table, header);
    std::getline(table, first);
    const std::vector<std::string> names = fields(header);
    const auto column = std::find(names.begin(), names.end(), "visible transmittance [1]");
    EXPECT_NE(column, names.end());
    return std::stod(fields(first).at(static_cast<std::size_t>(column - names.begin())));
  };
  const double low = transmittance("0.2", ""), high = transmittance("0.8", "");
  const double halves = transmittance("0.8",
                                      "subsection Initial composition\n  set Profile = junction\n"
                                      "  set Position = 2 um\n  set Width = 200 nm\n"
                                      "  set Below = 0.2\n  set Above = 0.8\nend\n");
  ASSERT_GT(high - low, 0.05) << material;
  // The junction is a twentieth of the film, and as much of it is on either side.
  EXPECT_NEAR(halves, 0.5 * (low + high), 0.05 * (high - low)) << material;
}

// A material without a yellow phase would take that of CsPbI3 without a word.
TEST_F(MixedHalideCase, MaterialsWithoutYellowPhaseDoNotTransform)
{
  for (const std::string material : {"CsPb(Br,Cl)3", "MAPb(I,Br)3"})
    for (const std::string parts : {"phase", "phase, composition, light"})
      {
        write("case.prm",
              "subsection Material\n  set Name = " + material +
                "\nend\nsubsection Model\n  set Parts = " + parts + "\nend\n");
        const Outcome outcome = run({"check", "case.prm"});
        EXPECT_EQ(outcome.status, 3);
        EXPECT_NE(outcome.err.find("case.prm:2"), std::string::npos) << outcome.err;
        EXPECT_NE(outcome.err.find(material + " is not known to have a yellow phase"),
                  std::string::npos)
          << outcome.err;
        EXPECT_NE(outcome.err.find("CsPbI3, CsPbI2Br, CsPbIBr2, CsPb(I,Br)3"), std::string::npos)
          << outcome.err;
      }
}
