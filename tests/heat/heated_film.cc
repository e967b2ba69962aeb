// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Films that are heated and cooled, without a phase that changes, against series and exponentials.
#include "tests/heat/heated_film.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  std::string until(const std::string &end, const std::string &tolerance)
  {
    return section("Time",
                   " set End time = " + end + "\n set Relative tolerance = " + tolerance + "\n");
  }

  // From above: dT/dt = A I/(d rho c) - (h_a + h_s)/(d rho c) (T - T_air), all places alike.
  TEST(HeatedFilm, GoesToTheTemperatureOfItsBalanceAsAnExponential)
  {
    HeatRun run(
      heated_film(" set Kind = film in plan\n set Length = 2 um\n set Width = 2 um\n",
                  " set Light = given\n set Irradiance = 1000 W/m^2\n set Absorptance of HT = 0.5\n"
                  " set Heat transfer to the air = 15 W/m^2/K\n"
                  " set Heat transfer to the substrate = 10 W/m^2/K\n set Tolerance = 1e-4 K\n",
                  until("1 s", "1e-4")));
    const double rise = 0.5 * 1000. / 25., life = 300e-9 * capacity / 25.;
    const double start = run.temperature().mean;
    EXPECT_DOUBLE_EQ(start, run.what.models.environment().at(0.).temperature);
    run.advance_to(0.5 * life);
    // What the steps tolerate.
    EXPECT_NEAR(run.temperature().mean - start, rise * (1. - std::exp(-0.5)), 1e-4 * run.n_steps);
    run.advance_to(30. * life);
    EXPECT_NEAR(run.temperature().mean - start, rise, 1e-4 * run.n_steps);
    EXPECT_LT(run.temperature().highest - run.temperature().lowest, 1e-6);
    EXPECT_NEAR(run.balance_error(), 0., 1e-10);
    EXPECT_NEAR(run.tallied("heat/light"),
                run.now() * 500. / (300e-9 * capacity),
                1e-9 * run.tallied("heat/light"));
  }

  // In section, the bottom kept at a temperature, the top insulated, light from t = 0 on (Carslaw and Jaeger, Conduction of
  // heat in solids, 3.14): mean of T - T_0 = q d^2/(3 k) [1 - sum 96/pi^4/(2n+1)^4 exp(-(2n+1)^2 pi^2 D t/(4 d^2))].
  TEST(HeatedFilm, FollowsTheSeriesOfAFilmOnAColdPlate)
  {
    constexpr double d = 4e-6, light = 1e8, diffusivity = conductivity / capacity;
    HeatRun run(
      heated_film(" set Kind = film in section\n set Length = 4 um\n set Thickness = 4 um\n",
                  " set Light = given\n set Irradiance = 1e8 W/m^2\n set Absorptance of HT = 0.5\n"
                  " set Heat transfer to the air = 0 W/m^2/K\n set Tolerance = 1e-5 K\n"
                  " set Boundaries at a temperature = bottom\n"
                  " set Temperature of boundaries = 298.15 K\n",
                  section("Environment", " set Temperature = 25 degC\n") + until("1 s", "1e-6") +
                    section("Discretisation", " set Adaptive = false\n")));
    const double steady = 0.5 * light / d * d * d / (3. * conductivity);
    ASSERT_GT(steady, 100.);
    for (const double part : {0.1, 0.3, 1., 5.})
      {
        const double t = part * d * d / diffusivity;
        run.advance_to(t);
        double left = 1.;
        for (int n = 0; n < 50; ++n)
          {
            const double odd = 2 * n + 1;
            left -= 96. / std::pow(pi * odd, 4) * std::exp(-0.25 * std::pow(odd * pi, 2) * part);
          }
        EXPECT_NEAR((run.temperature().mean - 298.15) / (steady * left), 1., 1e-4) << part;
      }
    // The top is as warm as a parabola is at its end.
    EXPECT_NEAR((run.temperature().highest - 298.15) / (1.5 * steady), 1., 1e-4);
    EXPECT_NEAR(run.balance_error(), 0., 1e-6);
  }

  // In section, what the bottom gives to the substrate and the top to the air is what light brings.
  TEST(HeatedFilm, GivesHeatThroughItsBoundaries)
  {
    HeatRun run(
      heated_film(" set Kind = film in section\n set Length = 2 um\n set Thickness = 2 um\n",
                  " set Light = given\n set Irradiance = 1e6 W/m^2\n set Absorptance of HT = 0.5\n"
                  " set Heat transfer to the air = 1e4 W/m^2/K\n"
                  " set Heat transfer to the substrate = 3e4 W/m^2/K\n"
                  " set Base warmer than air by = 10 K\n set Tolerance = 1e-3 K\n",
                  until("10 ms", "1e-4")));
    run.advance_to(10e-3);
    // q = A I = h_a (T_top - T_a) + h_s (T_bottom - T_a - 10 K); with a uniform source q/d:
    // k dT/dy = h_s (T_bottom - T_b) below, and T_top = T_bottom + (h_s (T_bottom - T_b) d - q d/2)/k.
    const double d = 2e-6, q = 5e5, ha = 1e4, hs = 3e4, air = run.initial_mean, base = air + 10.;
    // unknown b = T_bottom: ha (b + d (hs (b - base) - q/2)/k - air) + hs (b - base) = q
    const double slope = ha * (1. + d * hs / conductivity) + hs;
    const double constant = ha * (-d * (hs * base + 0.5 * q) / conductivity - air) - hs * base;
    const double bottom = (q - constant) / slope;
    const double top = bottom + d * (hs * (bottom - base) - 0.5 * q) / conductivity;
    const FieldRange found = run.temperature();
    EXPECT_NEAR(found.lowest, std::min(top, bottom), 2e-3);
    EXPECT_NEAR(run.balance_error(), 0., 1e-10);
    EXPECT_LT(run.tallied("heat/through top"), 0.);
  }

  // A bar that is warm at its left end and loses heat through its faces: cosh, over sqrt(k d/h).
  TEST(HeatedFilm, IsWarmOverTheHealingLength)
  {
    constexpr double d = 300e-9, h = 1e5, length = 6e-6;
    HeatRun run(
      heated_film(" set Kind = film in plan\n set Length = 6 um\n set Width = 1 um\n",
                  " set Heat transfer to the air = 0 W/m^2/K\n"
                  " set Heat transfer to the substrate = 1e5 W/m^2/K\n set Tolerance = 1e-3 K\n"
                  " set Boundaries at a temperature = left\n"
                  " set Temperature of boundaries = 348.15 K\n",
                  section("Environment", " set Temperature = 25 degC\n") + until("1 ms", "1e-4")));
    run.advance_to(1e-3);
    const double healing = std::sqrt(conductivity * d / h);
    const double mean = 50. * healing / length * std::tanh(length / healing);
    EXPECT_NEAR((run.temperature().mean - 298.15) / mean, 1., 2e-3);
    EXPECT_NEAR(run.balance_error(), 0., 1e-5);
  }

  // HT absorbs more than LT, half of the film each. Where the difference is less than what is tolerated the temperature may
  // stay as it was but for its mean, which goes by the balance of heat all the same; where it is more it may not.
  TEST(HeatedFilm, HasTheRightMeanHoweverLittleItsDifferencesMatter)
  {
    const auto film = [](const std::string &tolerance) {
      return heated_film(
        " set Kind = film in plan\n set Length = 20 um\n set Width = 2 um\n",
        " set Light = given\n set Irradiance = 1e5 W/m^2\n set Absorptance of HT = 0.5\n"
        " set Absorptance of LT = 0.1\n set Heat transfer to the air = 1000 W/m^2/K\n"
        " set Tolerance = " +
          tolerance + "\n",
        section("Initial state", " set Kind = front\n set Front position = 10 um\n") +
          until("2 ms", "1e-4"));
    };
    HeatRun roughly(film("30 K")), closely(film("1e-3 K"));
    for (HeatRun *const run : {&roughly, &closely})
      {
        run->advance_to(2e-3);
        EXPECT_NEAR(run->balance_error(), 0., 1e-10);
        // (0.5 + 0.1)/2 of the light, over the transfer to the air and the 10 W/(m^2 K) to the substrate.
        EXPECT_NEAR(run->temperature().mean - run->initial_mean, 0.3e5 / 1010., 0.02);
      }
    const FieldRange rough = roughly.temperature(), close = closely.temperature();
    EXPECT_GT(close.highest - close.lowest, 0.5);
    EXPECT_LT(std::abs(rough.highest - close.highest), 30.);
    EXPECT_LT(std::abs(rough.lowest - close.lowest), 30.);
  }

  // A spot that comes on in a film where nothing asked for a fine mesh, and whose middle is at no node of a coarse one: the
  // film takes up its heat, I pi w^2/2 times the absorptance, to what its tail beyond the film is, exp(-2 9^2).
  TEST(HeatedFilm, TakesUpTheHeatOfASpotWhereverItFalls)
  {
    const double pi = std::acos(-1.);
    for (const double x : {9.3, 7.1})
      {
        HeatRun run(
          heated_film(" set Kind = film in plan\n set Length = 20 um\n set Width = 20 um\n",
                      " set Light = given\n set Irradiance = 0 W/m^2 at 0 s, 0 W/m^2 at 1 s, 1e5 "
                      "W/m^2 at 1 s\n set Spot radius = 1 um\n set Spot along x = " +
                        std::to_string(x) + " um\n set Spot along y = 11.7 um\n",
                      section("Time", " set End time = 1 min\n")));
        run.advance_to(2.);
        const double absorbed = 0.36, area = 400e-12, depth = 300e-9, capacity = 8.75e5;
        const double expected =
          absorbed * 1e5 * pi * 0.5e-12 / (area * depth * capacity); // [K], of one second
        // The integration by nodes, w/4 or less apart, errs by less than 1e-4 for a Gaussian.
        EXPECT_NEAR(run.tallied("heat/light") / expected, 1., 1e-3) << x;
        EXPECT_NEAR(run.balance_error(), 0., 1e-10);
      }
  }

  // Nothing moves any more while the mesh, refined around the spot, stays as it is and steps become long: what a first guess
  // extrapolates at hanging nodes, which no stage is solved for, must not run away to where no law has a value.
  TEST(HeatedFilm, StaysAsItIsUnderASpotThatShinesForLong)
  {
    HeatRun run(
      heated_film(" set Kind = film in plan\n set Length = 20 um\n set Width = 20 um\n",
                  " set Light = given\n set Irradiance = 1e7 W/m^2\n set Spot radius = 6 um\n"
                  " set Spot along x = 10 um\n set Spot along y = 10 um\n"
                  " set Heat transfer to the substrate = 1.6e5 W/m^2/K\n",
                  section("Time", " set End time = 1 h\n set Largest step = 10 min\n")));
    run.advance_to(1.);
    const FieldRange before = run.temperature();
    EXPECT_GT(before.highest, before.lowest + 10.);
    run.advance_to(3600.);
    EXPECT_NEAR(run.temperature().highest, before.highest, 0.05);
    EXPECT_NEAR(run.temperature().lowest, before.lowest, 0.05);
  }
} // namespace
