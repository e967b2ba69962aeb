// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Interdiffusion, exchange and ligands against closed solutions of the diffusion equation.
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double k = constants::boltzmann;
  using constants::eV;

  // V1: at 75, 100 and 125 degC.
  struct Recovered
  {
    double temperature; // [K]
    double diffusivity; // [m^2/s]
  };

  Recovered interdiffusivity(const double celsius)
  {
    HalideRun run("wire_interdiffusion",
                  {"Environment/Temperature = " + std::to_string(celsius) + " degC"});
    const double height = 200e-9, before = run.spread(0.02, 0.98, height);
    run.advance_to(1800.);
    const double after = run.spread(0.02, 0.98, height);
    // sigma^2 grows by 2 D t.
    return {celsius + 273.15, (after * after - before * before) / (2. * 1800.)};
  }

  TEST(Interdiffusion, IsRecoveredFromTheProfiles)
  {
    std::vector<Recovered> all;
    for (const double celsius : {75., 100., 125.})
      {
        all.push_back(interdiffusivity(celsius));
        const double expected = 2.1e-13 * std::exp(-0.28 * eV / (k * all.back().temperature));
        EXPECT_NEAR(all.back().diffusivity / expected, 1., 0.02) << celsius;
        // The window of the measurement, 1e-13 to 1e-12 cm^2/s.
        EXPECT_GT(all.back().diffusivity, 1e-17);
        EXPECT_LT(all.back().diffusivity, 1e-16);
      }
    const double energy = k * std::log(all[2].diffusivity / all[0].diffusivity) /
                          (1. / all[0].temperature - 1. / all[2].temperature);
    EXPECT_NEAR(energy / eV, 0.28, 0.01);
  }

  TEST(Interdiffusion, KeepsTheErrorFunction)
  {
    HalideRun run("wire_interdiffusion");
    run.advance_to(1800.);
    // 10-90 % over 2 * 1.2816 standard deviations
    const double begin = 100e-9 / 2.5631;
    const double diffusivity = 2.1e-13 * std::exp(-0.28 * eV / (k * 373.15));
    const double sigma = std::sqrt(begin * begin + 2. * diffusivity * 1800.);
    const double error = run.simulation->fields().measures().l2_error(0, [&](const auto &place) {
      return 0.5 + 0.48 * std::erf((place[0] - 2e-6) / (std::sqrt(2.) * sigma));
    });
    // Root mean square over the wire: the tolerance of the steps is 2e-3 of 0.4.
    EXPECT_LT(error / std::sqrt(4e-6 * 200e-9), 1e-3);
    EXPECT_NEAR(run.mean(), 0.5, 1e-12);
  }

  TEST(Interdiffusion, OfPan2018HasItsEnergy)
  {
    // X5: the competing set by name.
    const auto at = [](const char *celsius) {
      HalideRun run("wire_interdiffusion",
                    {std::string("Environment/Temperature = ") + celsius,
                     "Model/Mixed halide/Mobility/Diffusivity = Pan 2018"});
      const double before = run.spread(0.02, 0.98, 200e-9);
      run.advance_to(1200.);
      const double after = run.spread(0.02, 0.98, 200e-9);
      return (after * after - before * before) / 2400.;
    };
    const double energy =
      k * std::log(at("125 degC") / at("75 degC")) / (1. / 348.15 - 1. / 398.15);
    EXPECT_NEAR(energy / eV, 0.44, 0.01);
  }

  /// Roots of b tan(b) = L (Crank, The mathematics of diffusion, 4.3.6), and what has been taken up at a
  /// time in units of h^2/D, from 0 to 1.
  double uptake(const double biot, const double time)
  {
    double remaining = 0.;
    for (int n = 0; n < 60; ++n)
      {
        double low = n * constants::pi + 1e-12, high = (n + 0.5) * constants::pi - 1e-12;
        for (int i = 0; i < 100; ++i)
          {
            const double b = 0.5 * (low + high);
            (b * std::tan(b) < biot ? low : high) = b;
          }
        const double b = 0.5 * (low + high);
        remaining +=
          2. * biot * biot * std::exp(-b * b * time) / (b * b * (b * b + biot * biot + biot));
      }
    return 1. - remaining;
  }

  TEST(AnionExchange, FollowsTheSeriesOfTheSurfaceCondition)
  {
    // V3: exchange from surface-limited to diffusion-limited.
    const double diffusivity = 2.1e-13 * std::exp(-0.28 * eV / (k * 298.15)), h = 100e-9;
    for (const double biot : {0.1, 3.5, 50.})
      {
        const double rate = biot * diffusivity / h;
        HalideRun run("anion_exchange",
                      {"Model/Mixed halide/Surface exchange/Rate constant = " +
                       std::to_string(rate * 1e12) + " pm/s"});
        const double half = h * h / diffusivity * (0.197 + 0.693 / biot);
        for (const double part : {0.1, 0.5, 1., 2., 4.})
          {
            run.advance_to(part * half);
            const double exchanged = (0.98 - run.mean()) / 0.96;
            const double expected = uptake(biot, part * half * diffusivity / (h * h));
            EXPECT_NEAR(exchanged, expected, 0.01 * expected) << biot << ' ' << part;
          }
      }
  }

  double half_time(const double thickness, const double rate)
  {
    const double nm = thickness * 1e9;
    HalideRun run(
      "anion_exchange",
      {"Model/Mixed halide/Surface exchange/Rate constant = " + std::to_string(rate * 1e12) +
         " pm/s",
       "Geometry/Size = " + std::to_string(nm) + " nm, " + std::to_string(nm / 4.) + " nm",
       "Discretisation/Finest cell = " + std::to_string(nm / 30.) + " nm",
       "Time/End time = 1000 d"});
    double t = 0., before = 0.98;
    for (;;)
      {
        run.step_towards(1e8);
        const double now = run.mean();
        if (now < 0.5)
          return t + (run.now() - t) * (before - 0.5) / (before - now);
        t = run.now();
        before = now;
      }
  }

  TEST(AnionExchange, TimeGrowsWithThicknessAsTheLimitingStepDemands)
  {
    // t_half ~ h^p, p = 2 where diffusion limits (k_s h/D = 100 to 200) and 1 where exchange does (0.05).
    const double diffusivity = 2.1e-13 * std::exp(-0.28 * eV / (k * 298.15)), h = 100e-9;
    const auto exponent = [&](const double biot) {
      const double rate = biot * diffusivity / h;
      return std::log(half_time(2. * h, rate) / half_time(h, rate)) / std::log(2.);
    };
    EXPECT_GE(exponent(100.), 1.9);
    EXPECT_LE(exponent(0.05), 1.1);
    const double crossover = exponent(3.5 / std::sqrt(2.)); // 3.5 in the middle of h to 2 h
    EXPECT_NEAR(crossover, 1.5, 0.1);
  }

  TEST(RigidJunction, StaysSharpWhereLigandsHoldIt)
  {
    // V5: the same heating with rigid ligands and with none.
    const std::vector<std::string> plain = {"Model/Mixed halide/Interaction energy = 0 eV",
                                            "Model/Mixed halide/Gradient coefficient = 0 J/m",
                                            "Model/Mixed halide/Mobility/Gain in mixtures = 0",
                                            "Geometry/Size = 2 um, 0.25 um"};
    const auto widths = [&](const std::string &region) {
      std::vector<std::string> overrides = plain;
      overrides.push_back("Ligands/Box = " + region);
      HalideRun run("rigid_junction", overrides);
      const double before = run.spread(0.02, 0.98, 0.25e-6);
      run.advance_to(1200.);
      return std::make_pair(before, run.spread(0.02, 0.98, 0.25e-6));
    };
    const auto held = widths("0 um, 2 um, 0 um, 0.25 um");
    EXPECT_LT(held.second / held.first, 1.1);
    // Without: sigma^2 = sigma_0^2 + 2 int D dt over the ramp from 25 to 100 degC and 10 min after it.
    const auto free = widths("0 um, 2 um, 1 um, 2 um");
    double integral = 0.;
    for (int i = 0; i < 12000; ++i)
      {
        const double t = 0.1 * (i + 0.5);
        const double temperature = 298.15 + 75. * std::clamp((t - 300.) / 300., 0., 1.);
        integral += 0.1 * 2.1e-13 * std::exp(-0.28 * eV / (k * temperature));
      }
    const double expected = std::sqrt(free.first * free.first + 2. * integral);
    EXPECT_NEAR(free.second / expected, 1., 0.02);
    EXPECT_GT(free.second, 5. * free.first);
  }
} // namespace
