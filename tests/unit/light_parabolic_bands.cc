// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/jet.h"
#include "models/mixed_halide/band_gap.h"
#include "models/mixed_halide/carrier_activity.h"
#include "models/mixed_halide/fermi_integrals.h"
#include "models/mixed_halide/parabolic_bands.h"
#include "models/mixed_halide/photocarriers.h"
#include "tests/unit/model_support.h"

#include <cmath>
#include <numeric>
#include <vector>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr double kt = constants::boltzmann * 300.;
    const Summation alone = [](std::vector<double> &) {};

    TEST(FermiIntegrals, HaveTheValuesOfZetaAtZero)
    {
      // F_j(0) = (1 - 2^-j) zeta(j + 1)
      const FermiIntegrals f = fermi_integrals(0.);
      EXPECT_NEAR(f.minus_half, (1. - std::sqrt(2.)) * -1.4603545088095868, 1e-13);
      EXPECT_NEAR(f.half, (1. - std::sqrt(0.5)) * 2.6123753486854883, 1e-13);
      EXPECT_NEAR(f.three_halves, (1. - std::sqrt(0.125)) * 1.3414872572509171, 1e-13);
    }

    TEST(FermiIntegrals, AreExponentialsWhereFewAndPowersWhereMany)
    {
      for (const double eta : {-60., -20., -8.})
        {
          // The series sum of (-1)^(k+1) e^(k eta)/k^(j+1), whose third term is 4e-8 or less here.
          const FermiIntegrals f = fermi_integrals(eta);
          const double z = std::exp(eta);
          const auto series = [&](const double j) {
            return 1. - z / std::pow(2., j + 1.) + z * z / std::pow(3., j + 1.) -
                   z * z * z / std::pow(4., j + 1.);
          };
          EXPECT_NEAR(f.minus_half / z / series(-0.5), 1., 1e-13) << eta;
          EXPECT_NEAR(f.half / z / series(0.5), 1., 1e-13) << eta;
          EXPECT_NEAR(f.three_halves / z / series(1.5), 1., 1e-13) << eta;
        }
      for (const double eta : {50., 200., 1000.})
        {
          // Sommerfeld: the next term of the bracket is of the order 31 pi^6/(3072 eta^6).
          const double s = constants::pi * constants::pi / (eta * eta);
          const double next = 10. * s * s * s;
          const FermiIntegrals f = fermi_integrals(eta);
          EXPECT_NEAR(f.half / (4. / (3. * std::sqrt(constants::pi)) * std::pow(eta, 1.5)),
                      1. + s / 8. + 7. * s * s / 640.,
                      next + 1e-12)
            << eta;
          EXPECT_NEAR(f.three_halves / (8. / (15. * std::sqrt(constants::pi)) * std::pow(eta, 2.5)),
                      1. + 5. * s / 8. - 7. * s * s / 384.,
                      next + 1e-12)
            << eta;
        }
    }

    TEST(ParabolicBands, HaveAsManyElectronsAsHoles)
    {
      constexpr double electrons = 0.1, holes = 0.4;
      const ParabolicBands bands(electrons, holes);
      const double part = std::pow(electrons / holes, 0.75); // N_e/N_0
      for (const double eps : {-70.3, -31.7, -3.21, 0.04, 5.55, 47.8, 190.1})
        {
          // Neutrality by bisection.
          double low = eps - 250., high = 250.;
          for (int i = 0; i < 100; ++i)
            {
              const double middle = 0.5 * (low + high);
              (part * fermi_integrals(middle).half < fermi_integrals(eps - middle).half / part
                 ? low
                 : high) = middle;
            }
          const FermiIntegrals e = fermi_integrals(low), h = fermi_integrals(eps - low);
          const ParabolicBands::Pairs found = bands.at(eps);
          EXPECT_NEAR(found.density / (part * e.half), 1., 1e-10) << eps;
          const double pressure = part * e.three_halves + h.three_halves / part;
          EXPECT_NEAR(found.pressure / pressure, 1., 1e-10) << eps;
          EXPECT_NEAR(bands.eps_of(found.density), eps, 1e-9 * std::abs(eps)) << eps;
        }
      // One after the other: 2 (2 pi m_0 kT/h^2)^(3/2) at 300 K is 2.5094e19 per cm^3.
      EXPECT_NEAR(ParabolicBands(1., 1.).effective_density(kt), 2.5094e25, 0.0001e25);
      EXPECT_NEAR(bands.effective_density(kt) / ParabolicBands(0.2, 0.2).effective_density(kt),
                  1.,
                  1e-12);
    }

    TEST(ParabolicBands, TableIsOfOneFunctionAndItsDerivatives)
    {
      const ParabolicBands bands(0.2, 0.3);
      for (double eps = -65.; eps < 210.; eps += 1.37)
        {
          constexpr double d = 1e-4;
          const auto below = bands.at(eps - d), here = bands.at(eps), above = bands.at(eps + d);
          EXPECT_NEAR((above.pressure - below.pressure) / (2. * d) / here.density, 1., 1e-7) << eps;
          EXPECT_NEAR((above.density - below.density) / (2. * d) / here.slope, 1., 1e-7) << eps;
        }
    }

    TEST(ParabolicBands, CollectHalfAsSteeplyAsBoundPairsUntilTheyFill)
    {
      // Few carriers: n = N_0 e^(eps/2), as each kind pays for its own entropy. Many: n of both
      // kinds in bands up to E_F, 2 E_F = eps kT for equal masses.
      const ParabolicBands bands(0.2, 0.2);
      EXPECT_NEAR(bands.at(-40.).density, std::exp(-20.), 1e-8 * std::exp(-20.));
      const double density = bands.at(150.).density * bands.effective_density(kt);
      constexpr double hbar = 1.054571817e-34, mass = 0.2 * 9.1093837015e-31;
      const double fermi_energy =
        hbar * hbar / (2. * mass) * std::pow(3. * constants::pi * constants::pi * density, 2. / 3.);
      EXPECT_NEAR(2. * fermi_energy / kt, 150., 0.05); // Sommerfeld's pi^2/12 (kT/E_F)^2, of 75
    }

    /// A film with a domain in it, of carriers in bands.
    struct Film
    {
      Film()
      {
        gap.declare(table);
        carriers.declare(table);
        test::choose(table, "Model/Mixed halide/Carriers/Filling", "parabolic bands");
        carriers.prepare();
        for (int i = 0; i < 40; ++i)
          {
            x.push_back(i < 8 ? 0.2 : 0.5 + 0.002 * i);
            volume.push_back(1. + 0.3 * std::sin(i));
          }
      }
      double solve(const double mean) const
      {
        const double reference = gap.carrier_energy(0.) / kt;
        std::vector<double> boltzmann;
        for (const double one : x)
          boltzmann.push_back(std::exp(reference - gap.carrier_energy(one) / kt));
        std::vector<double> log_z = {NAN};
        find_log_activities({boltzmann.data(), volume.data(), first, reference, carriers.bands()},
                            {mean / carriers.reference_density(kt)},
                            {std::accumulate(volume.begin(), volume.end(), 0.)},
                            log_z,
                            alone);
        return log_z[0];
      }
      double ratio(const std::size_t i, const double log_z) const
      {
        return std::exp(log_z - gap.carrier_energy(x[i]) / kt);
      }
      double energy(const double mean) const
      {
        const double log_z = solve(mean);
        double sum = 0.;
        for (std::size_t i = 0; i < x.size(); ++i)
          sum += volume[i] * (mean * kt * log_z + carriers.energy_density(ratio(i, log_z), kt));
        return sum;
      }
      ParameterTable table;
      BandGap gap;
      Photocarriers carriers;
      std::vector<double> x, volume;
      std::vector<std::size_t> first = {0, 40};
    };

    TEST(CarriersInBands, HaveTheGivenMeanAndPullAsTheirEnergySays)
    {
      Film film;
      const double total = std::accumulate(film.volume.begin(), film.volume.end(), 0.);
      for (const double mean : {1e16, 1e21, 1e24, 1e26})
        {
          const double log_z = film.solve(mean);
          double sum = 0.;
          for (std::size_t i = 0; i < film.x.size(); ++i)
            sum += film.volume[i] *
                   film.carriers.density(film.gap.carrier_energy(film.x[i]), log_z, 300.);
          EXPECT_NEAR(sum / total / mean, 1., 1e-10) << mean;
        }
      constexpr double mean = 1e26;
      const double log_z = film.solve(mean);
      for (const std::size_t i : {2u, 30u})
        {
          const auto energy = film.gap.carrier_energy(Jet<double, 1, 2>::variable(0, film.x[i]));
          const auto pull = film.carriers.energy_derivatives(energy, film.ratio(i, log_z), kt);
          const double x = film.x[i], step = 1e-3;
          const auto at = [&](const double displaced) {
            film.x[i] = displaced;
            return film.energy(mean);
          };
          const double difference =
            (8. * (at(x + step) - at(x - step)) - (at(x + 2. * step) - at(x - 2. * step))) /
            (12. * step);
          at(x);
          EXPECT_NEAR(difference / (film.volume[i] * pull.first[0]), 1., 1e-5) << i;
          const auto density = film.carriers.density_of(energy, film.ratio(i, log_z), kt);
          EXPECT_NEAR(density.value * 0.58 * eV / pull.first[0], 1., 1e-12);
          EXPECT_NEAR(density.first[0] * 0.58 * eV / pull.second[0], 1., 1e-12);
        }
    }

    TEST(CarriersOnSites, AreFoundOnThePlateauBetweenFullAndEmptyPlaces)
    {
      // A small deep domain is full, and all others hold e^-40 of their sites: whatever N, ln z is where
      // n adds up to it.
      const std::vector<double> volume = {1e-3, 1. - 1e-3};
      const std::vector<double> boltzmann = {1., std::exp(-40.)};
      const std::vector<std::size_t> first = {0, 2};
      for (const double filling : {1e-9, 0.9e-3, 0.9999999e-3, 1.0000001e-3, 1.1e-3, 0.1, 0.99})
        for (const double start : {std::nan(""), -300., 0., 20., 39., 300.})
          {
            std::vector<double> log_z = {start};
            find_log_activities({boltzmann.data(), volume.data(), first, 0.},
                                {filling},
                                {1.},
                                log_z,
                                alone);
            double sum = 0.;
            for (std::size_t i = 0; i < 2; ++i)
              sum += volume[i] / (1. + std::exp(-log_z[0]) / boltzmann[i]);
            EXPECT_NEAR(sum / filling, 1., 1e-12) << filling << " from " << start;
          }
    }
  } // namespace
} // namespace softlattice
