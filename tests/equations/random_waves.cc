// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Random fields of initial states against their statistics, and in a case.
#include "solver/fields/random_waves.h"

#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr std::uint64_t n_fields = 3000;
  // Of a mean of as many independent values with variance 1 (of products of two: 2 at most), five deviations.
  const double precision = 5. * std::sqrt(2. / double(n_fields));

  double value(const std::vector<Wave> &waves, const std::array<double, 3> &place)
  {
    double sum = 0.;
    for (const Wave &wave : waves)
      {
        double phase = wave.phase;
        for (int d = 0; d < 3; ++d)
          phase += wave.wave_vector[d] * place[d];
        sum += wave.amplitude * std::cos(phase);
      }
    return sum;
  }

  TEST(RandomWaves, HaveTheMeanVarianceAndCorrelationThatTheyAreToHave)
  {
    const double length = 3.;
    for (const int dimension : {2, 3})
      for (const double r : {1., 3., 6.})
        {
          double mean = 0., square = 0., product = 0.;
          for (std::uint64_t seed = 0; seed < n_fields; ++seed)
            {
              const std::vector<Wave> waves = random_waves(seed, length, dimension, {});
              const double a = value(waves, {{10., 20., dimension == 3 ? 5. : 0.}});
              const double b =
                value(waves, {{10. + 0.6 * r, 20. - 0.8 * r, dimension == 3 ? 5. : 0.}});
              mean += a / double(n_fields);
              square += a * a / double(n_fields);
              product += a * b / double(n_fields);
            }
          EXPECT_NEAR(mean, 0., precision);
          EXPECT_NEAR(square, 1., precision);
          EXPECT_NEAR(product, std::exp(-r * r / (2. * length * length)), precision) << r;
        }
  }

  TEST(RandomWaves, FitIntoPeriods)
  {
    const std::vector<Wave> waves = random_waves(7, 3., 2, {{40., 0., 0.}});
    EXPECT_NEAR(value(waves, {{3., 5., 0.}}), value(waves, {{43., 5., 0.}}), 1e-12);
    EXPECT_GT(std::abs(value(waves, {{3., 5., 0.}}) - value(waves, {{3., 45., 0.}})), 1e-3);
    EXPECT_NE(value(random_waves(8, 3., 2, {{40., 0., 0.}}), {{3., 5., 0.}}),
              value(waves, {{3., 5., 0.}}));
  }

  std::vector<double> at_points(const std::string &finest)
  {
    const TextRun run(R"(
subsection Model
  set Equations     = expressions
  set Dimensionless = true
  set Fields        = c
  set Constants     = L = 8
  subsection Field c
    set Kind                 = conserved
    set Gradient coefficient = 1
    set Mobility             = 1
  end
end
subsection Geometry
  set Kind = box
  set Size = 64, 64
end
subsection Initial state
  set c = 0.5 + 0.01*noise(3, L/2)
end
subsection Boundary conditions
  set Periodic = x
end
subsection Discretisation
  set Adaptive    = false
  set Finest cell = )" +
                      finest + R"(
end
subsection Time
  set End time = 1
end
subsection Output
  set Probes = a: c at 0, 0; b: c at 64, 0; d: c at 32, 48
end
)");
    return run.simulation->scenario().numbers()->values(run.simulation->fields(), 0.);
  }

  TEST(RandomWaves, AreTheSameOnAnyMesh)
  {
    const std::vector<double> coarse = at_points("8"), fine = at_points("4");
    const std::vector<Wave> waves = random_waves(3, 4., 2, {{64., 0., 0.}});
    const std::vector<std::array<double, 3>> places = {{{0., 0., 0.}},
                                                       {{64., 0., 0.}},
                                                       {{32., 48., 0.}}};
    for (std::size_t i = 0; i < places.size(); ++i) // all of them nodes
      {
        EXPECT_NEAR(coarse[i], fine[i], 1e-13);
        EXPECT_NEAR(fine[i], 0.5 + 0.01 * value(waves, places[i]), 1e-13);
      }
    EXPECT_NEAR(fine[0], fine[1], 1e-13);
  }
} // namespace
