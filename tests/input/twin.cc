// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The mean-field twin of whole cases: what follows from theory without a run, for all that are shipped.
#include "solver/base/error.h"
#include "solver/case/case_twin.h"
#include "solver/case/twin_report.h"
#include "solver/parts/registered_parts.h"
#include "solver/study/transformation_quantities.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    const UnitSystem &units()
    {
      static const UnitSystem system;
      return system;
    }

    fs::path shipped(const std::string &name)
    {
      return fs::path(SOFTLATTICE_SOURCE_DIR) / "parameters" / (name + ".prm");
    }

    /// A shipped case and its twin.
    struct TwinOf
    {
      explicit TwinOf(const std::string &name, const std::vector<std::string> &overrides = {})
      {
        const ReadCase read = read_case(shipped(name), overrides, units(), what);
        EXPECT_EQ(read.diagnostics.n_errors(), 0) << read.diagnostics.text();
      }
      MeanFieldResult result() const { return mean_field(make_twin(what)); }
      double retained() const { return retained_time(result().series); }
      Case what;
    };

    /// How wrong X may be because A(x, R) is the nearest parabola in each panel of the way, where all N nuclei are born at
    /// the worst time: N exp(-N) is 1/e at most. The error of the nearest parabola to max(0, x - a)^p over a panel is 0.068
    /// for p = 1 and 0.042 for 3/2, for any a.
    double error_of_panels(const MeanFieldProblem &problem, const double width)
    {
      double length = problem.body.size[0];
      for (int d = 1; d < problem.body.dimension; ++d)
        length = std::min(length, problem.body.size[d]);
      const double part = width / length;
      // A face that a disc comes to, or a section with its two ends: a kink of A.
      const bool has_kinks = std::any_of(problem.sites.begin(),
                                         problem.sites.end(),
                                         [](const MeanFieldSites &one) { return one.normal >= 0; });
      const double of_kinks = has_kinks ? 2. * 0.068 * part / std::exp(1.) : 0.;
      // A disc that passes the four sides of a periodic square, each at b = L/2, loses (4 sqrt(2)/3) sqrt(b) (R - b)^1.5
      // to each; pi/4 of the square are within.
      const double of_discs = 4. * (4. * std::sqrt(2.) / 3.) * std::sqrt(0.5) * 0.042 *
                              std::pow(part, 1.5) / (std::exp(1.) * std::acos(-1.) / 4.);
      // A body that is crossed in a part of a panel, in which int (1 - A/L^2) dR = 0.39 L is missed: the parabola of
      // a dip at the end of a panel is up to 1.8 of it too high elsewhere.
      const double of_crossings = 1.8 * 0.39 / (part * std::exp(1.));
      return std::min(of_kinks + of_discs, of_crossings);
    }

    const std::vector<std::string> still = {"Environment/Relative humidity = 70 %"};
  } // namespace

  TEST(Twin, AllShippedCasesHaveOneOrAreToldWhyNot)
  {
    for (const auto &entry : fs::directory_iterator(shipped("x").parent_path()))
      {
        if (entry.path().extension() != ".prm")
          continue;
        Case what(registered_parts());
        ASSERT_EQ(read_case(entry.path(), {}, units(), what).diagnostics.n_errors(), 0);
        if (!what.has_transformation())
          {
            EXPECT_THROW(make_twin(what), InputError) << entry.path();
            continue;
          }
        const Twin twin = make_twin(what);
        const MeanFieldResult result = mean_field(twin);
        const double parabola_error = error_of_panels(twin.problem, result.way[1]);
        EXPECT_GE(result.nuclei, 0.) << entry.path();
        for (std::size_t i = 1; i < result.series.time.size(); ++i)
          {
            EXPECT_GE(result.series.time[i], result.series.time[i - 1]) << entry.path();
            EXPECT_GE(result.series.fraction[i], 0.) << entry.path();
            EXPECT_LE(result.series.fraction[i], 1.) << entry.path();
            EXPECT_TRUE(result.turns ||
                        result.series.fraction[i] >= result.series.fraction[i - 1] - parabola_error)
              << entry.path() << ": " << result.series.fraction[i - 1] << " falls by "
              << result.series.fraction[i - 1] - result.series.fraction[i];
          }
        EXPECT_LE(result.series.time.back(), what.time.end_time * (1. + 1e-12)) << entry.path();
      }
  }

  // A film of CsPbIBr2 that is LT and is heated above its T0: Kolmogorov's half time with the rate of HT nuclei and
  // the velocity of the fronts that they have, in a film that is large against its grains.
  TEST(Twin, ABodyOfLtTurnsBack)
  {
    const TwinOf film("humid_film",
                      {"Material/Name = CsPb(I,Br)3",
                       "Model/Free energy/Br fraction = 0.6666666666666667",
                       "Geometry/Length = 2 mm",
                       "Geometry/Width = 2 mm",
                       "Initial state/Kind = LT",
                       "Environment/Temperature = 450 K",
                       "Environment/Relative humidity = 0 %",
                       "Time/End time = 3 h"});
    const ModelSet &models = film.what.models;
    const Conditions hot = models.environment().at(0.);
    const double rate = models.nominal_ht_nucleation_rate(hot), v = models.front_velocity(hot);
    ASSERT_LT(v, 0.);
    const double expected = std::cbrt(3. * std::log(2.) / (std::acos(-1.) * rate * v * v));
    const MeanFieldResult result = film.result();
    EXPECT_NEAR(half_time(result.series), expected, 0.01 * expected);
    double half = 0.;
    for (const Quantity &one : twin_quantities(result))
      if (one.key() == "HT t50 [s]")
        half = one.value;
      else if (one.key() == "t50 [s]")
        {
          EXPECT_TRUE(std::isnan(one.value)) << "nothing becomes LT";
        }
    EXPECT_NEAR(half, expected, 0.01 * expected);
    // And of the ends of a wire, where nuclei form ten times as often.
    const TwinOf wire("wire_heating"),
      plain("wire_heating", {"Nucleation/HT nuclei/Factor at wire ends = 1"});
    const double more =
      plain.what.models.nominal_ht_nucleation_rate(plain.what.models.environment().at(0.));
    EXPECT_NEAR(1. / wire.result().first_nucleus.mean - 1. / plain.result().first_nucleus.mean,
                (3e5 - 1.) * more * 2. * 200e-9 * 200e-9,
                0.05 * 3e5 * more * 2. * 200e-9 * 200e-9);
  }

  TEST(Twin, HasTheNucleiThatTheCaseLists)
  {
    const ScratchFolder folder;
    make_file(folder / "nuclei.csv",
              "time [s],x [um],y [um],radius [nm]\n0,1,2,300\n10,3,4,300\n20,5,6,300\n");
    const TwinOf film("humid_film",
                      {"Nucleation/Prescribed nuclei file = " + (folder / "nuclei.csv")});
    const auto known = make_twin(film.what).problem.known;
    ASSERT_EQ(known.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i)
      {
        EXPECT_DOUBLE_EQ(known[i].place[0], (1. + 2. * i) * 1e-6);
        EXPECT_DOUBLE_EQ(known[i].place[1], (2. + 2. * i) * 1e-6);
        EXPECT_EQ(known[i].time, 10. * i);
      }
  }

  // The bar of a scan: a thousand humidities in two seconds, each a film read once and set anew. The
  // more humid, the sooner it is lost: J and v both rise.
  TEST(Twin, AThousandHumidities)
  {
    TwinOf film("humid_film", still);
    double before = std::numeric_limits<double>::infinity();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < 1000; ++i)
      {
        set_surroundings(film.what, "Relative humidity", Schedule(0.7 + 0.25 * i / 1000.));
        Twin twin = make_twin(film.what);
        twin.problem.with_spread = false;
        const double retained = retained_time(mean_field(twin.problem).series);
        EXPECT_LT(retained, before) << i;
        before = retained;
      }
    const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    std::cout << "1000 estimates in " << seconds << " s\n";
    // Ten times the bar, for debug builds and busy machines.
    EXPECT_LT(seconds, 20.);
  }

  TEST(Twin, SurroundingsSetAnewAreThoseThatAreRead)
  {
    TwinOf film("humid_film", still);
    set_surroundings(film.what, "Relative humidity", Schedule(0.86));
    const TwinOf read("humid_film", {"Environment/Relative humidity = 86 %"});
    EXPECT_DOUBLE_EQ(film.retained(), read.retained());
    EXPECT_THROW(set_surroundings(film.what, "Relative humour", Schedule(1.)), InputError);
  }

  // A ramp in two pieces is the same ramp; a cover that is opened at 10 min delays all by 10 min, but for
  // the nuclei that were born before.
  TEST(Twin, SurroundingsOverTime)
  {
    const TwinOf one("humid_film", {"Environment/Relative humidity = 40 % at 0 s, 85 % at 4 min"});
    const TwinOf two(
      "humid_film",
      {"Environment/Relative humidity = 40 % at 0 s, 62.5 % at 2 min, 85 % at 4 min"});
    EXPECT_NEAR(one.retained(), two.retained(), 1e-4 * one.retained());
    const TwinOf at_once("humid_film", {"Environment/Relative humidity = 85 %"});
    const TwinOf late(
      "humid_film",
      {"Environment/Relative humidity = 5 % at 0 s, 5 % at 10 min, 85 % at 10 min"});
    EXPECT_NEAR(late.retained(), 600. + at_once.retained(), 2e-3 * late.retained());
    EXPECT_NEAR(late.result().nuclei, at_once.result().nuclei, 2e-3 * late.result().nuclei);
  }

  // Islands are lost one by one: the same island alone has the same mean, and less spread in an array.
  TEST(Twin, IslandsAreIndependent)
  {
    const TwinOf array("island_array");
    const TwinOf alone("island_array",
                       {"Geometry/Islands along x = 1", "Geometry/Islands along y = 1"});
    const MeanFieldResult many = array.result(), one = alone.result();
    EXPECT_DOUBLE_EQ(retained_time(many.series), retained_time(one.series));
    EXPECT_NEAR(many.nuclei, 36. * one.nuclei, 1e-9 * many.nuclei);
    EXPECT_LT(many.retained.standard_deviation, one.retained.standard_deviation / 3.);
    // A film that fronts can cross is lost earlier than islands of the same area.
    const TwinOf film("island_array",
                      {"Geometry/Islands along x = 1",
                       "Geometry/Islands along y = 1",
                       "Geometry/Island size = 30 um"});
    EXPECT_LT(film.retained(), array.retained());
  }

  // What is LT from the start is, and its front goes through the rest.
  TEST(Twin, InitialStates)
  {
    const std::vector<std::string> front = {"Environment/Relative humidity = 85 %",
                                            "Nucleation/Rate law = none",
                                            "Initial state/Kind = front",
                                            "Initial state/Front position = 4 um"};
    const TwinOf film("humid_film", front);
    const MeanFieldResult result = film.result();
    EXPECT_NEAR(result.series.fraction.front(), 0.1, 0.02);
    const double velocity = film.what.models.front_velocity(film.what.models.environment().at(0.));
    EXPECT_NEAR(half_time(result.series), 16e-6 / velocity, 0.03 * 16e-6 / velocity);
    EXPECT_EQ(result.nuclei, 0.);
    const TwinOf yellow("humid_film", {"Initial state/Kind = LT"});
    EXPECT_EQ(yellow.result().series.fraction.front(), 1.);
    EXPECT_EQ(yellow.result().nuclei, 0.);
    const TwinOf islands("island_array",
                         {"Initial state/Kind = LT grain", "Initial state/Radius = 1 um"});
    EXPECT_THROW(make_twin(islands.what), InputError);
  }
} // namespace softlattice
