// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Spectra of known distributions of gaps: moments of the line sqrt(E) exp(-E) and of a normal distribution
// on top of it, and Boltzmann weights.
#include "solver/analysis/photoluminescence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace
{
  using namespace softlattice;

  constexpr double electron_volt = 1.602176634e-19;
  constexpr double room = 1.380649e-23 * 298.15; // kT [J]

  /// Steps of about kT/13 around gaps from 1.6 to 2.3 eV.
  EnergyGrid grid(const double broadening = 0.)
  {
    return grid_around(1.6 * electron_volt,
                       2.3 * electron_volt,
                       room,
                       broadening,
                       0.002 * electron_volt);
  }

  struct Carriers
  {
    double gap;
    double number;
  };

  std::vector<double> histogram(const EnergyGrid &grid, const std::vector<Carriers> &list)
  {
    std::vector<double> amounts(grid.n, 0.);
    for (const Carriers &one : list)
      grid.deposit(one.gap, one.number, amounts.data());
    return amounts;
  }

  double variance(const Spectrum &spectrum)
  {
    double sum = 0.;
    for (std::size_t i = 0; i < spectrum.intensity.size(); ++i)
      sum += spectrum.intensity[i] * spectrum.grid.step *
             std::pow(spectrum.grid.energy(i) - spectrum.mean(), 2);
    return sum;
  }

  TEST(Photoluminescence, LineOfOneGap)
  {
    // Mode kT/2, mean 3/2 kT and variance 3/2 (kT)^2 above the gap, which is between two energies.
    const double gap = 1.7207 * electron_volt;
    const Spectrum spectrum = emission(grid(), histogram(grid(), {{gap, 6.}}), room, 0.);
    EXPECT_NEAR(spectrum.total(), 1., 1e-6);
    EXPECT_NEAR(spectrum.mean(), gap + 1.5 * room, 1e-3 * room);
    EXPECT_NEAR(spectrum.peak(), gap + 0.5 * room, 0.02 * room);
    // The histogram adds up to a quarter of a step squared, the intervals of the line a twelfth.
    EXPECT_NEAR(variance(spectrum), 1.5 * room * room, 0.34 * std::pow(grid().step, 2));
  }

  TEST(Photoluminescence, BroadeningAddsItsVarianceAndLeavesTheMean)
  {
    const double gap = 1.9 * electron_volt, s = 0.037 * electron_volt;
    const EnergyGrid wide = grid(s);
    const Spectrum spectrum = emission(wide, histogram(wide, {{gap, 1.}}), room, s);
    EXPECT_NEAR(spectrum.total(), 1., 1e-6);
    EXPECT_NEAR(spectrum.mean(), gap + 1.5 * room, 1e-3 * room);
    // A twelfth of a step squared more, of the intervals of the broadening.
    EXPECT_NEAR(variance(spectrum), 1.5 * room * room + s * s, 0.42 * std::pow(wide.step, 2));
    // What its default is for: near the measured 103 meV at half maximum at room temperature, to a step at either end.
    const auto half = 0.5 * *std::max_element(spectrum.intensity.begin(), spectrum.intensity.end());
    const auto above = std::count_if(spectrum.intensity.begin(),
                                     spectrum.intensity.end(),
                                     [&](const double one) { return one > half; });
    EXPECT_NEAR(above * wide.step, 0.103 * electron_volt, 2. * wide.step);
  }

  TEST(Photoluminescence, CarriersMakeTheWeights)
  {
    // A tenth of the volume with a gap that is 0.2 eV lower has nearly all carriers, by exp(0.2 eV/kT).
    const double low = 1.74 * electron_volt, high = 1.94 * electron_volt;
    const double few = 0.9, many = 0.1 * std::exp((high - low) / room);
    const Spectrum spectrum =
      emission(grid(), histogram(grid(), {{low, many}, {high, few}}), room, 0.);
    EXPECT_NEAR(spectrum.peak(), low + 0.5 * room, 0.02 * room);
    double below = 0.;
    for (std::size_t i = 0; i < spectrum.intensity.size(); ++i)
      if (spectrum.grid.energy(i) < high - 0.5 * spectrum.grid.step)
        below += spectrum.intensity[i] * spectrum.grid.step;
    // But the tail of the low line beyond the high gap: Q(3/2, x) = erfc(sqrt x) + 2 sqrt(x/pi) e^-x,
    // at the edge of the interval.
    const double x = (high - low) / room - 0.5 * grid().step / room;
    const double tail = std::erfc(std::sqrt(x)) + 2. * std::sqrt(x / std::acos(-1.)) * std::exp(-x);
    EXPECT_NEAR(1. - below, (few + many * tail) / (few + many), 1e-6);
  }

  TEST(Photoluminescence, MixtureHasTheMeanOfItsGaps)
  {
    // Gaps at random places between the energies of the grid: the mean is exact.
    std::mt19937 random(1);
    std::vector<Carriers> list;
    double carriers = 0., moment = 0.;
    for (unsigned int k = 0; k < 1000; ++k)
      {
        list.push_back({(1.6 + 0.5 * random() / 4294967296.) * electron_volt, 1. + random() % 5});
        carriers += list.back().number;
        moment += list.back().number * list.back().gap;
      }
    const Spectrum spectrum = emission(grid(), histogram(grid(), list), room, 0.);
    EXPECT_NEAR(spectrum.mean(), moment / carriers + 1.5 * room, 1e-3 * room);
  }

  TEST(Photoluminescence, WhatIsBeyondTheGridIsAtItsEndAndNothingEmitsNothing)
  {
    const EnergyGrid here = grid();
    const std::vector<double> amounts =
      histogram(here, {{here.lowest - here.step, 4.}, {here.lowest, 1.}, {5. * electron_volt, 8.}});
    EXPECT_EQ(amounts.front(), 5.);
    EXPECT_EQ(amounts.back(), 8.);
    EXPECT_TRUE(std::isnan(emission(here, std::vector<double>(here.n, 0.), room, 0.).peak()));
    // Whole multiples of the step, so that runs can be compared.
    EXPECT_NEAR(std::remainder(here.lowest, here.step), 0., 1e-9 * here.step);
  }
} // namespace
