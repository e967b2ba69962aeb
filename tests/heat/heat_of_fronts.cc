// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fronts that give away or take up the heat of the transition.
#include "models/local_conditions.h"
#include "tests/heat/heated_film.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double diffusivity = conductivity / capacity; // [m^2/s]
  // T0 dS/Vm over rho c.
  constexpr double full_rise = 590. * 24.1 / 1.426e-4 / capacity;

  std::string isolated(const std::string &more)
  {
    return " set Heat transfer to the air = 0 W/m^2/K\n set Heat transfer to the substrate = 0 "
           "W/m^2/K\n" +
           more;
  }

  /// The growth number of HT in LT at T0 behind a wall that is this much warmer (Stefan 1891; Carslaw and Jaeger 11.2):
  /// s = 2 g sqrt(D t) with sqrt(pi) g exp(g^2) erf(g) = (T_wall - T0)/full_rise.
  double growth_number(const double excess)
  {
    double low = 0., high = 2.;
    for (int i = 0; i < 80; ++i)
      {
        const double g = 0.5 * (low + high);
        (std::sqrt(pi) * g * std::exp(g * g) * std::erf(g) < excess / full_rise ? low : high) = g;
      }
    return low;
  }

  // HT grows into LT at T0 from a wall at T0 + 40 K: heat, not the interface, decides how fast. s^2 grows by 4 g^2 D a time,
  // wherever it began, from 8 um to 20 um; the interface, 150 nm, needs 0.02 K of the 40 K for its own motion.
  TEST(HeatOfFronts, StefansProblem)
  {
    constexpr double length = 24e-6;
    const std::string kinetics =
      section("Model",
              section("Interface kinetics",
                      "  set Law = constant mobility\n  set Interface mobility = 5e-6 m^4/J/s\n") +
                section("Interface", "  set Width = 150 nm\n"));
    HeatRun run(
      heated_film(" set Kind = film in plan\n set Length = 24 um\n set Width = 0.6 um\n",
                  isolated(" set Boundaries at a temperature = right\n"
                           " set Temperature of boundaries = 630 K\n set Tolerance = 2e-3 K\n"),
                  kinetics + section("Environment", " set Temperature = 590 K\n") +
                    section("Initial state", " set Kind = front\n set Front position = 23.2 um\n") +
                    section("Time", " set End time = 1 s\n")));
    const double g = growth_number(40.), slope = 4. * g * g * diffusivity;
    const auto thickness = [&] { return length * (1. - run.mean()); };
    while (thickness() < 8e-6)
      run.step_towards(1.);
    const double from = thickness(), begin = run.now();
    run.advance_to(begin + (20e-6 * 20e-6 - from * from) / slope);
    const double to = thickness();
    EXPECT_NEAR((to * to - from * from) / (slope * (run.now() - begin)), 1., 5e-3);
    EXPECT_NEAR(run.temperature().lowest, 590., 0.2);
    // Where a boundary has a temperature the balance is closed to what stages are solved to.
    EXPECT_NEAR(run.balance_error(), 0., 1e-4);
    EXPECT_NEAR(run.tallied("heat/latent") / (full_rise * (to - 0.8e-6) / length), -1., 2e-3);
  }

  // A front that is isolated but for its faces: k T'' + v rho c T' = h/d (T - T_a) with the heat L v at the front, so that
  // it is warmer by (L/rho c) v/sqrt(v^2 + 4 D h/(rho c d)), and moves as it does at that temperature.
  TEST(HeatOfFronts, AFrontThatHeatsItselfIsSlower)
  {
    constexpr double length = 32e-6, transfer = 2e4, mobility = 3.6e-9;
    HeatRun run(
      heated_film(" set Kind = film in plan\n set Length = 32 um\n set Width = 0.4 um\n",
                  " set Heat transfer to the air = 0 W/m^2/K\n"
                  " set Heat transfer to the substrate = 2e4 W/m^2/K\n set Tolerance = 1e-3 K\n",
                  section("Model",
                          section("Interface kinetics",
                                  "  set Law = constant mobility\n"
                                  "  set Interface mobility = 3.6e-9 m^4/J/s\n") +
                            section("Interface", "  set Width = 100 nm\n")) +
                    section("Environment", " set Temperature = 540 K\n") +
                    section("Initial state", " set Kind = front\n set Front position = 10 um\n") +
                    section("Time", " set End time = 1 s\n")));
    const double force = run.what.models.transition().driving_force_slope();
    const double loss = 4. * diffusivity * transfer / (capacity * 300e-9);
    // v = mobility force (50 K - rise(v)): falls where it is too fast.
    double low = 0., high = mobility * force * 50.;
    const double cold = high;
    for (int i = 0; i < 80; ++i)
      {
        const double v = 0.5 * (low + high), rise = full_rise * v / std::sqrt(v * v + loss);
        (v < mobility * force * (50. - rise) ? low : high) = v;
      }
    ASSERT_LT(low, 0.9 * cold) << "or heat does not matter";
    run.advance_to(4e-6 / low);
    const double from = run.mean() * length, begin = run.now();
    run.advance_to(begin + 6e-6 / low);
    // The interface is warmer at its middle than where heat leaves it, by 1/3 of l v/(4 D), about, of full_rise: 0.2 K of 41.
    EXPECT_NEAR((run.mean() * length - from) / (run.now() - begin) / low, 1., 0.01);
    EXPECT_NEAR(run.balance_error(), 0., 1e-10);
  }

  // Nuclei bring their heat with them: what has been added up is that of what is LT, to what the integral of h' d eta/dt over
  // steps differs from h. An isolated film has all of it, and one that loses heat nothing that a step could see.
  TEST(HeatOfFronts, NucleiGiveAwayTheirHeat)
  {
    for (const bool is_isolated : {true, false})
      {
        HeatRun run(
          section("Geometry",
                  " set Kind = film in plan\n set Length = 12 um\n set Width = 12 um\n") +
          section("Model",
                  " set Parts = phase, heat\n" + section("Interface", "  set Width = 600 nm\n")) +
          section("Environment", " set Temperature = 25 degC\n set Relative humidity = 85 %\n") +
          section("Nucleation", " set Rate law = surface chain\n set Seed = 5\n") +
          section("Heat", is_isolated ? isolated("") : " set Latent heat = included\n"));
        std::size_t born = 0;
        while (run.mean() < 0.02)
          born += run.step_towards(7200.).births.size();
        ASSERT_GT(born, 0u);
        const double heat = run.tallied("heat/latent");
        EXPECT_NEAR(heat / (full_rise * run.mean()), 1., 0.02);
        const double rise = run.temperature().mean - run.initial_mean;
        EXPECT_NEAR(rise, is_isolated ? heat : 0., is_isolated ? 1e-9 * heat : 0.01);
        EXPECT_NEAR(run.balance_error(), 0., 1e-10);
      }
  }

  // On a plate that is 20 K warmer the film is dry, at the vapour pressure of 97 % at 25 degC; along an edge that is kept at
  // 25 degC it is moist over sqrt(k d/h) = 1.3 um, and there alone nuclei form: at 4 um it is 19 K warmer, and J 1e-5 of that
  // at the edge or less.
  TEST(HeatOfFronts, ACoolEdgeNucleatesOnAWarmPlate)
  {
    HeatRun run(
      section("Geometry", " set Kind = film in plan\n set Length = 12 um\n set Width = 24 um\n") +
      section("Model",
              " set Parts = phase, heat\n" + section("Interface", "  set Width = 800 nm\n")) +
      section("Environment", " set Temperature = 25 degC\n set Relative humidity = 97 %\n") +
      section("Nucleation", " set Rate law = surface chain\n set Seed = 2\n") +
      section(
        "Heat",
        " set Base warmer than air by = 20 K\n set Initially warmer than air by = 20 K\n"
        " set Heat transfer to the air = 0 W/m^2/K\n"
        " set Heat transfer to the substrate = 8e4 W/m^2/K\n"
        " set Boundaries at a temperature = left\n set Temperature of boundaries = 25 degC\n"));
    const auto rate = [&run](const double temperature) {
      return run.what.models.nominal_nucleation_rate(
        at_place(run.what.models.environment().at(0.), {temperature, {}}));
    };
    ASSERT_LT(rate(317.15), 1e-5 * rate(298.15));
    std::vector<Nucleus> born;
    while (born.empty() && run.now() < 7000.)
      for (const Nucleus &nucleus : run.step_towards(7000.).births)
        born.push_back(nucleus);
    ASSERT_FALSE(born.empty());
    for (const Nucleus &nucleus : born)
      EXPECT_LT(nucleus.place[0], 4e-6);
  }
} // namespace
