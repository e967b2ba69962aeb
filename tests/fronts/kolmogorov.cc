// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Transformation of a film by many nuclei against the theory of Kolmogorov, Johnson, Mehl and
// Avrami: exponent 3 for a constant rate, 2 for sites that are all active at the start.
//
// One thing keeps a computed film from the exponents of an infinite one: points near the edge can be reached
// from one side only, and the exponent falls by about 0.15. The expectation includes it. Curvature and the time
// that nuclei are below the grid do not matter: fronts move like sharp ones, and all nuclei count. So the same
// nuclei with sharp fronts, discs of the radius v t, have to give the same film but for errors of space and time,
// which shift velocities by less than 1 % and hence X by less than n 0.37 % (at the steepest), and for
//  - the profile of an interface: a disc of the phase field has more than its sharp radius says, by
//    pi^3/3 lambda^2, 4 % of a nucleus that has just entered with a radius of two widths;
//  - notches where grains meet, rounded over about a width.
#include "solver/analysis/avrami.h"
#include "solver/analysis/crossing_times.h"
#include "tests/fronts/test_run.h"
#include "tests/support/random.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>
#include <limits>
#include <random>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr double side = 24e-6; // [m]
  constexpr unsigned n_replicates = 4;

  std::string nucleating(const std::string &nucleation)
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 24 um\n set Width = 24 "
           "um\n"
           "end\nsubsection Model\n"
           " subsection Interface\n  set Width = 400 nm\n  set Control parameter = 4\n end\n"
           " subsection Interface kinetics\n  set Law = constant mobility\n end\nend\n"
           "subsection Environment\n set Temperature = 25 degC\nend\n"
           "subsection Discretisation\n set Points per interface = 5\nend\n"
           "subsection Time\n set End time = 1000 s\n set Relative tolerance = 5e-3\nend\n"
           "subsection Nucleation\n" +
           nucleation + "end\n";
  }

  double velocity_of(const TestRun &run)
  {
    return run.what.models.front_velocity(run.what.models.environment().at(0.));
  }

  /// Area [m^2] of the part of a disc around (x, y) that lies in the film.
  double area_in_film(const double x, const double y, const double radius)
  {
    constexpr int n = 40;
    const double low = std::max(-radius, -y), high = std::min(radius, side - y);
    double sum = 0.;
    for (int i = 0; i < n; ++i)
      {
        const double dy = low + (high - low) * (i + 0.5) / n;
        const double half = std::sqrt(std::max(0., radius * radius - dy * dy));
        sum += std::min(half, x) + std::min(half, side - x);
      }
    return sum * (high - low) / n;
  }

  /// X(t) of the theory: untransformed(x, y, t) is the probability that no nucleus reached a place.
  TransformationSeries expected(
    const double end,
    const std::function<double(double x, double y, double t)> &untransformed)
  {
    TransformationSeries series;
    constexpr int n_times = 80, n_places = 10;
    for (int k = 1; k <= n_times; ++k)
      {
        double sum = 0.;
        const double t = end * k / n_times;
        for (int i = 0; i < n_places; ++i)
          for (int j = 0; j <= i; ++j) // an eighth of the film stands for all of it
            sum += (i == j ? 1. : 2.) * untransformed(0.5 * side * (i + 0.5) / n_places,
                                                      0.5 * side * (j + 0.5) / n_places,
                                                      t);
        series.time.push_back(t);
        series.fraction.push_back(1. - sum / (n_places * n_places));
      }
    return series;
  }

  /// X at the same times from sharp discs around the same nuclei.
  TransformationSeries discs(const std::vector<Nucleus> &nuclei,
                             const double velocity,
                             const std::vector<double> &times)
  {
    constexpr int n = 150;
    std::vector<double> arrivals;
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j)
        {
          double first = std::numeric_limits<double>::infinity();
          for (const Nucleus &nucleus : nuclei)
            first =
              std::min(first,
                       nucleus.time +
                         distance(nucleus.place, {side * (i + 0.5) / n, side * (j + 0.5) / n, 0.}) /
                           velocity);
          arrivals.push_back(first);
        }
    std::sort(arrivals.begin(), arrivals.end());
    TransformationSeries series;
    for (const double t : times)
      {
        series.time.push_back(t);
        series.fraction.push_back(
          static_cast<double>(std::upper_bound(arrivals.begin(), arrivals.end(), t) -
                              arrivals.begin()) /
          (n * n));
      }
    return series;
  }

  struct Replicates
  {
    std::vector<double> exponents, excess; ///< excess: over the exponent of sharp discs
    double largest_gap = 0.;               ///< of X to that of sharp discs
    double latest_1 = 0.,
           latest_50 = 0.; ///< t1 % and t50 over those of sharp discs, off from 1 at most
    double end = 0.;       ///< latest time [s]
  };

  void add(Replicates &replicates, TestRun &run, const AvramiOptions &options)
  {
    TransformationSeries series;
    std::vector<Nucleus> nuclei = run.births_at_start;
    do
      {
        const StepResult step = run.simulation->advance(1000., "test");
        nuclei.insert(nuclei.end(), step.births.begin(), step.births.end());
        series.time.push_back(run.now());
        series.fraction.push_back(run.measure().transformed(0));
      }
    while (series.fraction.back() < options.highest);
    const TransformationSeries sharp = discs(nuclei, velocity_of(run), series.time);
    for (std::size_t i = 0; i < series.time.size(); ++i)
      if (series.fraction[i] > options.lowest)
        replicates.largest_gap =
          std::max(replicates.largest_gap, std::abs(series.fraction[i] - sharp.fraction[i]));
    const auto off = [&](const double level) {
      return std::abs(crossing_time(series, level) / crossing_time(sharp, level) - 1.);
    };
    replicates.latest_1 = std::max(replicates.latest_1, off(0.01));
    replicates.latest_50 = std::max(replicates.latest_50, off(0.5));
    replicates.exponents.push_back(fit_avrami(series, options).exponent);
    replicates.excess.push_back(replicates.exponents.back() - fit_avrami(sharp, options).exponent);
    replicates.end = std::max(replicates.end, run.now());
    std::cout << nuclei.size() << " nuclei, " << series.time.size() << " steps, exponent "
              << replicates.exponents.back() << ", above that of sharp discs by "
              << replicates.excess.back() << "\n";
  }

  void compare(const Replicates &replicates, const double theory, const double ideal)
  {
    const double mean = statistics::mean(replicates.exponents);
    const double error = statistics::standard_error(replicates.exponents);
    std::cout << "exponent " << mean << " +- " << error << ", expected " << theory
              << " (infinite film: " << ideal << "); largest gap in X to sharp discs "
              << replicates.largest_gap << ", t1 off by " << replicates.latest_1 << ", t50 by "
              << replicates.latest_50 << "\n";
    EXPECT_NEAR(theory, ideal, 0.2); // the film is large enough to show it
    EXPECT_LT(error, 0.2);           // a fifth of what is between 2 and 3
    EXPECT_NEAR(mean, theory, 3. * error);
    // The same without the chance of where the nuclei are. A gap of 0.012 in X is one of 0.03 in
    // the Avrami plot, whose fitted part is one unit of ln t long.
    EXPECT_NEAR(statistics::mean(replicates.excess), 0., 0.03);
    EXPECT_LT(replicates.largest_gap, 0.012);
    // 1 % for the velocities, and that a disc has more than its sharp radius says: 4 % of X at most, 1.3 % of t.
    EXPECT_LT(replicates.latest_1, 0.015);
    EXPECT_LT(replicates.latest_50, 0.015);
  }

  TEST(Kolmogorov, ConstantRateHasExponentThree)
  {
    const AvramiOptions options;
    constexpr double rate = 2.2e9; // some 40 nuclei
    Replicates replicates;
    double theory = 0.;
    for (unsigned i = 0; i < n_replicates; ++i)
      {
        TestRun run(nucleating(" set Rate law = constant\n set Rate = 2.2e9 1/m^2/s\n set Seed = " +
                               std::to_string(20 + i) + "\n"));
        add(replicates, run, options);
        if (i + 1 < n_replicates)
          continue;
        const double velocity = velocity_of(run);
        const MeshFigures figures = run.simulation->fields().figures();
        ASSERT_NEAR(figures.exposed_area, figures.measure, 1e-9 * figures.measure);
        const auto untransformed = [&](const double x, const double y, const double t) {
          constexpr int n = 20;
          double area_time = 0.;
          for (int k = 0; k < n; ++k)
            area_time += t / n * area_in_film(x, y, velocity * t * (k + 0.5) / n);
          return std::exp(-rate * area_time);
        };
        theory = fit_avrami(expected(replicates.end, untransformed), options).exponent;
      }
    compare(replicates, theory, 3.);
  }

  TEST(Kolmogorov, SiteSaturationHasExponentTwo)
  {
    AvramiOptions options;
    options.lowest = 0.2; // all nuclei enter the phase field together, with a tenth of the film
    constexpr int n_nuclei = 30;
    Replicates replicates;
    double theory = 0.;
    for (unsigned i = 0; i < n_replicates; ++i)
      {
        const ScratchFolder folder;
        std::mt19937 random(40 + i);
        std::string table = "time [s],x [um],y [um]\n";
        for (int k = 0; k < n_nuclei; ++k)
          {
            const double x = 24. * uniform(random), y = 24. * uniform(random);
            table += "0," + std::to_string(x) + "," + std::to_string(y) + "\n";
          }
        make_file(folder / "nuclei.csv", table);
        TestRun run(nucleating(
          " set Rate law = none\n set Prescribed nuclei file = " + (folder / "nuclei.csv") + "\n"));
        add(replicates, run, options);
        if (i + 1 < n_replicates)
          continue;
        const double velocity = velocity_of(run);
        const auto untransformed = [&](const double x, const double y, const double t) {
          return std::pow(1. - area_in_film(x, y, velocity * t) / (side * side), n_nuclei);
        };
        theory = fit_avrami(expected(replicates.end, untransformed), options).exponent;
      }
    compare(replicates, theory, 2.);
  }
} // namespace
