// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Flat fronts against the sharp-interface velocity that the models prescribe, and the equilibrium
// profile against its energy, both of which are exact theory.
#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;

  std::string strip(const std::string &temperature, const std::string &humidity)
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 9.6 um\n set Width = 0.6 "
           "um\n"
           "end\nsubsection Model\n subsection Interface\n  set Width = 300 nm\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Initial state\n set Kind = front\n set Front position = 3 um\nend\n"
           "subsection Environment\n set Temperature = " +
           temperature + "\n set Relative humidity = " + humidity +
           "\nend\nsubsection Time\n set End time = 1e6 s\nend\n";
  }

  constexpr double length = 9.6e-6;
  constexpr double width = 300e-9;

  /// Velocity [m/s] of the front once it has its travelling shape.
  double measured_velocity(TestRun &run, const double expected)
  {
    // Two widths to settle, then eight to measure.
    run.advance_to(2. * width / std::abs(expected));
    const double first = run.measure().fields[0].mean, from = run.now();
    run.advance_to(from + 8. * width / std::abs(expected));
    return length * (run.measure().fields[0].mean - first) / (run.now() - from);
  }

  struct Method
  {
    std::string integrator;
    std::string degree;
  };

  class PlanarFront : public testing::TestWithParam<Method>
  {};

  // Travels at the velocity of the models to 1 % with six points on the interface.
  TEST_P(PlanarFront, VelocityAtRoomTemperature)
  {
    TestRun run(strip("25 degC", "60 %"),
                {"Time/Integrator = " + GetParam().integrator,
                 "Discretisation/Polynomial degree = " + GetParam().degree,
                 "Discretisation/Points per interface = 6"});
    const double expected = run.what.models.front_velocity(run.what.models.environment().at(0.));
    EXPECT_NEAR(measured_velocity(run, expected) / expected, 1., 0.01);
  }

  INSTANTIATE_TEST_SUITE_P(Methods,
                           PlanarFront,
                           testing::Values(Method{"TR-BDF2", "2"},
                                           Method{"TR-BDF2", "3"},
                                           Method{"TR-BDF2", "4"},
                                           Method{"RKC2", "3"}),
                           [](const auto &info) {
                             std::string name = info.param.integrator + "Q" + info.param.degree;
                             name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
                             return name;
                           });

  // Equilibrium at T0 = 590 K, whatever the humidity; on both sides of it, 1 K away, the front goes
  // where the stable phase is not yet.
  TEST(PlanarFrontNearEquilibrium, SignChangesAtEquilibriumTemperature)
  {
    for (const std::string humidity : {"0 %", "80 %"})
      {
        TestRun below(strip("589 K", humidity)), at(strip("590 K", humidity)),
          above(strip("591 K", humidity));
        const double v_below =
          below.what.models.front_velocity(below.what.models.environment().at(0.));
        const double v_above =
          above.what.models.front_velocity(above.what.models.environment().at(0.));
        ASSERT_GT(v_below, 0.);
        ASSERT_LT(v_above, 0.);
        EXPECT_NEAR(measured_velocity(below, v_below) / v_below, 1., 0.01);
        EXPECT_NEAR(measured_velocity(above, v_above) / v_above, 1., 0.01);
        EXPECT_EQ(at.what.models.front_velocity(at.what.models.environment().at(0.)), 0.);
        EXPECT_LT(std::abs(measured_velocity(at, v_below)), 1e-3 * v_below);
      }
  }

  // Without driving force the energy of the interface is sigma times its length, shared equally
  // between barrier and gradient (equipartition of the equilibrium profile).
  TEST(PlanarFrontAtEquilibrium, EnergyOfTheProfile)
  {
    TestRun run(strip("590 K", "0 %"));
    const PhaseFieldCoefficients &c = run.what.models.coefficients();
    run.advance_to(1.);
    const Measured measured = run.measure();
    const double expected = c.interface_energy * 0.6e-6; // per metre of depth
    EXPECT_NEAR(measured.energy.total() / expected, 1., 0.005);
    EXPECT_NEAR(measured.energy.gradient / measured.energy.bulk, 1., 0.01);
  }
} // namespace
