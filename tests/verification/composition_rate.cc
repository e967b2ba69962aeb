// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nuclei in a film whose composition varies: where and how many form is what the law says of the composition
// of each place, and none form where LT is not stable.
#include "models/model_set.h"
#include "solver/nucleation/process.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"
#include "tests/support/statistics.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using namespace softlattice;

namespace
{
  constexpr double length = 10e-6, width = 2e-6; // [m]
  constexpr double temperature = 353.15;         // LT is stable below x = 0.7177
  constexpr double duration = 0.01;              // [s]

  /// The fraction of bromide rises from 0 to 1 along the film.
  double composition(const std::array<double, 3> &place)
  {
    return place[0] / length;
  }

  class CompositionRate : public ::testing::TestWithParam<std::string>
  {
  protected:
    CompositionRate()
    {
      models.declare(table);
      test::choose(table, "Nucleation/Rate law", GetParam());
      test::set(table, "Model/Free energy/Br fraction", 0.5);
      test::set(table, "Environment/Temperature", Schedule(temperature));
      test::set(table, "Environment/Relative humidity", Schedule(0.7));
      models.prepare(1e6);
    }
    double rate(const double x) const
    {
      return models.nucleation_rate().rate(models.environment().at(0.), x);
    }

    ParameterTable table;
    ModelSet models;
  };

  TEST_P(CompositionRate, PlacesFollowTheLocalComposition)
  {
    // Integral of the rate over x by the midpoint rule, cumulated: the distribution of places. It is to be
    // finer than the rounding of compositions to 1e-4.
    constexpr int n = 20000;
    std::vector<double> cumulated(n + 1, 0.);
    for (int i = 0; i < n; ++i)
      cumulated[i + 1] = cumulated[i] + rate((i + 0.5) / n) / n;
    const double mean_rate = cumulated.back();
    ASSERT_GT(mean_rate, 0.);

    // So that 2 nuclei are to be expected in each of many films, which leaves their fronts no room to matter:
    // the film is made as large as that takes.
    const double scale = std::sqrt(2. / (mean_rate * duration * length * width));
    const RectangleSites film(scale * length, scale * width, 4, 1);
    const test::KnownFields fields(
      [](const std::vector<Candidate> &c) { return std::vector<char>(c.size(), 0); },
      [&](const std::array<double, 3> &place) {
        return composition({place[0] / scale, 0., 0.});
      },
      {0., 1.});
    NucleationParameters parameters;
    parameters.slab_duration = 0.003;
    std::vector<double> places, counts;
    for (parameters.seed = 1; parameters.seed <= 500; ++parameters.seed)
      {
        NucleationProcess process(parameters,
                                  models,
                                  {0, std::size_t{1}},
                                  film,
                                  {[](const auto &) { return 1.; }, 1.},
                                  1e3 * scale);
        const std::vector<Nucleus> born = process.births(0., duration, fields);
        counts.push_back(born.size());
        for (const Nucleus &nucleus : born)
          {
            const double x = nucleus.place[0] / scale / length;
            places.push_back(x);
            EXPECT_NEAR(nucleus.br_fraction, x, 0.50001e-4);
            EXPECT_DOUBLE_EQ(nucleus.rate, rate(nucleus.br_fraction));
            EXPECT_LE(x, 0.7178);
          }
      }
    EXPECT_NEAR(statistics::mean(counts), 2., 3. * statistics::standard_error(counts));
    EXPECT_GT(statistics::kolmogorov_smirnov(places,
                                             [&](const double x) {
                                               return cumulated[std::clamp(int(x * n), 0, n)] /
                                                      mean_rate;
                                             }),
              0.01);
  }

  INSTANTIATE_TEST_SUITE_P(Laws,
                           CompositionRate,
                           ::testing::Values("surface chain", "exponential", "constant"),
                           [](const auto &law) {
                             std::string name = law.param;
                             std::replace(name.begin(), name.end(), ' ', '_');
                             return name;
                           });
} // namespace
