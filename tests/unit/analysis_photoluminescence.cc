// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Spectra of known distributions of gaps: moments of the line sqrt(E) exp(-E), and Boltzmann weights.
#include "solver/analysis/photoluminescence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace
{
  using namespace softlattice;

  constexpr double electron_volt = 1.602176634e-19;
  constexpr double room = 1.380649e-23 * 298.15; // kT [J]

  /// From 1.5 to 2.7 eV in steps of about kT/13.
  EnergyGrid grid()
  {
    return {1.5 * electron_volt, 0.002 * electron_volt, 601};
  }

  GapHistogram of(const std::vector<double> &gaps,
                  const std::vector<double> &densities,
                  const std::vector<double> &volumes)
  {
    GapHistogram histogram(grid());
    histogram.add(gaps.data(), densities.data(), volumes.data(), gaps.size());
    return histogram;
  }

  TEST(Photoluminescence, LineOfOneGap)
  {
    // Mode kT/2, mean 3/2 kT and variance 3/2 (kT)^2 above the gap, which is between two energies.
    const double gap = 1.7207 * electron_volt;
    const Spectrum spectrum = emission(of({gap}, {2e21}, {3e-21}), room);
    EXPECT_NEAR(spectrum.total(), 6., 6e-12);
    EXPECT_NEAR(spectrum.mean(), gap + 1.5 * room, 1e-3 * room);
    EXPECT_NEAR(spectrum.peak(), gap + 0.5 * room, 0.02 * room);
    double variance = 0.;
    for (std::size_t i = 0; i < spectrum.intensity.size(); ++i)
      variance += spectrum.intensity[i] * spectrum.grid.step *
                  std::pow(spectrum.grid.energy(i) - spectrum.mean(), 2) / spectrum.total();
    // The histogram adds up to a quarter of a step squared, the intervals of the line a twelfth.
    EXPECT_NEAR(variance, 1.5 * room * room, 0.34 * std::pow(grid().step, 2));
  }

  TEST(Photoluminescence, CarriersMakeTheWeights)
  {
    // A tenth of the volume with a gap that is 0.2 eV lower has nearly all carriers, by exp(0.2 eV/kT).
    const double low = 1.74 * electron_volt, high = 1.94 * electron_volt;
    const double ratio = std::exp((high - low) / room);
    const Spectrum spectrum = emission(of({low, high}, {ratio, 1.}, {0.1, 0.9}), room);
    EXPECT_NEAR(spectrum.peak(), low + 0.5 * room, 0.02 * room);
    double below = 0.;
    for (std::size_t i = 0; i < spectrum.intensity.size(); ++i)
      if (spectrum.grid.energy(i) < high - 0.5 * spectrum.grid.step)
        below += spectrum.intensity[i] * spectrum.grid.step;
    // And the tail of the low line beyond the high gap: Q(3/2, x) = erfc(sqrt x) + 2 sqrt(x/pi) e^-x,
    // at the edge of the interval.
    const double x = (high - low) / room - 0.5 * grid().step / room;
    const double tail = std::erfc(std::sqrt(x)) + 2. * std::sqrt(x / std::acos(-1.)) * std::exp(-x);
    EXPECT_NEAR(below, 0.1 * ratio * (1. - tail), 1e-4 * below);
    EXPECT_NEAR(spectrum.total(), 0.1 * ratio + 0.9, 1e-9 * spectrum.total());
  }

  TEST(Photoluminescence, MixtureHasTheMeanOfItsGaps)
  {
    // Gaps at random places between the energies of the grid: the mean is exact.
    std::mt19937 random(1);
    std::vector<double> gaps, densities, volumes;
    double carriers = 0., moment = 0.;
    for (unsigned int k = 0; k < 1000; ++k)
      {
        gaps.push_back((1.6 + 0.5 * random() / 4294967296.) * electron_volt);
        densities.push_back(1. + random() % 5);
        volumes.push_back(1. + random() % 7);
        carriers += densities.back() * volumes.back();
        moment += densities.back() * volumes.back() * gaps.back();
      }
    const GapHistogram histogram = of(gaps, densities, volumes);
    EXPECT_EQ(histogram.missed(), 0.);
    EXPECT_NEAR(histogram.mean_gap(), moment / carriers, 1e-12 * moment / carriers);
    EXPECT_NEAR(emission(histogram, room).mean(), moment / carriers + 1.5 * room, 1e-3 * room);
  }

  TEST(Photoluminescence, WhatIsNotOnTheGridIsCountedApart)
  {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const EnergyGrid here = grid();
    const GapHistogram histogram =
      of({here.lowest, here.energy(here.n - 1), here.lowest - here.step, 3. * electron_volt, nan},
         {1., 2., 4., 8., 16.},
         {1., 1., 1., 1., 1.});
    EXPECT_EQ(histogram.missed(), 28.);
    EXPECT_EQ(histogram.carriers().front(), 1.);
    EXPECT_NEAR(histogram.carriers().back(), 2., 1e-9);
    EXPECT_TRUE(std::isnan(emission(GapHistogram(here), room).peak()));
    EXPECT_TRUE(std::isnan(GapHistogram(here).mean_gap()));
  }
} // namespace
