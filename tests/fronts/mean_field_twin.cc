// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The full model against its mean-field twin: the mean over seeds of the time to 80 % HT. The twin says what
// one run differs from it by chance, so the tolerance is known beforehand: three standard errors, and
// 1 % for the errors of space and time (half a per cent in the time, see kolmogorov.cc) and for
// nuclei that enter the fields up to a tenth of their radius late.
#include "solver/analysis/crossing_times.h"
#include "solver/case/case_twin.h"
#include "tests/fronts/test_run.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <string>

namespace
{
  using namespace softlattice;

  std::string film_of_twin(const double humidity, const unsigned seed)
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 30 um\n set Width = 30 "
           "um\nend\n"
           "subsection Model\n subsection Interface\n  set Width = 1 um\n end\nend\n"
           "subsection Environment\n set Temperature = 25 degC\n set Relative humidity = " +
           std::to_string(humidity) +
           " %\nend\n"
           "subsection Discretisation\n set Points per interface = 4\nend\n"
           "subsection Time\n set End time = 3000 s\n set Relative tolerance = 3e-2\nend\n"
           "subsection Nucleation\n set Seed = " +
           std::to_string(seed) + "\nend\n";
  }

  TEST(MeanFieldTwin, AgreesWithTheMeanOfRuns)
  {
    constexpr unsigned n_seeds = 10;
    for (const double humidity : {88., 93.})
      {
        MeanFieldResult twin;
        std::vector<double> retained;
        for (unsigned seed = 1; seed <= n_seeds; ++seed)
          {
            TestRun run(film_of_twin(humidity, seed));
            if (seed == 1)
              twin = mean_field(make_twin(run.what).problem);
            TransformationSeries series;
            do
              {
                run.step_towards(3000.);
                series.time.push_back(run.now());
                series.fraction.push_back(run.measure().transformed(0));
              }
            while (series.fraction.back() < 0.25);
            retained.push_back(retained_time(series));
          }
        const double mean = statistics::mean(retained);
        const double error = twin.retained.standard_deviation / std::sqrt(double(n_seeds));
        std::cout << humidity << " %: " << mean << " +- " << statistics::standard_error(retained)
                  << " s, twin " << twin.retained.mean << " +- " << error << " s\n";
        EXPECT_NEAR(mean, twin.retained.mean, 3. * error + 0.01 * mean);
        // The spread itself: a sample of ten knows it to a quarter.
        EXPECT_NEAR(std::sqrt(statistics::variance(retained)) / twin.retained.standard_deviation,
                    1.,
                    0.75);
      }
  }
} // namespace
