// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// V17: ligands, shells and encapsulation protect from moisture, inadequate and excess ligands less so. Isolated
// crystals are watched until a nucleus and its front have taken them over.
#include "tests/support/isolated_crystals.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  constexpr unsigned n_crystals = 4000;
  constexpr double crystal_size = 3e-6; // [m]
  constexpr double crystal_area = crystal_size * crystal_size;
  const std::string surface = "Model/Surface/";

  /// The shipped models in moist room air, where nucleation limits crystals of this size.
  struct Air
  {
    Air()
    {
      models.declare(table);
      test::set(table, "Environment/Temperature", Schedule(298.15));
      test::set(table, "Environment/Relative humidity", Schedule(0.7));
    }
    double rate(const double t) const
    {
      return models.nominal_nucleation_rate(models.environment().at(t));
    }
    /// Mean time [s] to conversion and its standard error, the front taking sqrt(2) of the edge at most.
    std::pair<double, double> lifetime(const double longest, const int seed = 7)
    {
      models.prepare(longest);
      std::vector<double> lives =
        test::first_nuclei(models, {n_crystals, crystal_size}, longest, longest / 50., seed);
      double sum = 0., squares = 0.;
      for (double &life : lives)
        {
          EXPECT_TRUE(std::isfinite(life));
          life += std::sqrt(2.) * crystal_size /
                  models.front_velocity(models.environment().at(std::min(life, longest)));
          sum += life;
          squares += life * life;
        }
      const double mean = sum / n_crystals;
      return {mean, std::sqrt((squares / n_crystals - mean * mean) / n_crystals)};
    }
    /// Mean of the waiting time for a nucleus [s], int exp(-A int J dt) dt, by small steps.
    double mean_wait(const double longest)
    {
      models.prepare(longest);
      constexpr int n = 200000;
      const double dt = longest / n;
      double exposure = 0., sum = 0., before = rate(0.);
      for (int i = 1; i <= n; ++i)
        {
          const double after = rate(i * dt);
          const double next = exposure + crystal_area * 0.5 * (before + after) * dt;
          sum += 0.5 * (std::exp(-exposure) + std::exp(-next)) * dt;
          exposure = next;
          before = after;
        }
      EXPECT_LT(std::exp(-exposure), 1e-4);
      return sum;
    }
    ParameterTable table;
    ModelSet models;
  };

  TEST(LigandLifetimes, GrowByTheRatioOfTheRates)
  {
    Air bare;
    bare.models.prepare(1.);
    const double rate = bare.rate(0.);
    const double wait = 1. / (rate * crystal_area);
    const auto [life, error] = bare.lifetime(15. * wait);
    EXPECT_LT(life / wait - 1., 0.01 + 3. * error / wait); // nucleation limits it
    double last = life;
    for (const double coverage : {0.3, 0.6, 0.8, 0.9})
      {
        Air covered;
        test::set(covered.table, surface + "Ligand coverage", coverage);
        covered.models.prepare(1.);
        const double ratio = rate / covered.rate(0.);
        // Other nuclei: the same ones would only be later, by this ratio to the last digit.
        const auto [longer, its_error] =
          covered.lifetime(15. * wait * ratio, static_cast<int>(1000. * coverage));
        EXPECT_GT(longer, last) << coverage;
        last = longer;
        // 1.6 % of either, for as many crystals, are within it.
        EXPECT_NEAR(longer / life / ratio, 1., 0.1) << coverage;
        EXPECT_GT(ratio, 0.9 / (1. - coverage)) << coverage;
        RecordProperty("ratio_of_lives_" + std::to_string(coverage), std::to_string(longer / life));
        RecordProperty("ratio_of_rates_" + std::to_string(coverage), std::to_string(ratio));
      }
  }

  TEST(LigandLifetimes, GrowWithEncapsulationAndShells)
  {
    Air bare;
    bare.models.prepare(1.);
    const double wait = 1. / (bare.rate(0.) * crystal_area);
    double last = 0.;
    const auto longer = [&](Air &air, const double delay) {
      const double longest = 15. * wait + 30. * delay;
      const auto [life, error] = air.lifetime(longest);
      EXPECT_GT(life, last) << delay / wait;
      last = life;
      const double expected = air.mean_wait(longest);
      EXPECT_NEAR(life / expected, 1., 0.01 + 3. * error / expected) << delay / wait;
    };
    for (const double part : {0.03, 0.3, 3.})
      {
        Air air;
        test::choose(air.table, "Environment/Barrier film", "film");
        test::set(air.table, "Environment/Time constant", part * wait);
        longer(air, part * wait);
      }
    last = 0.;
    for (const double thickness : {2e-9, 5e-9, 12e-9}) // time constants of 0.1, 0.6 and 3.6 waits
      {
        Air air;
        constexpr double pi = constants::pi;
        test::choose(air.table, "Environment/Barrier film", "shell");
        test::set(air.table, "Environment/Shell thickness", thickness);
        test::set(air.table, "Environment/Shell diffusivity", 4. * 25e-18 / (pi * pi * 0.6 * wait));
        longer(air, 0.6 * wait * (thickness / 5e-9) * (thickness / 5e-9));
      }
  }

  TEST(LigandLifetimes, FallWithLossAndWithExcess)
  {
    Air bare;
    bare.models.prepare(1.);
    const double wait = 1. / (bare.rate(0.) * crystal_area);
    // Nine tenths are covered: ten times the life, unless ligands leave before.
    double last = 11. * wait;
    for (const double loss : {0.03, 0.3, 3.}) // rate, over that of nuclei on a bare crystal
      {
        Air air;
        test::set(air.table, surface + "Ligand coverage", 0.9);
        test::choose(air.table, surface + "Ligand loss", "first order");
        test::set(air.table, surface + "Ligand loss rate", loss / wait);
        const double longest = 150. * wait;
        const auto [life, error] = air.lifetime(longest);
        EXPECT_LT(life, last) << loss;
        EXPECT_GT(life, wait) << loss;
        last = life;
        const double expected = air.mean_wait(longest);
        EXPECT_NEAR(life / expected, 1., 0.01 + 3. * error / expected) << loss;
      }
    // The best amount is what binds: less of it and more of it are worse.
    const auto life_of = [&](const double coverage, const double excess) {
      Air air;
      test::set(air.table, surface + "Ligand coverage", coverage);
      test::set(air.table, surface + "Excess ligands", excess);
      air.models.prepare(1.);
      return air.lifetime(15. / (air.rate(0.) * crystal_area)).first;
    };
    const double best = life_of(0.9, 0.);
    EXPECT_LT(life_of(0.5, 0.), 0.5 * best);
    EXPECT_LT(life_of(0.9, 0.5), 0.5 * best);
    EXPECT_LT(life_of(0.9, 1.), 0.3 * life_of(0.9, 0.5));
  }
} // namespace
