// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/jet.h"
#include "models/mixed_halide/band_gap.h"
#include "models/mixed_halide/carrier_activity.h"
#include "models/mixed_halide/carrier_columns.h"
#include "models/mixed_halide/illumination.h"
#include "models/mixed_halide/photocarriers.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/model_support.h"

#include <cmath>
#include <numeric>
#include <vector>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr double k = constants::boltzmann;
    const Summation alone = [](std::vector<double> &) {};

    /// Places of different composition and size with carriers at equilibrium in them.
    struct Body
    {
      explicit Body(const double mean_density)
        : mean(mean_density)
      {
        gap.declare(table);
        carriers.declare(table);
        test::set(table, "Model/Mixed halide/Band gap/Bowing", 0.1 * eV);
        for (int i = 0; i < 41; ++i)
          {
            x.push_back(0.05 + 0.9 * std::fmod(0.618 * i, 1.));
            volume.push_back(1. + 0.5 * std::sin(i));
          }
      }
      double total_volume() const { return std::accumulate(volume.begin(), volume.end(), 0.); }
      double solve(const double start = NAN) const
      {
        std::vector<double> result = {start};
        solve({0, x.size()}, {mean}, result);
        return result[0];
      }
      /// The places from first[c] on are those of a volume of their own, with the mean means[c].
      void solve(const std::vector<std::size_t> &first,
                 const std::vector<double> &means,
                 std::vector<double> &log_activity) const
      {
        const double reference = gap.carrier_energy(0.) / (k * temperature);
        std::vector<double> boltzmann, filling, volumes;
        for (const double one : x)
          boltzmann.push_back(std::exp(reference - gap.carrier_energy(one) / (k * temperature)));
        for (std::size_t c = 0; c < means.size(); ++c)
          {
            filling.push_back(means[c] / carriers.site_density());
            volumes.push_back(
              std::accumulate(volume.begin() + first[c], volume.begin() + first[c + 1], 0.));
          }
        find_log_activities({boltzmann.data(), volume.data(), first, reference},
                            filling,
                            volumes,
                            log_activity,
                            alone);
      }
      double ratio(const std::size_t i, const double log_z) const
      {
        return std::exp(log_z - gap.carrier_energy(x[i]) / (k * temperature));
      }
      double n(const std::size_t i, const double log_z) const
      {
        return carriers.density(gap.carrier_energy(x[i]), log_z, temperature);
      }
      /// F_light as (21) states it, from the densities.
      double energy() const
      {
        const double log_z = solve(), most = carriers.site_density();
        double sum = 0.;
        for (std::size_t i = 0; i < x.size(); ++i)
          {
            const double here = n(i, log_z);
            sum += volume[i] *
                   (here * gap.carrier_energy(x[i]) +
                    k * temperature *
                      (here * std::log(here / most) + (most - here) * std::log1p(-here / most)));
          }
        return sum;
      }

      /// The same in the form that the solver integrates: stationary in z, and so without its errors.
      double integrated_density() const
      {
        const double log_z = solve();
        double sum = 0.;
        for (std::size_t i = 0; i < x.size(); ++i)
          sum += volume[i] * (mean * k * temperature * log_z +
                              carriers.energy_density(ratio(i, log_z), k * temperature));
        return sum;
      }

      ParameterTable table;
      BandGap gap;
      Photocarriers carriers;
      double temperature = 300.;
      double mean; ///< [1/m^3]
      std::vector<double> x, volume;
    };

    TEST(Photocarriers, HaveTheGivenMeanFromFewToNearlyFull)
    {
      for (const double part : {1e-16, 1e-10, 1e-3, 0.3, 0.9, 0.999})
        {
          const Body body(part * 1e26);
          const double expected = body.solve();
          double sum = 0.;
          for (std::size_t i = 0; i < body.x.size(); ++i)
            sum += body.volume[i] * body.n(i, expected);
          EXPECT_NEAR(sum / body.total_volume() / body.mean, 1., 1e-10) << part;
          // From anywhere.
          for (const double start : {-1e3, 0., 40., 60., 80., 300.})
            EXPECT_NEAR(body.solve(start), expected, 1e-9) << part << ' ' << start;
        }
    }

    TEST(Photocarriers, FollowBoltzmannWhereTheyAreFew)
    {
      const Body body(1e18);
      const double log_z = body.solve();
      const double ratio = body.n(3, log_z) / body.n(7, log_z);
      const double difference =
        body.gap.carrier_energy(body.x[7]) - body.gap.carrier_energy(body.x[3]);
      // n_m is 1e26: filling matters to 1e-6 at most
      EXPECT_NEAR(ratio / std::exp(difference / (k * body.temperature)), 1., 1e-5);
    }

    TEST(Photocarriers, ThatDoNotFitHaveNoActivity)
    {
      EXPECT_THROW(Body(1e26).solve(), std::domain_error);
      EXPECT_EQ(Body(0.).solve(), no_carriers);
      Body body(1e20);
      body.x[5] = NAN;
      EXPECT_THROW(body.solve(), std::domain_error);
    }

    TEST(Photocarriers, EnergyDensityAddsUpToTheMinimum)
    {
      // The Legendre form N kT ln z - kT n_m int ln(1 + z e^-E/kT) against the definition.
      for (const double part : {1e-8, 1e-2, 0.5})
        {
          const Body body(part * 1e26);
          EXPECT_NEAR(body.integrated_density() / body.energy(), 1., 1e-9) << part;
        }
    }

    TEST(Photocarriers, PullIsTheDerivativeOfTheEnergyWithItsChangeOfActivity)
    {
      // dF_light/dx_i = V_i n_i dE_c/dx, z being solved anew at each displaced state.
      for (const double part : {0.01, 0.2}) // the energy is good to 1e-16 kT n_m
        {
          Body body(part * 1e26);
          const double log_z = body.solve();
          for (const std::size_t i : {0u, 11u, 40u})
            {
              const auto energy =
                body.gap.carrier_energy(Jet<double, 1, 2>::variable(0, body.x[i]));
              const auto pull = body.carriers.energy_derivatives(energy,
                                                                 body.ratio(i, log_z),
                                                                 k * body.temperature);
              const double first = pull.first[0];
              const double slope = (0.58 - 0.1 * (1. - 2. * body.x[i])) * eV;
              EXPECT_NEAR(first / (body.n(i, log_z) * slope), 1., 1e-9);

              const double step = 1e-3, x = body.x[i];
              const auto at = [&](const double displaced) {
                body.x[i] = displaced;
                return body.integrated_density();
              };
              // Five points: the error is of fourth order.
              const double difference =
                (8. * (at(x + step) - at(x - step)) - (at(x + 2. * step) - at(x - 2. * step))) /
                (12. * step);
              at(x);
              // Where there are hardly any carriers, rounding of the energy is what is seen.
              const double rounding = 4. * 1.1e-16 * std::abs(body.integrated_density()) / step;
              EXPECT_NEAR(difference,
                          body.volume[i] * first,
                          1e-5 * body.volume[i] * first + rounding)
                << part << ' ' << i;
              // At constant z the second derivative is that of the pull, and n with it.
              const auto pull_at = [&](const double displaced) {
                body.x[i] = displaced;
                return body.n(i, log_z) * (0.58 - 0.1 * (1. - 2. * displaced)) * eV;
              };
              const double second = (pull_at(x + 1e-5) - pull_at(x - 1e-5)) / 2e-5;
              at(x);
              EXPECT_NEAR(pull.second[0] / second, 1., 1e-6);
              const auto density =
                body.carriers.density_of(energy, body.ratio(i, log_z), k * body.temperature);
              EXPECT_NEAR(density.value / body.n(i, log_z), 1., 1e-9);
            }
        }
    }

    TEST(Photocarriers, OfSeveralColumnsKnowNothingOfEachOther)
    {
      Body body(1e24);
      const std::vector<std::size_t> first = {0, 7, 7, 20, 41};
      const std::vector<double> means = {1e23, 1e24, 0., 3e25}; // without places, without carriers
      std::vector<double> all(4, NAN);
      body.solve(first, means, all);
      EXPECT_EQ(all[1], no_carriers);
      EXPECT_EQ(all[2], no_carriers);
      for (const std::size_t c : {0u, 3u})
        {
          double sum = 0., volume = 0.;
          for (std::size_t i = first[c]; i < first[c + 1]; ++i)
            {
              sum += body.volume[i] * body.n(i, all[c]);
              volume += body.volume[i];
            }
          EXPECT_NEAR(sum / volume / means[c], 1., 1e-12);
        }
      // What happens in one is not even rounding in the other, wherever the search begins.
      const double last = all[3];
      body.x[2] = 0.9;
      std::vector<double> again = {NAN, NAN, NAN, NAN};
      body.solve(first, means, again);
      EXPECT_NE(again[0], all[0]);
      EXPECT_EQ(again[3], last);
    }

    TEST(CarrierColumns, DivideABodyAcrossTheLight)
    {
      const std::string section = "Model/Mixed halide/Carriers/";
      ParameterTable table;
      CarrierColumns columns;
      columns.declare(table);
      const std::array<double, 3> lowest = {-1e-6, 0., 0.}, size = {3.2e-6, 2e-6, 0.3e-6};
      columns.set_body(3, 2, lowest, size);
      EXPECT_EQ(columns.count(), 1u); // the whole body
      EXPECT_EQ(columns.column_of({2.1e-6, 1.9e-6, 0.}), 0u);
      test::choose(table, section + "Diffusion volume", "columns");
      columns.set_body(3, 2, lowest, size);
      EXPECT_EQ(columns.count(), 6u); // 3 x 2, along z
      EXPECT_EQ(columns.column_of({-1e-6, 0., 0.}), 0u);
      EXPECT_EQ(columns.column_of({2.2e-6, 2e-6, 0.3e-6}), 5u); // the far corner is of the body
      EXPECT_EQ(columns.column_of({0.5e-6, 0.1e-6, 0.1e-6}), 1u);
      EXPECT_EQ(columns.column_of({0.5e-6, 1.1e-6, 0.2e-6}), 4u);
      // On a wall, however its place is rounded.
      EXPECT_EQ(columns.column_of({0.1e-6, 1e-6 * (1. - 1e-15), 0.}), 4u);
      columns.set_body(2, 2, lowest, size); // a film in plan
      EXPECT_EQ(columns.count(), 6u);
      columns.set_body(2, 1, lowest, size); // in section
      EXPECT_EQ(columns.count(), 3u);
      test::choose(table, section + "Light along", "y");
      columns.set_body(2, 2, lowest, size);
      EXPECT_EQ(columns.count(), 3u);
      EXPECT_EQ(columns.column_of({2e-6, 0.1e-6, 0.}), columns.column_of({2e-6, 1.9e-6, 0.}));
      test::choose(table, section + "Light along", "z");
      std::vector<Finding> findings;
      columns.check(2, true, findings);
      ASSERT_EQ(findings.size(), 1u);
      EXPECT_EQ(findings[0].path, section + "Light along");
      columns.check(3, false, findings);
      EXPECT_EQ(findings.size(), 2u);
      test::set(table, section + "Column width", 1e-9);
      columns.set_body(3, 2, lowest, size);
      columns.check(3, true, findings);
      EXPECT_EQ(findings.back().path, section + "Column width");
    }

    TEST(Photocarriers, TakeTheSmallerGapAndAvoidLT)
    {
      ParameterTable table;
      BandGap gap;
      gap.declare(table);
      // Cs: 1.72 + 0.58 x
      EXPECT_NEAR(gap.gap(0.) / eV, 1.72, 1e-12);
      EXPECT_NEAR(gap.gap(1.) / eV, 2.30, 1e-12);
      EXPECT_NEAR((gap.carrier_energy(0.5, 1.) - gap.carrier_energy(0.5, 0.)) / eV, 1.1, 1e-12);
      test::set(table, "Model/Mixed halide/Band gap/Polaron energy", 0.05 * eV);
      EXPECT_NEAR((gap.gap(0.2) - gap.carrier_energy(0.2)) / eV, 0.05 * 0.8, 1e-12);
      test::set(table, "Model/Mixed halide/Band gap/Bowing", 0.33 * eV);
      EXPECT_NEAR(gap.gap(0.5) / eV, 2.01 - 0.33 / 4., 1e-12);
    }

    TEST(Illumination, MakesPairsAsBeerAndLambertSay)
    {
      ParameterTable table;
      Illumination light;
      light.declare(table);
      EXPECT_EQ(light.generation(0., false, 0.), 0.);
      test::choose(table, "Light/Given as", "power density");
      test::set(table, "Light/Power density", Schedule(10.)); // 1 mW/cm^2
      // alpha Phi at the face: 2.0e20 1/(cm^3 s) at 405 nm
      const double flux = 10. / (3.06 * eV);
      EXPECT_NEAR(light.generation_at_depth(flux, 0., 0.), 2.0e26, 0.05e26);
      EXPECT_NEAR(light.generation_at_depth(flux, 2e-7, 0.),
                  std::exp(-2.) * light.generation_at_depth(flux, 0., 0.),
                  1e12);
      // The mean over the film is the integral of the profile over its thickness.
      double sum = 0.;
      const int n = 3000;
      for (int i = 0; i < n; ++i)
        sum += light.generation_at_depth(flux, 300e-9 * (i + 0.5) / n, 0.2) / n;
      EXPECT_NEAR(light.generation(0., false, 0.2) / sum, 1., 1e-6);
      EXPECT_TRUE(light.depends_on_phase());
      EXPECT_EQ(light.absorption(1.), 0.);
      EXPECT_EQ(light.generation(0., false, 1.), 0.);
    }

    // One file for voltage and light: this reads the times and the light.
    TEST(Illumination, FollowsAFileByWhichItIsMultiplied)
    {
      const ScratchFolder folder;
      make_file(folder / "tvg.csv", "time [s],voltage [V],light [%]\n0,0,0\n10,0.5,100\n30,0,50\n");
      make_file(folder / "wrong.csv", "time [s],light [1]\n0,1\n2,-1\n");
      ParameterTable table;
      Illumination light;
      light.declare(table);
      test::choose(table, "Light/Over time", "file");
      test::set(table, "Light/Generation rate", Schedule(2e27));
      const auto take = [&](const std::string &name) {
        for (const ParameterEntry &entry : table.entries())
          if (entry.path() == "Light/Light file")
            std::get<InputFile *>(entry.target)->path = folder / name;
      };
      take("tvg.csv");
      for (int k = 0; k < 2; ++k) // whether it has been read before or not
        {
          light.prepare(100.);
          EXPECT_EQ(light.generation(0., false, 0.), 0.);
          EXPECT_NEAR(light.generation(5., false, 0.) / 1e27, 1., 1e-12);
          EXPECT_NEAR(light.generation(20., false, 0.) / 1.5e27, 1., 1e-12);
          EXPECT_EQ(light.generation(99., false, 0.), 1e27);
          EXPECT_EQ(light.largest_generation(), 2e27);
          EXPECT_EQ(light.breakpoints(1., 50.), (std::vector<double>{10., 30.}));
        }
      take("wrong.csv");
      EXPECT_THROW(light.prepare(100.), TableFileError);
      take("none.csv");
      EXPECT_THROW(light.prepare(100.), TableFileError);
      // What is stated has to be one value then.
      EXPECT_EQ(table.findings().size(), 0u);
      Schedule schedule;
      schedule.times = {0., 5.};
      schedule.values = {0., 1e27};
      test::set(table, "Light/Generation rate", schedule);
      EXPECT_EQ(table.findings().size(), 1u);
    }

    TEST(Illumination, FollowsItsSchedule)
    {
      ParameterTable table;
      Illumination light;
      light.declare(table);
      Schedule schedule;
      schedule.times = {0., 5., 5., 9.};
      schedule.values = {0., 0., 3e27, 3e27};
      test::set(table, "Light/Generation rate", schedule);
      EXPECT_EQ(light.generation(5., true, 0.), 0.);
      EXPECT_EQ(light.generation(5., false, 0.), 3e27);
      EXPECT_TRUE(light.jumps(5.));
      EXPECT_TRUE(light.is_constant(5., 9.));
      EXPECT_FALSE(light.is_constant(1., 6.));
      EXPECT_FALSE(light.depends_on_phase());
      EXPECT_EQ(light.largest_generation(), 3e27);
    }
  } // namespace
} // namespace softlattice
