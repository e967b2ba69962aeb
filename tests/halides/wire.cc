// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A wire of CsPbIBr2 whose composition is a field turns black: V6 and V7 of the review's claims.
#include "models/constants.h"
#include "tests/halides/halide_run.h"
#include "tests/support/statistics.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double length = 3e-6; // [m]
  constexpr std::size_t phase = 1;

  HalideRun wire(const double temperature)
  {
    return HalideRun("wire_heating",
                     {"Geometry/Length = 3 um",
                      "Geometry/Diameter = 100 nm",
                      fmt::format("Environment/Temperature = {} K", temperature),
                      "Initial state/Kind = front",
                      "Initial state/Front position = 2.7 um",
                      "Nucleation/Rate law = none",
                      "Nucleation/HT nuclei/Rate law = none",
                      "Nucleation/HT nuclei/Factor at wire ends=", // of no use then
                      "Output/Interval = 0 s",
                      "Time/End time = 10 d"});
  }

  // 2 eV that were put in at x = 2/3, and 10 nm/s at 450 K: where fronts outrun the halides they keep both.
  TEST(WireWithComposition, FrontsOfHtAreActivated)
  {
    std::vector<double> inverse, logarithm;
    for (const double temperature : {460., 470., 480.})
      {
        HalideRun run = wire(temperature);
        const double u = 24.1 * (temperature - 370.) / (constants::gas_constant * temperature);
        const double rate =
          10e-9 / -std::expm1(-24.1 * 80. / (constants::gas_constant * 450.)) *
          std::exp(-2. * constants::eV / constants::boltzmann * (1. / temperature - 1. / 450.));
        const double expected = rate * -std::expm1(-u);
        // Iodide that the interface takes with it is there after a few of its widths.
        run.advance_to(0.8e-6 / expected);
        std::vector<double> times, places;
        for (int i = 0; i <= 8; ++i)
          {
            run.advance_to((0.8e-6 + 0.15e-6 * i) / expected);
            times.push_back(run.now());
            places.push_back(-run.measure().fields[phase].mean * length);
          }
        const double speed = (places.back() - places.front()) / (times.back() - times.front());
        const double r = statistics::correlation(times, places);
        EXPECT_GT(r * r, 0.999) << temperature;
        EXPECT_NEAR(speed, expected, 0.06 * expected) << temperature;
        EXPECT_LT(speed, expected) << "what halides do in the interface costs energy";
        inverse.push_back(1. / temperature);
        logarithm.push_back(std::log(speed / -std::expm1(-u)));
        EXPECT_NEAR(run.mean(), 2. / 3., 1e-10);
      }
    const double energy = -constants::boltzmann * (logarithm.back() - logarithm.front()) /
                          (inverse.back() - inverse.front());
    EXPECT_NEAR(energy / constants::eV, 2., 0.02 * 2.);
    const double r = statistics::correlation(inverse, logarithm);
    EXPECT_GT(r * r, 0.999);
    RecordProperty("energy_meV", static_cast<int>(1e3 * energy / constants::eV));
  }

  // At T0 there is no force, and no motion but what halides that go from one phase into the other make of it.
  TEST(WireWithComposition, NothingMovesAtT0)
  {
    HalideRun run = wire(370.);
    run.advance_to(3600.);
    const double start = run.measure().fields[phase].mean;
    run.advance_to(86400.);
    EXPECT_LT(std::abs(run.measure().fields[phase].mean - start) * length / (86400. - 3600.),
              1e-3 * 10e-9);
  }
} // namespace
