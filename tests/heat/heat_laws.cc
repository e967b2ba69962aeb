// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The laws of the part 'heat' at single places.
#include "models/surface/surface_water.h"
#include "solver/fields/mobility_over_temperature.h"
#include "solver/parts/heat/heat_of_nuclei.h"
#include "solver/parts/heat/heat_sources.h"
#include "tests/heat/heated_film.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  HeatRun some_film(const std::string &heat)
  {
    return HeatRun(
      heated_film(" set Kind = film in plan\n set Length = 2 um\n set Width = 2 um\n", heat));
  }

  // 14.2 kJ/mol (Dastidar 2017, 10.1021/acs.jpclett.7b00134) over 1.426e-4 m^3/mol.
  TEST(HeatLaws, TheLatentHeatIsTheEnthalpyOfTheTransition)
  {
    HeatRun run = some_film("");
    FilmHeat heat;
    heat.set_transition(run.what.models.transition());
    EXPECT_NEAR(heat.latent_heat(0.) * 1.426e-4, 14.2e3, 50.);
    EXPECT_NEAR(heat.latent_heat(0.), run.what.models.transition().enthalpy() / 1.426e-4, 1.);
    EXPECT_NEAR(heat.latent_heat(0.5), heat.latent_heat(0.) + 0.5 * heat.latent_heat_slope(), 1.);
    EXPECT_NEAR(heat.latent_heat(0.) / heat.capacity(), 114., 0.5);
  }

  // Temperature, phase and composition, with a rate of the phase.
  TEST(HeatLaws, DerivativesOfTheSourcesAreThoseOfTheirValue)
  {
    HeatRun run = some_film("");
    ParameterTable table;
    FilmHeat heat;
    heat.declare(table);
    heat.set_transition(run.what.models.transition());
    HeatedBody body;
    body.light_depth = body.face_thickness = 300e-9;
    HeatSources sources(heat, {"temperature", "LT_phase", "x"}, 0., body);
    double rate = 0.03;
    LawNodes nodes;
    nodes.places = {{{1e-6, 2e-6, 0.}}};
    nodes.rates = {nullptr, &rate, nullptr};
    sources.set_nodes(nodes);
    sources.set_conditions(300., 310., 2e4);
    using U = std::array<double, 3>;
    const auto evaluate = [&](const U &u, U *gradient) {
      const double *rows[] = {&u[0], &u[1], &u[2]};
      double value = 0.;
      double *first[] = {gradient ? &(*gradient)[0] : nullptr,
                         gradient ? &(*gradient)[1] : nullptr,
                         gradient ? &(*gradient)[2] : nullptr};
      sources.evaluate({0, 1}, rows, &value, gradient ? first : nullptr, nullptr);
      return value;
    };
    const U at = {320., 0.4, 0.3};
    U gradient;
    const double value = evaluate(at, &gradient);
    for (std::size_t i = 0; i < 3; ++i)
      {
        const double h = 1e-5 * at[i];
        U up = at, down = at;
        up[i] += h;
        down[i] -= h;
        const double difference = (evaluate(up, nullptr) - evaluate(down, nullptr)) / (2. * h);
        EXPECT_NEAR(gradient[i],
                    difference,
                    1e-8 * (std::abs(value) / at[i] + std::abs(gradient[i])))
          << i;
      }
    // The sum is that of its parts, which are what is added up.
    const double *rows[] = {&at[0], &at[1], &at[2]};
    double sum = 0.;
    for (const auto part : {&HeatSources::latent,
                            &HeatSources::light,
                            &HeatSources::from_air,
                            &HeatSources::from_base})
      {
        double one = 0.;
        (sources.*part)(rows, &one);
        sum += one;
      }
    EXPECT_NEAR(sum, value, 1e-12 * std::abs(value));
  }

  // Against the integral of its definition; all of it is left at once, and 2 tau/t after a long time.
  TEST(HeatLaws, ThePartOfTheHeatOfNucleiThatIsLeft)
  {
    for (const double times : {1e-6, 1e-3, 0.3, 2., 30.})
      {
        constexpr int n = 20000;
        double sum = 0.;
        for (int i = 0; i < n; ++i)
          {
            const double s = (i + 0.5) / n;
            sum += 2. * s * std::exp(-(1. - s) * times) / n;
          }
        EXPECT_NEAR(HeatOfNuclei::part_left(times) / sum, 1., 1e-6) << times;
      }
  }

  // At temperatures that are no knots, dry and moist: the cubic has 3/128 h^4 L''''/L, 2e-9 where L changes by 15 % in 1 K, its slope 1e-4; at the temperature of the
  // surroundings the mobility is that of these.
  TEST(MobilityOverTemperature, IsThatOfThePlace)
  {
    HeatRun run = some_film("");
    const ModelSet &models = run.what.models;
    for (const double humidity : {0., 0.6})
      {
        Conditions around = models.environment().at(0.);
        around.relative_humidity = around.ambient_humidity = humidity;
        around.vapour_pressure = humidity * saturation_pressure(around.temperature);
        MobilityOverTemperature over;
        const std::array<double, 5> temperature = {around.temperature, 305.07, 330.2, 401.33, 299.};
        std::array<double, 5> mobility, slope;
        over.evaluate(models, around, 5, temperature.data(), mobility.data(), slope.data());
        EXPECT_EQ(mobility[0],
                  models.phase_field_mobility(at_place(around, {around.temperature, {}})));
        for (std::size_t k = 0; k < 5; ++k)
          {
            const auto exact = [&](const double t) {
              return models.phase_field_mobility(at_place(around, {t, {}}));
            };
            EXPECT_NEAR(mobility[k] / exact(temperature[k]), 1., 1e-8) << temperature[k];
            const double difference =
              (exact(temperature[k] + 0.01) - exact(temperature[k] - 0.01)) / 0.02;
            EXPECT_NEAR(slope[k], difference, 1e-4 * std::abs(difference)) << temperature[k];
          }
      }
    const double none = -3.;
    double mobility = 0.;
    MobilityOverTemperature()
      .evaluate(models, models.environment().at(0.), 1, &none, &mobility, nullptr);
    EXPECT_TRUE(std::isnan(mobility));
  }

  TEST(HeatInput, SaysWhatDoesNotFit)
  {
    const auto said = [](const std::string &heat, const std::string &more) {
      try
        {
          HeatRun(heated_film(" set Kind = film in plan\n set Length = 2 um\n set Width = 2 um\n",
                              heat,
                              more));
        }
      catch (const std::exception &error)
        {
          return std::string(error.what());
        }
      return std::string();
    };
    EXPECT_NE(said(" set Boundaries at a temperature = lef\n", "").find("did you mean 'left'?"),
              std::string::npos);
    EXPECT_NE(said(" set Boundaries at a temperature = left, left\n", "").find("listed twice"),
              std::string::npos);
    EXPECT_NE(said(" set Boundaries at a temperature = none, left\n", "").find("stands alone"),
              std::string::npos);
    EXPECT_NE(said("", section("Time", " set Integrator = RKC2\n")).find("implicit stages"),
              std::string::npos);
    EXPECT_NE(said(" set Light = weather\n", "").find("say nothing of the light"),
              std::string::npos);
    EXPECT_NE(said(" set Conductivity of HT = 0 W/m/K\n", "").find("Conductivity of HT"),
              std::string::npos);
    EXPECT_NE(
      said(" set Heat transfer to the air = -1 W/m^2/K\n", "").find("Heat transfer to the air"),
      std::string::npos);
    EXPECT_NE(said(" set Boundaries at a temperature = left\n",
                   section("Boundary conditions", " set Periodic = x\n"))
                .find("is joined to"),
              std::string::npos);
    try
      {
        HeatRun(section("Model", " set Parts = heat\n"));
        ADD_FAILURE();
      }
    catch (const std::exception &error)
      {
        EXPECT_NE(std::string(error.what()).find("acts on the field 'LT_phase'"),
                  std::string::npos);
      }
  }

  // Names of fields of parts are free where the case has not the part.
  TEST(HeatInput, AFieldByFormulaMayHaveItsName)
  {
    TextRun run(
      section("Model",
              " set Equations = expressions\n set Fields = temperature, ux\n set Free energy = "
              "temperature^2/2 + ux^2/2\n" +
                section("Field temperature", "  set Kind = conserved\n  set Mobility = 1e-12\n") +
                section("Field ux", "  set Kind = non-conserved\n  set Mobility = 1\n")) +
      section("Geometry", " set Kind = box\n set Size = 1 um, 1 um\n") +
      section("Initial state", " set temperature = x/1e-6\n set ux = 1\n") +
      section("Boundary conditions", section("temperature", "  set Values = left: 0\n")) +
      section("Discretisation", " set Finest cell = 0.2 um\n") +
      section("Time", " set End time = 1 s\n"));
    run.advance_to(0.1);
    EXPECT_NEAR(run.measure().fields[1].mean, std::exp(-0.1), 1e-3);
  }
} // namespace
