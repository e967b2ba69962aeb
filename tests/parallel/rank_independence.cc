// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Runs the program itself on 1, 2 and 3 ranks, on a finer mesh, with shorter steps and from its own
// effective parameters: the nuclei are the same to the byte, the fields to solver accuracy.
#include "tests/parallel/on_ranks.h"
#include "tests/support/statistics_file.h"
#include "tests/support/turning_film.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;

  class Ranks : public testing::Test
  {
  protected:
    void SetUp() override
    {
      make_file(folder_ / "case.prm",
                "subsection Geometry\n set Kind = film in plan\n set Length = 4 um\n set Width = 3 "
                "um\nend\n"
                "subsection Environment\n set Temperature = 25 degC\n"
                " set Relative humidity = 60 % at 0 s, 90 % at 60 s\nend\n"
                "subsection Nucleation\n set Rate law = exponential\n set Reference rate = 4e9 "
                "1/m^2/s\n set Humidity slope = 15\nend\n"
                "subsection Model\n subsection Interface\n  set Width = 200 nm\n end\n"
                " subsection Interface kinetics/HT to LT wet\n  set Reference velocity = 100 nm/s\n"
                " end\nend\n"
                "subsection Time\n set End time = 40 s\nend\n"
                "subsection Output\n set LT fraction increment = 0\nend\n");
    }

    /// Runs the case on a number of ranks; returns the result directory.
    std::string run(const int ranks, const std::string &name, const std::string &options = {}) const
    {
      return run_on(ranks, folder_ / case_, folder_ / name, options);
    }

    std::string events(const int ranks,
                       const std::string &name,
                       const std::string &options = {}) const
    {
      return file_content(run(ranks, name, options) + "/events.csv");
    }

    /// The same nuclei; their rates go by the temperature of their place, a field, which steps may differ in by what they
    /// tolerate where rounding decides on a length: 0.01 K, and ln J has a slope below 1/K.
    static void expect_same_but_for_rates(const std::string &found, const std::string &expected)
    {
      const auto rows = csv_rows(found), wanted = csv_rows(expected);
      ASSERT_EQ(rows.size(), wanted.size());
      for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t column = 0; column < rows[i].size(); ++column)
          if (i > 0 && rows[0][column].rfind("rate [", 0) == 0)
            {
              EXPECT_NEAR(std::stod(rows[i][column]) / std::stod(wanted[i][column]), 1., 0.01);
            }
          else
            {
              EXPECT_EQ(rows[i][column], wanted[i][column]);
            }
    }

    /// On 2 and 3 ranks these nuclei, and these columns as at the end of the run on one. Rounding decides on the length of
    /// some steps of a lit film: what goes with the way of fronts differs from there on by part of what a step tolerates
    /// (Time/Relative tolerance, 2e-3), its temperature does not.
    void expect_same_heat_on_more(const std::string &nuclei,
                                  const nlohmann::json &one,
                                  const std::vector<std::string> &columns) const
    {
      for (const int ranks : {2, 3})
        {
          const std::string name = "on_" + std::to_string(ranks);
          expect_same_but_for_rates(events(ranks, name), nuclei);
          const nlohmann::json several = final_values(folder_ / name);
          for (const std::string &column : columns)
            {
              const bool is_temperature = column.find("temperature") != std::string::npos;
              EXPECT_NEAR(several[column],
                          double(one[column]),
                          (is_temperature ? 10. * precision_across_ranks : 0.05 * 2e-3) *
                            std::abs(double(one[column])))
                << column << " on " << ranks << " ranks";
            }
          EXPECT_LT(std::abs(double(several["heat balance error [1]"])), 1e-10);
        }
    }

    ScratchFolder folder_;
    std::string case_ = "case.prm";
  };

  TEST_F(Ranks, SameNucleiAndFieldsOnOneTwoAndThree)
  {
    const std::string nuclei = events(1, "one");
    EXPECT_GE(std::count(nuclei.begin(), nuclei.end(), '\n'), 6) << nuclei;
    const nlohmann::json one = final_values(folder_ / "one");
    for (const int ranks : {2, 3})
      {
        const std::string name = "on_" + std::to_string(ranks);
        EXPECT_EQ(events(ranks, name), nuclei) << ranks << " ranks";
        const nlohmann::json several = final_values(folder_ / name);
        EXPECT_EQ(several["unknowns [1]"],
                  one["unknowns [1]"]); // cells next to those of others as well
        for (const char *column : {"LT fraction [1]", "free energy [J/m]"})
          EXPECT_NEAR(several[column],
                      double(one[column]),
                      precision_across_ranks * std::abs(double(one[column])))
            << column << " on " << ranks << " ranks";
      }
  }

  TEST_F(Ranks, SameNucleiOnAFinerMeshAndWithShorterSteps)
  {
    const std::string nuclei = events(1, "one");
    EXPECT_EQ(events(2, "finer", "-s 'Discretisation/Points per interface = 10'"), nuclei);
    EXPECT_EQ(events(1, "shorter", "-s 'Time/Largest step = 0.25 s'"), nuclei);
  }

  TEST_F(Ranks, SameNucleiOfBothPhasesInAFilmThatTurnsBack)
  {
    make_file(folder_ / "case.prm", turning_film);
    const std::string until = "-s 'Time/End time = 60 s'", nuclei = events(1, "one", until);
    for (const char *phase : {",LT\r\n", ",HT\r\n"})
      EXPECT_NE(nuclei.find(phase), std::string::npos) << phase << nuclei;
    EXPECT_EQ(events(2, "on_2", until), nuclei);
    EXPECT_EQ(events(3, "on_3", until), nuclei);
    EXPECT_EQ(events(1, "shorter", until + " -s 'Time/Largest step = 0.25 s'"), nuclei);
  }

  // About as many nuclei of HT inside of LT as on its face, by the rates (110) and (190) without work or barrier.
  TEST_F(Ranks, SameNucleiInsideOfLt)
  {
    std::string film = turning_film;
    const std::string constant = "  set Rate law = constant\n  set Rate = 2e10 1/m^2/s\n";
    ASSERT_NE(film.find(constant), std::string::npos);
    film.replace(film.find(constant),
                 constant.size(),
                 "  set Rate law = activated\n  set Nucleus energy = 0 J/m^2\n"
                 "  set Activation energy = 0 eV\n  set Reference rate = 2e10 1/m^2/s\n"
                 "  set Bulk activation energy = 0 eV\n  set Bulk reference rate = 1e17 1/m^3/s\n");
    make_file(folder_ / "case.prm", film);
    const std::string until = "-s 'Time/End time = 60 s'", nuclei = events(1, "one", until);
    const auto rows_with = [&nuclei](const std::string &text) {
      long n = 0;
      for (std::size_t at = nuclei.find(text); at != std::string::npos;
           at = nuclei.find(text, at + 1))
        ++n;
      return n;
    };
    const long inside = rows_with(",bulk,"), of_ht = rows_with(",HT\r\n");
    EXPECT_GE(inside, 2) << nuclei;
    EXPECT_GT(of_ht, inside) << nuclei;
    for (const int ranks : {2, 3})
      {
        const std::string name = "on_" + std::to_string(ranks);
        EXPECT_EQ(events(ranks, name, until), nuclei) << ranks << " ranks";
        const nlohmann::json final = final_values(folder_ / name);
        EXPECT_EQ(final["HT nuclei [1]"], of_ht);
        EXPECT_EQ(final["HT bulk nuclei [1]"], inside);
      }
  }

  // Warm and cold corners: nuclei and those that wait go by the temperature of their place.
  TEST_F(Ranks, SameNucleiWhereTemperatureDiffersFromPlaceToPlace)
  {
    make_file(folder_ / "case.prm",
              file_content(folder_ / "case.prm") +
                "subsection Model\n set Parts = phase, expressions\n set Fields = temp\n"
                " set Free energy = 0\n subsection Field temp\n  set Kind = non-conserved\n"
                "  set Unit = K\n  set Mobility = 0\n end\nend\n"
                "subsection Initial state\n"
                " set temp = 298.15 + 4*cos(pi*x/4e-6)*cos(pi*y/3e-6)\nend\n"
                "subsection Environment\n set Temperature field = temp\nend\n"
                "subsection Nucleation\n set Reference rate = 1.2e10 1/m^2/s\nend\n"
                "subsection Time\n set End time = 11 s\nend\n");
    const std::string nuclei = events(1, "one");
    EXPECT_GE(std::count(nuclei.begin(), nuclei.end(), '\n'), 4) << nuclei;
    EXPECT_EQ(events(2, "on_2"), nuclei);
    EXPECT_EQ(events(3, "on_3"), nuclei);
    const nlohmann::json one = final_values(folder_ / "one"),
                         three = final_values(folder_ / "on_3");
    EXPECT_EQ(three["unknowns [1]"], one["unknowns [1]"]);
    EXPECT_NEAR(three["LT fraction [1]"],
                double(one["LT fraction [1]"]),
                precision_across_ranks * double(one["LT fraction [1]"]));
  }

  // A spot of light warms the film, and so do nuclei: temperature, balance of heat and nuclei are the same. The
  // preconditioner of the temperature is multigrid in single precision, whose rounding depends on the ranks; two coupled
  // fields are solved to a hundredth in each of some hundred iterations, not to the last digit.
  TEST_F(Ranks, SameNucleiAndHeatInALitFilm)
  {
    make_file(folder_ / "case.prm",
              file_content(folder_ / "case.prm") +
                "subsection Model\n set Parts = phase, heat\nend\n"
                "subsection Nucleation\n set Reference rate = 1.2e10 1/m^2/s\nend\n"
                "subsection Heat\n set Light = given\n set Irradiance = 5e3 W/m^2\n"
                " set Spot radius = 3 um\n set Heat transfer to the substrate = 500 W/m^2/K\nend\n"
                "subsection Time\n set End time = 24 s\nend\n");
    const std::string nuclei = events(1, "one");
    EXPECT_GE(std::count(nuclei.begin(), nuclei.end(), '\n'), 3) << nuclei;
    const nlohmann::json one = final_values(folder_ / "one");
    EXPECT_GT(one["mean temperature [K]"], 298.5);
    expect_same_heat_on_more(nuclei,
                             one,
                             {"LT fraction [1]",
                              "mean temperature [K]",
                              "latent heat released [J/m^3]",
                              "heat of light [J/m^3]"});
  }

  // The same on a plate, which takes up the heat of the spot and of the nuclei and spreads it.
  TEST_F(Ranks, SameNucleiAndHeatInALitFilmOnAPlate)
  {
    make_file(folder_ / "case.prm",
              file_content(folder_ / "case.prm") +
                "subsection Model\n set Parts = phase, heat\nend\n"
                "subsection Nucleation\n set Reference rate = 1.2e10 1/m^2/s\nend\n"
                "subsection Heat\n set Light = given\n set Irradiance = 5e3 W/m^2\n"
                " set Spot radius = 3 um\n set Substrate = plate\n set Plate thickness = 2 um\n"
                " set Heat transfer to the substrate = 500 W/m^2/K\nend\n"
                "subsection Time\n set End time = 24 s\nend\n");
    const std::string nuclei = events(1, "one");
    EXPECT_GE(std::count(nuclei.begin(), nuclei.end(), '\n'), 3) << nuclei;
    const nlohmann::json one = final_values(folder_ / "one");
    EXPECT_GT(one["mean substrate temperature [K]"], 298.5);
    expect_same_heat_on_more(nuclei,
                             one,
                             {"LT fraction [1]",
                              "mean temperature [K]",
                              "mean substrate temperature [K]",
                              "heat of light [J/m^3]",
                              "heat of the substrate [J/m^3]"});
  }

  // A voltage gathers vacancies at the left end, where nuclei then form at some two thousand times the rate.
  TEST_F(Ranks, SameNucleiUnderAVoltage)
  {
    make_file(
      folder_ / "case.prm",
      "subsection Model\n set Parts = phase, vacancies\n subsection Interface\n  set Width = 200 "
      "nm\n end\n"
      "end\n"
      "subsection Geometry\n set Kind = film in plan\n set Length = 3 um\n set Width = 2 um\nend\n"
      "subsection Environment\n set Temperature = 25 degC\n set Relative humidity = 60 %\nend\n"
      "subsection Nucleation\n set Rate law = surface chain\n set Prefactor = 2e31 1/m^2/s\nend\n"
      "subsection Vacancies\n set Initial vacancies = given\n set Initial fraction = 1e-7\n"
      " set Voltage = 0.1 V\nend\n"
      "subsection Time\n set End time = 2 s\nend\n");
    const std::string nuclei = events(1, "one");
    EXPECT_GE(std::count(nuclei.begin(), nuclei.end(), '\n'), 4) << nuclei;
    EXPECT_EQ(events(2, "on_2"), nuclei);
    EXPECT_EQ(events(3, "on_3"), nuclei);
  }

  TEST_F(Ranks, EffectiveParametersRepeatTheRun)
  {
    const std::string nuclei = events(1, "first");
    case_ = "first/parameters.effective.prm";
    for (const int ranks : {1, 2})
      EXPECT_EQ(events(ranks, "again_" + std::to_string(ranks)), nuclei);
  }
} // namespace
