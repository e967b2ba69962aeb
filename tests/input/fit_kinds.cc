// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Kinds of data and what a fit says where they do not tell: combinations that alone are known, bounds, chance in
// single films.
#include "tests/input/fit_support.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

namespace softlattice
{
  namespace
  {
    std::string range(const std::string &path, const std::string &from, const std::string &to)
    {
      return "subsection " + path + "\n set From = " + from + "\n set To = " + to + "\nend\n";
    }

    const std::string prefactor = range("Nucleation/Prefactor", "1e22 1/m^2/s", "1e26 1/m^2/s");
    const std::string velocity =
      range("Model/Interface kinetics/HT to LT wet/Reference velocity", "10 nm/s", "1000 nm/s");

    /// One film at 85 %; `more` are further lines of its data.
    std::string one_film(const std::string &parameters,
                         const std::string &more = " set Films = 0\n",
                         const std::string &outside = "")
    {
      return "subsection Fit\n set Case = " + SyntheticFit::humid_film() +
             "\nsubsection Data/film\n set File = film.csv\n" + more + "end\n" + parameters +
             "end\nsubsection Environment\n set Relative humidity = 85 %\nend\n" + outside;
    }

    std::string all_warnings(const FitPlan &plan, const FitResult &result)
    {
      std::string all;
      for (const std::string &one : warnings_of(plan, result, fit_units()))
        all += one + "\n";
      return all;
    }

    bool is_within(const FittedValue &value, const double truth)
    {
      return value.low <= truth && truth <= value.high;
    }
  } // namespace

  // J is the prefactor times exp(-E/kT): at one temperature nothing tells them apart, and 1/kT is 38.92 per eV
  // at 25 degC.
  TEST(FitIdentifies, ThatPrefactorAndBarrierAreOne)
  {
    SyntheticFit fit(one_film(prefactor + range("Nucleation/Kinetic barrier", "0.1 eV", "0.3 eV")),
                     {"film"},
                     "time [s],LT fraction [1]",
                     every(10., 31));
    std::mt19937 random(3);
    fit.measure({1e24, 0.188 * 1.602176634e-19}, 0.05, true, random);
    const FitResult result = fit.result();
    EXPECT_FALSE(result.statistics.is_identified());
    const std::string warnings = all_warnings(fit.plan, result);
    EXPECT_NE(
      warnings.find("not identified: 'Prefactor' and 'Kinetic barrier' are not known apart: "
                    "only ln 'Prefactor' - 38.9 * 'Kinetic barrier'/(eV) is"),
      std::string::npos)
      << warnings;
  }

  // In a plane much larger than its grains and with nuclei that enter small, X = 1 - exp(-pi J v^2 t^3/3).
  TEST(FitIdentifies, ThatOnlyRateTimesSquaredVelocityIsKnown)
  {
    SyntheticFit fit(
      one_film(range("Nucleation/Rate", "1e7 1/m^2/s", "1e10 1/m^2/s") + velocity,
               " set Films = 0\n",
               "subsection Nucleation\n set Rate law = constant\nend\n"
               "subsection Geometry\n set Length = 2 mm\n set Width = 2 mm\nend\n"
               "subsection Model\n subsection Interface\n  set Width = 20 nm\n end\nend\n"),
      {"film"},
      "time [s],LT fraction [1]",
      every(10., 31));
    std::mt19937 random(4);
    fit.measure({4e8, 1e-7}, 0.05, true, random);
    const FitResult result = fit.result();
    EXPECT_FALSE(result.statistics.is_identified());
    const std::string warnings = all_warnings(fit.plan, result);
    EXPECT_NE(warnings.find("only 'Rate' * 'Reference velocity'^2 is"), std::string::npos)
      << warnings;
  }

  // The velocity of the black phase on heating has no part in a humid film at 25 degC.
  TEST(FitIdentifies, AParameterWithoutInfluence)
  {
    SyntheticFit fit(
      one_film(prefactor +
               range("Model/Interface kinetics/LT to HT/Reference velocity", "1 nm/s", "100 nm/s")),
      {"film"},
      "time [s],LT fraction [1]",
      every(10., 31));
    std::mt19937 random(5);
    fit.measure({1e24, 1e-8}, 0.05, true, random);
    const FitResult result = fit.result();
    EXPECT_NE(all_warnings(fit.plan, result)
                .find("the data say next to nothing about 'Reference velocity'"),
              std::string::npos)
      << all_warnings(fit.plan, result);
    EXPECT_TRUE(is_within(fitted_value(fit.plan, result, 0), 1e24));
  }

  // The truth is beyond the range: at its end, with an interval to one side.
  TEST(FitKinds, AParameterAtItsBound)
  {
    SyntheticFit fit(one_film(range("Nucleation/Prefactor", "1e22 1/m^2/s", "5e23 1/m^2/s")),
                     {"film"},
                     "time [s],LT fraction [1]",
                     every(10., 31));
    std::mt19937 random(6);
    fit.measure({1e24}, 0.02, true, random);
    const FitResult result = fit.result();
    const FittedValue value = fitted_value(fit.plan, result, 0);
    EXPECT_EQ(result.statistics.intervals[0].at_bound, EstimateInterval::Bound::upper);
    EXPECT_NEAR(value.value, 5e23, 1e20);
    EXPECT_LT(value.low, 5e23);
    EXPECT_NEAR(value.high, 5e23, 1e20);
    EXPECT_NE(all_warnings(fit.plan, result).find("'Prefactor' is at an end of its range"),
              std::string::npos);
  }

  // What is left of HT in % is the same data.
  TEST(FitKinds, HtRetained)
  {
    SyntheticFit fit(
      one_film(prefactor + velocity, " set Films = 0\n set Quantity = HT retained\n"),
      {"film"},
      "time [s],HT retained [%]",
      every(10., 31));
    std::mt19937 random(7);
    fit.measure({1e24, 1e-7}, 0.01, false, random);
    EXPECT_NEAR(fit.plan.data[0].data.curve.value.front(), 1., 0.05);
    const FitResult result = fit.result();
    EXPECT_TRUE(is_within(fitted_value(fit.plan, result, 0), 1e24));
    EXPECT_TRUE(is_within(fitted_value(fit.plan, result, 1), 1e-7));
  }

  // Early on nuclei are J A t, which velocity has no part in.
  TEST(FitKinds, CountsOfNuclei)
  {
    SyntheticFit fit(one_film(prefactor,
                              " set Films = 0\n set Quantity = nuclei per area\n set Noise = 100 "
                              "1/mm^2\n"),
                     {"film"},
                     "time [s],nuclei per area [1/mm^2]",
                     every(2., 21));
    std::mt19937 random(8);
    fit.measure({1e24}, 1e8, true, random);
    const FitResult result = fit.result();
    const FittedValue value = fitted_value(fit.plan, result, 0);
    EXPECT_TRUE(is_within(value, 1e24)) << value.low << " " << value.high;
    EXPECT_LT(value.high / value.low, 1.5);
  }

  // Exponential waiting times at a constant rate: the estimate is events per time watched, with a standard error
  // of 1/sqrt(events) in its logarithm.
  TEST(FitKinds, WaitingTimesWithCensoring)
  {
    const std::string head =
      "subsection Fit\n set Case = " + SyntheticFit::humid_film() +
      "\nsubsection Data/crystals\n set File = crystals.csv\n set Quantity = "
      "waiting time\nend\n" +
      range("Nucleation/Rate", "1e4 1/m^2/s", "1e10 1/m^2/s") +
      "end\nsubsection Nucleation\n set Rate law = constant\nend\n";
    constexpr double area = 1.6e-9, rate = 2e6, watched = 600.;
    ScratchFolder folder;
    std::mt19937 random(9);
    std::string text = "time [min],event\n";
    double total = 0., events = 0.;
    for (int i = 0; i < 40; ++i)
      {
        const double time = -std::log(1. - uniform(random)) / (rate * area);
        total += std::min(time, watched);
        events += time < watched ? 1. : 0.;
        text += std::to_string(std::min(time, watched) / 60.) + (time < watched ? ",1\n" : ",0\n");
      }
    make_file(folder / "crystals.csv", text);
    make_file(folder / "fit.prm", head);
    ReadFit fit;
    read_fit(folder / "fit.prm", fit_units(), fit);
    const FitPlan plan = plan_fit(fit, fit_units());
    ASSERT_EQ(fit.diagnostics.n_errors(), 0) << fit.diagnostics.text();
    const TwinModel twin(plan, fit_units());
    const FitResult result = fit_twin(plan, twin, 3);
    const FittedValue value = fitted_value(plan, result, 0);
    ASSERT_GT(events, 10.);
    // The resolution of an event costs half a thousandth.
    EXPECT_NEAR(value.value / (events / (total * area)), 1., 5e-3);
    EXPECT_NEAR(std::log(value.high / value.low), 2. * 1.96 / std::sqrt(events), 0.02);
  }
} // namespace softlattice
