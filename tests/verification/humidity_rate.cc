// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What was observed of halide perovskites in humid air: the nucleation rate grows exponentially
// with the relative humidity while fronts hardly care. An ensemble of isolated crystals, each of them a
// patch, is watched at room temperature with the default models.
#include "models/model_set.h"
#include "tests/support/isolated_crystals.h"
#include "tests/support/statistics.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr unsigned n_crystals = 1200;
  constexpr double crystal_size = 10e-6; // [m]
  constexpr double crystal_area = crystal_size * crystal_size;
  constexpr double watched = 8.; // mean waiting times, so that 1 in 3000 crystals is left over
  constexpr double temperature = 298.15;

  const std::vector<double> humidities = {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

  /// The shipped models under constant surroundings.
  struct Weather
  {
    explicit Weather(const double humidity)
    {
      models.declare(table);
      test::set(table, "Environment/Temperature", Schedule(temperature));
      test::set(table, "Environment/Relative humidity", Schedule(humidity));
      models.prepare(1e12);
    }
    double rate() const { return models.nominal_nucleation_rate(models.environment().at(0.)); }
    double velocity() const { return models.front_velocity(models.environment().at(0.)); }

    ParameterTable table;
    ModelSet models;
  };

  struct Ensemble
  {
    std::vector<double> waiting; ///< for the first nucleus of those crystals that had one [s]
    double exposure = 0.;        ///< HT area times time [m^2 s]

    /// Maximum likelihood estimate [1/(m^2 s)] and its standard error.
    double rate() const { return waiting.size() / exposure; }
    double standard_error() const { return rate() / std::sqrt(waiting.size()); }
  };

  /// The first nucleus of each crystal, which has turned with it as far as this count goes.
  Ensemble watch(const Weather &weather, const int seed)
  {
    const double mean_waiting = 1. / (weather.rate() * crystal_area);
    const double end = watched * mean_waiting;
    const std::vector<double> first =
      test::first_nuclei(weather.models, {n_crystals, crystal_size}, end, mean_waiting / 5., seed);
    Ensemble result;
    for (const double time : first)
      {
        if (std::isfinite(time))
          result.waiting.push_back(time);
        result.exposure += crystal_area * std::min(time, end);
      }
    return result;
  }
} // namespace

TEST(HumidityRate, SampledRateIsThatOfTheModelsAndExponential)
{
  std::vector<double> log_rates;
  for (std::size_t i = 0; i < humidities.size(); ++i)
    {
      SCOPED_TRACE("relative humidity " + std::to_string(humidities[i]));
      const Weather weather(humidities[i]);
      const Ensemble ensemble = watch(weather, 100 + static_cast<int>(i));
      EXPECT_GT(ensemble.waiting.size(), 1000u);
      EXPECT_NEAR(ensemble.rate(), weather.rate(), 3. * ensemble.standard_error());
      const double p = statistics::kolmogorov_smirnov(ensemble.waiting, [&](const double t) {
        return std::expm1(-weather.rate() * crystal_area * t) / std::expm1(-watched);
      });
      EXPECT_GT(p, 0.01);
      RecordProperty("p_" + std::to_string(i), std::to_string(p));
      RecordProperty(
        "deviation_" + std::to_string(i),
        std::to_string((ensemble.rate() - weather.rate()) / ensemble.standard_error()));
      log_rates.push_back(std::log(ensemble.rate()));
      RecordProperty("rate_" + std::to_string(i), std::to_string(ensemble.rate()));
    }
  const double correlation = statistics::correlation(humidities, log_rates);
  EXPECT_GT(correlation, 0.);
  EXPECT_GE(correlation * correlation, 0.98);
  RecordProperty("r_squared", std::to_string(correlation * correlation));
}

// Crystals wait for their nucleus rather than for the front to cross them.
TEST(HumidityRate, NucleationLimitsTheTransformation)
{
  std::vector<double> rates, velocities;
  for (const double humidity : humidities)
    {
      const Weather weather(humidity);
      rates.push_back(weather.rate());
      velocities.push_back(weather.velocity());
      if (humidity <= 0.6)
        {
          const double growth = std::sqrt(2.) * crystal_size / weather.velocity(); // at most
          const double waiting = 1. / (weather.rate() * crystal_area);
          EXPECT_LT(growth / (growth + waiting), 0.1) << humidity;
        }
    }
  const auto [slowest, fastest] = std::minmax_element(velocities.begin(), velocities.end());
  EXPECT_GT(*slowest, 0.);
  EXPECT_LT(*fastest / *slowest, 1.3);
  EXPECT_TRUE(std::is_sorted(rates.begin(), rates.end()));
  EXPECT_GT(rates.back() / rates.front(), 100.);
  RecordProperty("velocity_ratio", std::to_string(*fastest / *slowest));
  RecordProperty("rate_ratio", std::to_string(rates.back() / rates.front()));
}
