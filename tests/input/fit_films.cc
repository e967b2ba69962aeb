// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Rate and velocity of single films, which differ from the mean of all by chance: how often intervals of 95 % hold the
// truth. Of n it is a binomial number; the bounds are passed with a probability of 1 % or less if it is 95 %.
#include "solver/fit/film_intervals.h"
#include "solver/fit/unknowns_box.h"
#include "tests/input/fit_support.h"

#include <gtest/gtest.h>

#include <array>
#include <iostream>

namespace softlattice
{
  namespace
  {
    const Numbers truth = {1e24, 1e-7};
    constexpr double noise = 0.05;

    std::string range(const std::string &path, const std::string &from, const std::string &to)
    {
      return "subsection " + path + "\n set From = " + from + "\n set To = " + to + "\nend\n";
    }

    /// A fit of one film of this edge [um] at this humidity [%].
    std::string single_film(const int edge,
                            const int humidity,
                            const std::array<std::string, 4> &ranges)
    {
      const std::string size = std::to_string(edge) + " um\n";
      return "subsection Fit\n set Case = " + SyntheticFit::humid_film() +
             "\nsubsection Data/film\n set File = film.csv\nend\n" +
             range("Nucleation/Prefactor", ranges[0], ranges[1]) +
             range("Model/Interface kinetics/HT to LT wet/Reference velocity",
                   ranges[2],
                   ranges[3]) +
             "end\nsubsection Environment\n set Relative humidity = " + std::to_string(humidity) +
             " %\nend\nsubsection Geometry\n set Length = " + size + " set Width = " + size +
             "end\n";
    }

    /// The whole fit, as the program does it; prints how many intervals of each 20 hold the truth.
    std::array<int, 2> covered(const int edge, const int humidity, const int n)
    {
      SyntheticFit fit(
        single_film(edge, humidity, {"1e22 1/m^2/s", "1e26 1/m^2/s", "10 nm/s", "1000 nm/s"}),
        {"film"},
        "time [s],LT fraction [1]",
        every(10., 31));
      std::mt19937 random(10);
      std::array<int, 2> hold{};
      std::array<double, 2> width{};
      int i = 0;
      for (const DrawnFilm &film : fit.films(truth, 77, static_cast<std::size_t>(n)))
        {
          fit.measure(film, noise, i % 2 == 0, random);
          const FitResult result = fit.result();
          for (std::size_t j = 0; j < 2; ++j)
            {
              const FittedValue found = fitted_value(fit.plan, result, j);
              hold[j] += found.low <= truth[j] && truth[j] <= found.high ? 1 : 0;
              width[j] += std::log10(found.high / found.low) / n;
            }
          if (++i % 20 == 0)
            std::cout << edge << " um, " << humidity << " %: rate " << hold[0] << ", velocity "
                      << hold[1] << " of " << i << std::endl;
        }
      std::cout << "mean width in decades " << width[0] << ", " << width[1] << std::endl;
      return hold;
    }

    /// Of 60 at 95 %, 57 are expected; 52 and fewer have a probability of 3 %, 51 and fewer of 1 %.
    void expect_most_of_60(const int edge, const int humidity)
    {
      for (const int one : covered(edge, humidity, 60))
        EXPECT_GE(one, 52);
    }
  } // namespace

  // As the program does it, but with the same places of narrower ranges for all films, which takes seconds.
  TEST(FitKinds, ChanceInSingleFilms)
  {
    SyntheticFit fit(single_film(40, 85, {"5e22 1/m^2/s", "2e25 1/m^2/s", "30 nm/s", "300 nm/s"}),
                     {"film"},
                     "time [s],LT fraction [1]",
                     every(10., 31));
    fit.set(0, noise);
    const TwinModel twin(fit.plan, fit_units());
    const auto spread = [&](const Numbers &unknowns, const std::size_t films) {
      return twin.film_spread(unknowns, films);
    };
    const FilmPlaces places(problem_of(fit.plan, twin, 1),
                            spread,
                            places_in(whole_box(2), 240),
                            150,
                            {noise});
    std::mt19937 random(10);
    std::array<int, 2> hold{};
    const Numbers wanted = fit.unknowns(truth);
    for (const DrawnFilm &film : fit.films(truth, 77, 20))
      {
        fit.measure(film, noise, true, random);
        CurveValues curves = {fit.plan.data[0].data.curve.value};
        for (double &one : curves[0])
          one /= noise;
        const FilmEstimates found = film_estimates(places, curves);
        for (std::size_t j = 0; j < 2; ++j)
          hold[j] += found.intervals[j].low <= wanted[j] && wanted[j] <= found.intervals[j].high;
        EXPECT_GT(found.misfit, 1e-3);
      }
    std::cout << "rate " << hold[0] << ", velocity " << hold[1] << " of 20" << std::endl;
    // 16 and fewer have a probability of 1.6 %.
    EXPECT_GE(hold[0], 17);
    EXPECT_GE(hold[1], 17);
  }

  TEST(FitKinds, Long12umAt80)
  {
    expect_most_of_60(12, 80);
  }

  TEST(FitKinds, Long12umAt85)
  {
    expect_most_of_60(12, 85);
  }

  TEST(FitKinds, Long40umAt80)
  {
    expect_most_of_60(40, 80);
  }

  TEST(FitKinds, Long40umAt85)
  {
    expect_most_of_60(40, 85);
  }
} // namespace softlattice
