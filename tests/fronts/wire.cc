// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A wire of CsPbIBr2, x = 2/3, T0 = 370 K, that is heated: LT turns into HT from its ends, by ions that cross the
// interface, thermally activated (Bischak et al., Matter 2020, 10.1016/j.matt.2020.07.015).
#include "models/constants.h"
#include "tests/fronts/test_run.h"
#include "tests/support/statistics.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr double length = 6e-6; // [m]

  std::string wire(const std::string &temperature,
                   const std::string &initial,
                   const double width = 100.)
  {
    return fmt::format(
      "subsection Geometry\n set Kind = nanowire\n set Dimension = 2\n set Length = 6 um\n"
      " set Diameter = 300 nm\nend\n"
      "subsection Model\n subsection Free energy\n  set Br fraction = 0.6666666666666667\n end\n"
      " subsection Interface\n  set Width = {} nm\n  set Growth aspect ratio = 3\n end\nend\n"
      "subsection Environment\n set Temperature = {}\n set Relative humidity = 0 %\nend\n"
      "subsection Initial state\n{}end\n"
      "subsection Time\n set End time = 1 d\nend\n",
      width,
      temperature,
      initial);
  }
  const std::string no_nuclei = "subsection Nucleation\n set Rate law = none\n"
                                " subsection HT nuclei\n  set Rate law = none\n end\nend\n";
  const std::string front = " set Kind = front\n set Front position = 4.5 um\n";

  /// How far a front has gone over time [m].
  struct Track
  {
    std::vector<double> times, ways;
    double speed() const { return ways.back() / times.back(); }
  };

  Track track(const std::string &temperature, const double width = 100.)
  {
    TestRun run(wire(temperature, front, width) + no_nuclei);
    const double v = std::abs(run.what.models.front_velocity(run.what.models.environment().at(0.)));
    const double duration = 2e-6 / v, start = run.mean();
    Track result;
    for (int i = 1; i <= 8; ++i)
      {
        run.advance_to(i * duration / 8.);
        result.times.push_back(run.now());
        result.ways.push_back((start - run.mean()) * length);
      }
    return result;
  }

  // V6: constant velocity at each of three temperatures, and the energy that was put in.
  TEST(Wire, FrontsOfHtAreActivated)
  {
    const std::vector<double> temperatures = {440., 450., 460.};
    std::vector<double> inverse, logarithm;
    for (const double temperature : temperatures)
      {
        const Track here = track(fmt::format("{} K", temperature));
        const double r = statistics::correlation(here.times, here.ways);
        EXPECT_GT(r * r, 0.999) << temperature;
        // Of the velocity 1 - exp(-|dG|/RT) is the driving force, the rest the rate of crossing.
        const double u = 24.1 * (temperature - 370.) / (constants::gas_constant * temperature);
        inverse.push_back(1. / temperature);
        logarithm.push_back(std::log(here.speed() / -std::expm1(-u)));
        if (temperature == 450.)
          {
            EXPECT_NEAR(here.speed(), 10e-9, 0.03 * 10e-9);
          }
      }
    const double energy = -constants::boltzmann * (logarithm.back() - logarithm.front()) /
                          (inverse.back() - inverse.front());
    EXPECT_NEAR(energy / constants::eV, 2., 0.02 * 2.);
    const double r = statistics::correlation(inverse, logarithm);
    EXPECT_GT(r * r, 0.999);
    RecordProperty("energy_meV", static_cast<int>(1e3 * energy / constants::eV));
    // Half the width of the interface, and with it half the size of the cells.
    EXPECT_NEAR(track("450 K", 50.).speed(), track("450 K").speed(), 0.03 * 10e-9);
  }

  // V7: no force, no motion; and fronts turn at T0 +- 1 K.
  TEST(Wire, NothingMovesAtT0)
  {
    TestRun run(wire("370 K", front) + no_nuclei +
                "subsection Nucleation\n set Slab duration = 1e6 s\nend\n");
    const double start = run.mean();
    run.advance_to(86400.);
    EXPECT_LT(std::abs(run.mean() - start) * length / 86400., 1e-3 * 10e-9);
    const ModelSet &models = run.what.models;
    const Conditions at = models.environment().at(0.);
    Conditions above = at, below = at;
    above.temperature += 1.;
    below.temperature -= 1.;
    EXPECT_LT(models.front_velocity(above), 0.);
    EXPECT_GT(models.front_velocity(below), 0.);
  }

  // Nuclei of HT at both ends, and fronts that meet.
  TEST(Wire, TurnsBlackFromItsEnds)
  {
    TestRun run(
      wire("450 K", " set Kind = LT\n") +
      "subsection Nucleation\n subsection HT nuclei\n  set Factor at wire ends = 1e6\n end\nend\n");
    std::vector<Nucleus> nuclei;
    while (run.mean() > 0.01 && run.now() < 86400.)
      for (const Nucleus &nucleus : run.step_towards(86400.).births)
        nuclei.push_back(nucleus);
    ASSERT_GE(nuclei.size(), 2u);
    bool left = false, right = false;
    for (const Nucleus &nucleus : nuclei)
      {
        EXPECT_TRUE(nucleus.turns_back);
        // The rest of the wire has J A = 5e-6 1/s, 0.2 % in the time that fronts take.
        EXPECT_TRUE(nucleus.place[0] < 1e-9 || nucleus.place[0] > length - 1e-9);
        (nucleus.place[0] < length / 2. ? left : right) = true;
      }
    EXPECT_TRUE(left && right);
    // Two fronts of 10 nm/s need 5 min for 6 um, and the ends wait 1/(J A) = 14 s on average.
    EXPECT_GT(run.now(), 0.8 * 300.);
    EXPECT_LT(run.now(), 1.4 * 300.);
  }
} // namespace
