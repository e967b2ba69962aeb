// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/halide_mobility.h"

#include "models/jet.h"
#include "models/mixed_halide/surface_exchange.h"
#include "tests/unit/model_support.h"

#include <cmath>
#include <string>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr double k = constants::boltzmann;
    const std::string path = "Model/Mixed halide/";

    struct Laws
    {
      Laws()
      {
        vacancies.declare(table);
        mobility.declare(table);
      }
      /// All factors at their neutral values.
      void make_neutral()
      {
        test::set(table, path + "Mobility/Gain in mixtures", 0.);
        test::set(table, path + "Mobility/Ratio of LT to HT", 1.);
        test::set(table, path + "Mobility/Gain in interfaces", 0.);
        test::set(table, path + "Mobility/Gain by light", 0.);
      }
      double at(const double x, const double eta, const double t, const LigandEffect &ligands = {})
      {
        return mobility.diffusivity(x, eta, t, ligands, 0.);
      }
      ParameterTable table;
      BulkVacancies vacancies;
      HalideMobility mobility{vacancies};
    };

    TEST(HalideMobility, OfLaiLiesInTheMeasuredWindow)
    {
      // 1e-13 to 1e-12 cm^2/s at 75 to 125 degC with 0.28 eV (V1)
      Laws laws;
      laws.make_neutral();
      EXPECT_NEAR(laws.at(0.5, 0., 348.15), 1.9e-17, 0.05e-17);
      EXPECT_NEAR(laws.at(0.5, 0., 373.15), 3.5e-17, 0.05e-17);
      EXPECT_NEAR(laws.at(0.5, 0., 398.15), 6.0e-17, 0.05e-17);
      const double energy = k * std::log(laws.at(0.5, 0., 398.15) / laws.at(0.5, 0., 348.15)) /
                            (1. / 348.15 - 1. / 398.15);
      EXPECT_NEAR(energy, 0.28 * eV, 1e-9 * eV);
    }

    TEST(HalideMobility, SetsOfTheLiteratureHaveTheirEnergiesAndMeetAt100degC)
    {
      Laws laws;
      laws.make_neutral();
      const double of_lai = laws.at(0.5, 0., 373.15);
      for (const auto &[name, energy] : {std::make_pair("Pan 2018", 0.44), {"Elmelund 2019", 0.53}})
        {
          test::choose(laws.table, path + "Mobility/Diffusivity", name);
          EXPECT_NEAR(laws.at(0.5, 0., 373.15), of_lai, 0.01 * of_lai) << name;
          const double found =
            k * std::log(laws.at(0.5, 0., 400.) / laws.at(0.5, 0., 300.)) / (1. / 300. - 1. / 400.);
          EXPECT_NEAR(found, energy * eV, 1e-9 * eV) << name;
        }
      test::choose(laws.table, path + "Mobility/Diffusivity", "given");
      test::set(laws.table, path + "Mobility/Prefactor", 1e-10);
      test::set(laws.table, path + "Mobility/Activation energy", 0.);
      EXPECT_DOUBLE_EQ(laws.at(0.5, 0., 300.), 1e-10);
      for (const DiffusivitySet &set : diffusivity_sets())
        EXPECT_FALSE(set.source.empty());
    }

    TEST(HalideMobility, FactorsActAlone)
    {
      Laws laws;
      laws.make_neutral();
      const double bare = laws.at(0.3, 0.4, 350.);
      EXPECT_DOUBLE_EQ(bare, laws.mobility.arrhenius(350.));
      const double eta = 0.4, h = eta * eta * eta * (10. - 15. * eta + 6. * eta * eta);
      const auto ratio = [&](const std::string &name, const double value, const double neutral) {
        test::set(laws.table, path + "Mobility/" + name, value);
        const double result = laws.at(0.3, eta, 350.) / bare;
        test::set(laws.table, path + "Mobility/" + name, neutral);
        return result;
      };
      EXPECT_NEAR(ratio("Gain in mixtures", 4., 0.), 1. + 4. * 0.3 * 0.7, 1e-12);
      EXPECT_NEAR(ratio("Ratio of LT to HT", 0.01, 1.), 1. - h + 0.01 * h, 1e-12);
      EXPECT_NEAR(ratio("Gain in interfaces", 100., 0.),
                  1. + 1600. * eta * eta * (1. - eta) * (1. - eta),
                  1e-9);
      EXPECT_NEAR(laws.at(0.3, eta, 350., {1e-3, 0.}) / bare, 1e-3, 1e-15);
      test::set(laws.table, path + "Mobility/Gain by light", 2.);
      test::set(laws.table, path + "Mobility/Reference carrier density", 1e22);
      EXPECT_TRUE(laws.mobility.depends_on_carriers());
      EXPECT_NEAR(laws.mobility.diffusivity(0.3, eta, 350., {}, 3e22) / bare, 7., 1e-12);
      EXPECT_NEAR(laws.mobility.diffusivity(0.3, 350., {}, 3e22) / bare, 7., 1e-12);
    }

    TEST(HalideMobility, DerivativesAreThoseOfTheValue)
    {
      Laws laws;
      test::set(laws.table, path + "Vacancies/Change in LT", 0.03 * eV);
      const double temperature = 340., x = 0.37, eta = 0.21;
      using Two = Jet<double, 2, 1>;
      const auto mobility = [&](const auto &at_x, const auto &at_eta) {
        using Number = std::decay_t<decltype(at_x)>;
        return HalideMobility::mobility(
          laws.mobility.diffusivity(at_x, at_eta, temperature, {0.5, 0.02 * eV}, Number(0.)),
          at_x,
          temperature,
          1.267e28);
      };
      const Two both = mobility(Two::variable(0, x), Two::variable(1, eta));
      const double step = 1e-6;
      EXPECT_NEAR(both.value, mobility(x, eta), 1e-14 * both.value);
      EXPECT_NEAR(both.first[0],
                  (mobility(x + step, eta) - mobility(x - step, eta)) / (2. * step),
                  1e-7 * both.value);
      EXPECT_NEAR(both.first[1],
                  (mobility(x, eta + step) - mobility(x, eta - step)) / (2. * step),
                  1e-7 * std::abs(both.first[1]));
      // M n_X kT/(x (1 - x)) is D.
      EXPECT_NEAR(mobility(x, eta) * 1.267e28 * k * temperature / (x * (1. - x)),
                  laws.at(x, eta, temperature, {0.5, 0.02 * eV}),
                  1e-12 * laws.at(x, eta, temperature, {0.5, 0.02 * eV}));
    }

    TEST(BulkVacancies, AreTheMinimumOfTheirEnergy)
    {
      // V2: the minimum of f_v, found from its derivative alone, is 1/(1 + exp(g/kT)) to 1e-8.
      const BulkVacancies vacancies;
      using One = Jet<double, 1, 2>;
      for (const double g : {0.05 * eV, 0.35 * eV, 0.42 * eV, 0.5 * eV})
        for (const double temperature : {298.15, 400.})
          {
            // Over ln c, in which the derivative rises evenly.
            double low = -60., high = std::log(0.5);
            for (int i = 0; i < 200; ++i)
              {
                const double middle = 0.5 * (low + high);
                const One f =
                  vacancies.energy_per_site(One::variable(0, std::exp(middle)), g, temperature);
                (f.first[0] < 0. ? low : high) = middle;
              }
            const double found = std::exp(0.5 * (low + high));
            EXPECT_NEAR(vacancies.fraction(g, temperature) / found, 1., 1e-8);
          }
      // 3 exp(-g/kT) per cell at 300 K: 4.0e-6 at 0.35 eV, 2.6e-7 at 0.42 eV
      EXPECT_NEAR(3. * vacancies.fraction(0.35 * eV, 300.), 4.0e-6, 0.05e-6);
      EXPECT_NEAR(3. * vacancies.fraction(0.42 * eV, 300.), 2.6e-7, 0.05e-7);
    }

    TEST(BulkVacancies, DiffusivityIsProportionalToThem)
    {
      // V2: slope of ln D over ln c exactly 1, c being changed by ligands.
      Laws laws;
      const double temperature = 350.;
      const double bare = laws.at(0.5, 0., temperature);
      for (const double shift : {0.01, 0.1, 0.2, 0.3})
        {
          const double c =
            laws.vacancies.fraction(laws.vacancies.formation_energy(0., shift * eV), temperature);
          const double c_ref = laws.vacancies.reference_fraction(temperature);
          const double d = laws.at(0.5, 0., temperature, {1., shift * eV});
          EXPECT_NEAR(std::log(d / bare) / std::log(c / c_ref), 1., 1e-10);
          EXPECT_LT(d, bare);
        }
      // In LT with a higher formation energy.
      laws.make_neutral();
      test::set(laws.table, path + "Vacancies/Change in LT", 0.2 * eV);
      EXPECT_NEAR(laws.at(0.5, 1., temperature) / laws.at(0.5, 0., temperature),
                  std::exp(-0.2 * eV / (k * temperature)),
                  1e-6);
    }

    TEST(SurfaceExchange, IsThermallyActivatedAboutItsReference)
    {
      ParameterTable table;
      SurfaceExchange exchange;
      exchange.declare(table);
      EXPECT_NEAR(exchange.rate_constant(298.15), 2e-9, 1e-21);
      const double t = 340.;
      EXPECT_NEAR(std::log(exchange.rate_constant(t) / 2e-9),
                  -0.45 * eV / k * (1. / t - 1. / 298.15),
                  1e-12);
      Schedule bath;
      bath.times = {0., 10., 10.};
      bath.values = {0.2, 0.2, 1.};
      test::set(table, "Model/Mixed halide/Surface exchange/Composition", bath);
      EXPECT_EQ(exchange.composition(10., false), 1.);
      EXPECT_EQ(exchange.composition(10., true), 0.2);
      EXPECT_TRUE(exchange.jumps(10.));
      EXPECT_EQ(exchange.breakpoints(0., 20.), std::vector<double>{10.});
    }
  } // namespace
} // namespace softlattice
