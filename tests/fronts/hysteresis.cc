// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Heating and cooling through the equilibrium temperature T0 at a constant humidity, with a front
// that is there already. With a sharp front the LT fraction X follows dX/dt = v(T(t))/length, so a
// cycle traces a loop in the plane of X and T: X has its extremes where T passes T0, not where T has
// its own. With one mobility for both directions v is an odd function of T - T0 and the loop closes.
#include "tests/fronts/test_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace
{
  using namespace softlattice;

  constexpr double length = 9.6e-6;
  /// From T0 down by 1 K, through T0 up, and back to T0, with quarters of this length [s]; the mobility is the same both
  /// ways.
  std::string cycle(const double quarter)
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 9.6 um\n set Width = 0.6 "
           "um\nend\n"
           "subsection Model\n subsection Interface\n  set Width = 300 nm\n end\n"
           " subsection Interface kinetics\n  set Law = constant mobility\n"
           "  set Interface mobility = 1.4e-13 m^4/J/s\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Initial state\n set Kind = front\n set Front position = 4.8 um\nend\n"
           "subsection Environment\n"
           " set Temperature = 590 K at 0 s, " +
           fmt::format(
             "589 K at {} s, 591 K at {} s, 590 K at {} s\n set Relative humidity = 60 %\nend\n"
             "subsection Time\n set End time = {} s\n set Largest step = {} s\nend\n",
             quarter,
             3. * quarter,
             4. * quarter,
             4. * quarter,
             0.05 * quarter);
  }

  /// Way [m] of a sharp front from 0 to t.
  double way(const ModelSet &models, const double t)
  {
    constexpr int n = 4000;
    double sum = 0.;
    for (int i = 0; i < n; ++i)
      sum += models.front_velocity(models.environment().at((i + 0.5) * t / n)) * t / n;
    return sum;
  }

  /// One cycle; returns by how much the fraction at T0 on the way down differs from that on the way up.
  double loop(const double quarter)
  {
    TestRun run(cycle(quarter));
    const ModelSet &models = run.what.models;
    const auto fraction = [&run] { return run.measure().fields[0].mean; };
    const double start = fraction();
    const double swept = way(models, 2. * quarter) / length; // largest change of X, at the return
    EXPECT_GT(swept, 0.02);
    EXPECT_NEAR(way(models, 4. * quarter), 0., 1e-3 * swept * length);

    // Slowest at the turns of the front, so it is there that X is flat: t = 2 quarters, 4 quarters.
    run.advance_to(quarter);
    const double coldest = fraction();
    run.advance_to(2. * quarter);
    const double back_at_t0 = fraction();
    run.advance_to(3. * quarter);
    const double hottest = fraction();
    run.advance_to(4. * quarter);
    const double end = fraction();

    EXPECT_NEAR(coldest - start, way(models, quarter) / length, 0.02 * swept);
    EXPECT_NEAR(back_at_t0 - start, swept, 0.02 * swept);
    EXPECT_NEAR(hottest - start, way(models, 3. * quarter) / length, 0.02 * swept);
    EXPECT_NEAR(end, start, 0.02 * swept) << "the loop is open";
    // At one temperature, T0, there are two fractions: that of the way and that of the return.
    EXPECT_GT(back_at_t0 - start, 0.9 * swept);
    return back_at_t0 - start;
  }

  // The slower, the wider in X: what a front sweeps grows as the time of a cycle.
  TEST(Hysteresis, FrontGoesBackAndForthAndTheLoopClosesAtThreeRates)
  {
    const std::array<double, 3> width = {loop(20.), loop(40.), loop(80.)};
    EXPECT_NEAR(width[1] / width[0], 2., 0.08);
    EXPECT_NEAR(width[2] / width[1], 2., 0.08);
  }
} // namespace
