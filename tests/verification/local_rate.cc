// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nuclei in a film whose temperature or humidity varies from place to place: where and how many form is what the law
// says of the conditions of each place.
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
  constexpr double duration = 0.01;              // [s]

  /// What varies linearly along the film, and between which values.
  struct Gradient
  {
    std::string name;
    bool is_temperature;
    double first, last;
    double at(const double part) const { return first + part * (last - first); }
  };

  class LocalRate : public ::testing::TestWithParam<Gradient>
  {
  protected:
    LocalRate()
    {
      models.declare(table);
      test::set(table, "Environment/Temperature", Schedule(298.15));
      test::set(table, "Environment/Relative humidity", Schedule(0.5));
      models.prepare(1e6);
    }
    /// At a part of the length of the film.
    double rate(const double part) const
    {
      const double value = GetParam().at(part);
      LocalConditions local;
      (GetParam().is_temperature ? local.temperature : local.relative_humidity) = value;
      return models.nominal_nucleation_rate(at_place(models.environment().at(0.), local));
    }

    ParameterTable table;
    ModelSet models;
  };

  // 500 films with two nuclei each: the mean within three standard errors, the places by Kolmogorov and Smirnov at
  // 1 %. At 12 degC and below the air of the room condenses, which is a kink of the rate in the middle of the film.
  TEST_P(LocalRate, PlacesFollowTheLocalConditions)
  {
    constexpr int n = 20000;
    std::vector<double> cumulated(n + 1, 0.);
    double lowest = rate(0.), highest = lowest;
    for (int i = 0; i < n; ++i)
      {
        const double here = rate((i + 0.5) / n);
        cumulated[i + 1] = cumulated[i] + here / n;
        lowest = std::min(lowest, here);
        highest = std::max(highest, here);
      }
    const double mean_rate = cumulated.back();
    ASSERT_GT(highest, 10. * lowest) << "or places hardly matter";

    // As large as it takes, which leaves fronts no room to matter.
    const double scale = std::sqrt(2. / (mean_rate * duration * length * width));
    const RectangleSites film(scale * length, scale * width, 4, 1);
    const Gradient &gradient = GetParam();
    const test::KnownFields fields(
      [](const std::vector<Candidate> &c) { return std::vector<char>(c.size(), 0); },
      [&](const std::array<double, 3> &place) { return gradient.at(place[0] / scale / length); },
      std::minmax(gradient.first, gradient.last));
    NucleatedFields read;
    (gradient.is_temperature ? read.temperature : read.humidity) = 1;
    NucleationParameters parameters;
    parameters.slab_duration = 0.003;
    std::vector<double> places, counts;
    for (parameters.seed = 1; parameters.seed <= 500; ++parameters.seed)
      {
        NucleationProcess process(parameters,
                                  models,
                                  read,
                                  film,
                                  {[](const auto &) { return 1.; }, 1.},
                                  1e3 * scale);
        const std::vector<Nucleus> born = process.births(0., duration, fields);
        counts.push_back(born.size());
        for (const Nucleus &nucleus : born)
          {
            const double part = nucleus.place[0] / scale / length;
            places.push_back(part);
            EXPECT_NEAR(nucleus.rate, rate(part), 1e-2 * rate(part)); // temperatures are rounded
          }
      }
    EXPECT_NEAR(statistics::mean(counts), 2., 3. * statistics::standard_error(counts));
    EXPECT_GT(statistics::kolmogorov_smirnov(places,
                                             [&](const double part) {
                                               return cumulated[std::clamp(int(part * n), 0, n)] /
                                                      mean_rate;
                                             }),
              0.01);
  }

  INSTANTIATE_TEST_SUITE_P(Gradients,
                           LocalRate,
                           ::testing::Values(Gradient{"temperature", true, 276.15, 320.15},
                                             Gradient{"falling_temperature", true, 330., 300.},
                                             Gradient{"humidity", false, 0.2, 0.9}),
                           [](const auto &gradient) { return gradient.param.name; });
} // namespace
