// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/free_energy/polymorph.h"
#include "models/model_set.h"
#include "tests/unit/model_support.h"

#include <cmath>
#include <cstddef>
#include <vector>

namespace softlattice
{
  namespace
  {
    struct Evaluated
    {
      std::vector<double> value, first, second;
    };

    Evaluated evaluate(const FreeEnergy &energy,
                       const std::vector<double> &eta,
                       const PointState &state)
    {
      Evaluated out{std::vector<double>(eta.size()),
                    std::vector<double>(eta.size()),
                    std::vector<double>(eta.size())};
      const double *fields[1] = {eta.data()};
      double *gradient[1] = {out.first.data()};
      double *hessian[1] = {out.second.data()};
      energy.evaluate(eta.size(), fields, state, out.value.data(), gradient, hessian);
      return out;
    }

    PointState at_temperature(const double temperature)
    {
      PointState state;
      state.temperature = temperature;
      return state;
    }

    std::vector<double> grid()
    {
      std::vector<double> eta;
      for (int i = -5; i <= 108; ++i) // not a multiple of a pack
        eta.push_back(0.01 * i);
      return eta;
    }

    TEST(PolymorphEnergy, IsTheDocumentedPolynomial)
    {
      const PhaseTransition transition;
      PolymorphEnergy energy(transition);
      const double w = 3e6, s = 0.02, temperature = 350.;
      energy.set_interface(w, s);
      // dg = -dS (T0 - T)/Vm with the documented numbers
      const double dg = -24.1 * (590. - temperature) / 1.426e-4;
      const std::vector<double> eta = grid();
      const Evaluated e = evaluate(energy, eta, at_temperature(temperature));
      for (std::size_t i = 0; i < eta.size(); ++i)
        {
          const double x = eta[i];
          const double f =
            w * x * x * (1 - x) * (1 - x) + s * dg * x * x * x * (10. - 15. * x + 6. * x * x);
          const double df =
            w * 2. * x * (1 - x) * (1 - 2 * x) + s * dg * 30. * x * x * (1 - x) * (1 - x);
          const double d2f =
            w * (2. - 12. * x + 12. * x * x) + s * dg * 60. * x * (1 - x) * (1 - 2 * x);
          EXPECT_NEAR(e.value[i], f, 1e-13 * w);
          EXPECT_NEAR(e.first[i], df, 1e-12 * w);
          EXPECT_NEAR(e.second[i], d2f, 1e-11 * w);
        }
    }

    TEST(PolymorphEnergy, KeepsBothPhasesMetastableAtAnyDrivingForce)
    {
      const PhaseTransition transition;
      PolymorphEnergy energy(transition);
      energy.set_interface(1e6, 1.);
      for (const double temperature : {200., 298., 589., 650., 900.})
        {
          const Evaluated e = evaluate(energy, {0., 1.}, at_temperature(temperature));
          EXPECT_EQ(e.first[0], 0.);
          EXPECT_EQ(e.first[1], 0.);
          EXPECT_GT(e.second[0], 0.);
          EXPECT_GT(e.second[1], 0.);
          EXPECT_NEAR(e.value[1] - e.value[0], transition.driving_force(temperature), 1e-6);
        }
    }

    TEST(PolymorphEnergy, HumidityNeverEnters)
    {
      const PhaseTransition transition;
      PolymorphEnergy energy(transition);
      energy.set_interface(3e6, 0.02);
      const std::vector<double> eta = grid();
      PointState state = at_temperature(298.);
      const Evaluated dry = evaluate(energy, eta, state);
      for (const double humidity : {0.3, 0.85, 1.})
        {
          state.relative_humidity = humidity;
          const Evaluated wet = evaluate(energy, eta, state);
          EXPECT_EQ(wet.value, dry.value); // bit for bit
          EXPECT_EQ(wet.first, dry.first);
          EXPECT_EQ(wet.second, dry.second);
        }
    }

    TEST(PolymorphEnergy, WritesOnlyWhatIsWanted)
    {
      const PhaseTransition transition;
      PolymorphEnergy energy(transition);
      energy.set_interface(3e6, 0.02);
      const std::vector<double> eta = grid();
      const PointState state;
      const Evaluated all = evaluate(energy, eta, state);
      const double *fields[1] = {eta.data()};

      std::vector<double> value(eta.size()), first(eta.size()), second(eta.size());
      double *gradient[1] = {first.data()};
      double *hessian[1] = {second.data()};
      double *nothing[1] = {nullptr};
      energy.evaluate(eta.size(), fields, state, nullptr, gradient, nullptr);
      EXPECT_EQ(first, all.first);
      energy.evaluate(eta.size(), fields, state, value.data(), nullptr, nullptr);
      for (std::size_t i = 0; i < eta.size(); ++i)
        EXPECT_NEAR(value[i], all.value[i], 1e-8);
      energy.evaluate(eta.size(), fields, state, nullptr, nothing, hessian);
      EXPECT_EQ(second, all.second);
      energy.evaluate(eta.size(), fields, state, nullptr, nullptr, nullptr);
      energy.evaluate(0, fields, state, value.data(), gradient, hessian);
    }

    TEST(PhaseTransition, HasTheMeasuredEnthalpyAndDrivingForce)
    {
      const PhaseTransition transition;
      // 14.2 +- 0.5 kJ/mol by calorimetry (10.1021/acs.jpclett.7b00134)
      EXPECT_NEAR(transition.enthalpy(), 14.2e3, 0.05e3);
      EXPECT_NEAR(transition.driving_force(298.), -4.9e7, 0.05e7);
      EXPECT_NEAR(transition.driving_force(373.), -3.7e7, 0.05e7);
      EXPECT_NEAR(transition.driving_force(498.), -1.6e7, 0.05e7);
      EXPECT_NEAR(transition.driving_force(553.), -0.62e7, 0.01e7);
      EXPECT_NEAR(transition.molar_difference(298.), -7.0e3, 0.05e3);
      EXPECT_EQ(transition.driving_force(590.), 0.);
      EXPECT_NEAR(transition.equilibrium_temperature(2. / 3.), 370., 1e-10);
    }

    TEST(PhaseTransition, EnthalpyIsTheSameAtAnyHumidity)
    {
      // H_LT - H_HT from G(T) by Gibbs and Helmholtz, d(G/T)/d(1/T), through the energy itself.
      const PhaseTransition transition;
      PolymorphEnergy energy(transition);
      energy.set_interface(1e6, 1.);
      for (const double humidity : {0., 0.3, 0.6, 0.9})
        {
          const auto g_over_t = [&](const double temperature) {
            PointState state = at_temperature(temperature);
            state.relative_humidity = humidity;
            const Evaluated e = evaluate(energy, {0., 1.}, state);
            return (e.value[1] - e.value[0]) * transition.molar_volume() / temperature;
          };
          const double a = 297.5, b = 298.5;
          const double enthalpy = (g_over_t(b) - g_over_t(a)) / (1. / b - 1. / a);
          EXPECT_NEAR(enthalpy, -14.2e3, 0.05e3) << humidity;
        }
    }
  } // namespace
} // namespace softlattice
