// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/surface/ligand_loss.h"

#include "models/constants.h"
#include "models/model_set.h"
#include "tests/unit/model_support.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    using constants::boltzmann;
    using constants::eV;
    const std::string section = "Model/Surface/";
    constexpr double room = 298.15, hour = 3600.;

    Schedule of(const std::vector<double> &times,
                const std::vector<double> &values,
                const double period = 0.)
    {
      Schedule schedule;
      schedule.times = times;
      schedule.values = values;
      schedule.period = period;
      return schedule;
    }

    struct LigandLossTest : testing::Test
    {
      LigandLossTest()
      {
        loss.declare(table);
        test::choose(table, section + "Ligand loss", "first order");
        test::set(table, section + "Ligand loss rate", 2e-6);
        test::set(table, section + "Ligand loss energy", 0.9 * eV);
      }
      /// ln of what is left, by small steps: exact to 1e-8 for these.
      double by_steps(const Schedule &temperature, const Schedule &light, const double t) const
      {
        constexpr int n = 20000;
        double sum = 0.;
        for (int i = 0; i < n; ++i)
          {
            const double at = t * (i + 0.5) / n;
            sum += loss.rate(temperature.at(at), light.at(at)) * t / n;
          }
        return -sum;
      }
      ParameterTable table;
      LigandLoss loss;
    };

    // Equation 142.
    TEST_F(LigandLossTest, IsFirstOrderAtARateOfArrhenius)
    {
      for (const double temperature : {room, 358.15})
        {
          loss.prepare(Schedule(temperature), 1e7);
          const double k = 2e-6 * std::exp(-0.9 * eV / boltzmann * (1. / temperature - 1. / room));
          for (const double t : {0., 1., 1e5, 3e6})
            EXPECT_NEAR(loss.left(t), std::exp(-k * t), 1e-13) << temperature << ' ' << t;
        }
    }

    TEST_F(LigandLossTest, FollowsTemperatureAndLight)
    {
      const Schedule temperature =
        of({0., 2. * hour, 3. * hour, 9. * hour}, {room, 340., 360., 300.});
      const Schedule light = of({0., hour, hour, 5. * hour}, {0., 0., 1000., 200.});
      test::set(table, section + "Ligand loss dose", 2e7);
      test::set(table, section + "Irradiance", light);
      loss.prepare(temperature, 10. * hour);
      for (const double t : {0.5 * hour, hour, 4.7 * hour, 10. * hour})
        EXPECT_NEAR(std::log(loss.left(t)), by_steps(temperature, light, t), 2e-4) << t;
      EXPECT_EQ(loss.breakpoints(0., 10. * hour), (std::vector<double>{hour, 5. * hour}));
      // Days repeat: so does the loss.
      const Schedule day = of({0., 12. * hour}, {300., 350.}, 24. * hour);
      test::set(table, section + "Irradiance", Schedule(0.));
      loss.prepare(day, 100. * hour);
      const double one = std::log(loss.left(24. * hour));
      EXPECT_LT(one, -1e-3);
      EXPECT_NEAR(std::log(loss.left(96. * hour)) / one, 4., 1e-12);
      EXPECT_NEAR(std::log(loss.left(24. * hour)), by_steps(day, Schedule(0.), 24. * hour), 1e-6);
    }

    TEST_F(LigandLossTest, DoesNotKnowWhereTheRunEnds)
    {
      // A run that goes on to another end has the same past, to the last bit.
      const Schedule day = of({0., 12. * hour}, {300., 350.}, 24. * hour);
      loss.prepare(day, 30. * hour);
      std::vector<double> early;
      for (double t = 0.; t < 30. * hour; t += 1234.5)
        early.push_back(loss.left(t));
      loss.prepare(day, 500. * hour);
      std::size_t i = 0;
      for (double t = 0.; t < 30. * hour; t += 1234.5)
        EXPECT_EQ(loss.left(t), early[i++]) << t;
    }

    TEST_F(LigandLossTest, TooManyChangesAreRefused)
    {
      const Schedule jitter = of({0., 0.5}, {300., 500.}, 1.);
      EXPECT_THROW(loss.prepare(jitter, 1e6), std::length_error);
    }

    /// The shipped models with ligands.
    struct Face
    {
      Face()
      {
        models.declare(table);
        test::set(table, "Environment/Temperature", Schedule(room));
        test::set(table, "Environment/Relative humidity", Schedule(0.7));
      }
      double rate(const double t)
      {
        return models.nominal_nucleation_rate(models.environment().at(t));
      }
      ParameterTable table;
      ModelSet models;
    };

    TEST(LigandsOnTheFace, LeaveItBareInTheEnd)
    {
      Face bare, covered;
      bare.models.prepare(1e9);
      test::set(covered.table, section + "Ligand coverage", 0.9);
      test::choose(covered.table, section + "Ligand loss", "first order");
      test::set(covered.table, section + "Ligand loss rate", 1e-6);
      covered.models.prepare(1e9);
      const double dry = [&] {
        Conditions c = bare.models.environment().at(0.);
        c.relative_humidity = 0.;
        return bare.models.nominal_nucleation_rate(c);
      }();
      for (const double t : {0., 1e5, 1e6, 1e7, 1e9})
        {
          const double share = 1. - 0.9 * std::exp(-1e-6 * t);
          EXPECT_NEAR((covered.rate(t) - dry) / (bare.rate(t) - dry), share, 1e-12) << t;
        }
    }

    // Equation 143: too little leaves the face bare, too much dissolves it.
    TEST(LigandsOnTheFace, HaveABestAmountFromWhichBothSidesAreWorse)
    {
      Face face;
      test::set(face.table, section + "Ligand coverage", 0.9);
      test::set(face.table, section + "Excess ligands", 2.);
      test::choose(face.table, section + "Ligand loss", "first order");
      test::set(face.table, section + "Ligand loss rate", 1e-6);
      face.models.prepare(1e8);
      // What is left of 2.9 layers is 0.9 after ln(2.9/0.9)/k.
      const double best = std::log(2.9 / 0.9) / 1e-6;
      const double lowest = face.rate(best);
      double last = face.rate(0.);
      EXPECT_NEAR(last / lowest,
                  std::exp(4. * 2. * 0.02 * eV / (boltzmann * room)),
                  0.01 * last / lowest);
      for (double t = 0.05; t < 0.99; t += 0.05)
        {
          EXPECT_LT(face.rate(t * best), last) << t;
          last = face.rate(t * best);
        }
      last = lowest;
      for (double t = 1.05; t < 5.; t += 0.1)
        {
          EXPECT_GT(face.rate(t * best), last) << t;
          last = face.rate(t * best);
        }
      EXPECT_NEAR(last / lowest, 10., 0.8); // nearly bare
    }

    // Equation 144.
    TEST(Shell, DelaysTheVapourAsItsThicknessSays)
    {
      Face face;
      test::choose(face.table, "Environment/Barrier film", "shell");
      test::set(face.table, "Environment/Shell thickness", 8e-9);
      test::set(face.table, "Environment/Shell diffusivity", 2e-21);
      face.models.prepare(1e6);
      // The slowest of the solutions of diffusion into a slab that is closed on one side,
      // p/p_0 = 1 - sum 4/((2 k + 1) pi) (-1)^k exp(-(2 k + 1)^2 t/tau) at the closed side: long after the
      // beginning all of them but one are gone, which decays as here.
      const double tau = 4. * 64e-18 / (constants::pi * constants::pi * 2e-21);
      const auto missing = [&](const double t) {
        return 0.7 - face.models.environment().at(t).relative_humidity;
      };
      EXPECT_NEAR(missing(0.), 0.7, 1e-12);
      EXPECT_NEAR(std::log(missing(2. * tau) / missing(3. * tau)), 1., 1e-9);
    }
  } // namespace
} // namespace softlattice
