// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/free_energy/calibration.h"
#include "models/model_set.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    const double width_over_length = 2. * std::log(9.);

    /// Mismatch at eta = 1/2 of the travelling-wave profiles that leave the two wells, for a trial
    /// velocity. With p(eta) = - lambda d eta/dz = u eta (1 - eta), z in units of lambda,
    ///   u' = [V u + 2 (1 - 2 eta)(1 - u^2) - 30 D eta (1 - eta)] / (2 u eta (1 - eta)),
    /// D = |dg|/W = P lambda / (3 l), V = v/(L lambda W); both wells are regular singular points.
    double mismatch(const double velocity, const double drive)
    {
      const auto shoot = [&](const bool from_zero) {
        const double sign = from_zero ? 1. : -1.;
        const double u0 = (sign * velocity + std::sqrt(velocity * velocity + 16.)) / 4.;
        const double u1 = (-4. * (1. - u0 * u0) - sign * 30. * drive) / (6. * u0 - sign * velocity);
        const double start = 1e-4;
        const int n = 20000;
        const double h = std::log(0.5 / start) / n;
        const auto slope = [&](const double s, const double u) {
          const double z = start * std::exp(s); // distance from the well
          const double eta = from_zero ? z : 1. - z;
          const double g = z * (1. - z);
          return sign * z * (velocity * u + 2. * (1. - 2. * eta) * (1. - u * u) - 30. * drive * g) /
                 (2. * u * g);
        };
        double u = u0 + u1 * start;
        for (int i = 0; i < n; ++i)
          {
            const double s = i * h;
            const double k1 = slope(s, u);
            const double k2 = slope(s + h / 2., u + h / 2. * k1);
            const double k3 = slope(s + h / 2., u + h / 2. * k2);
            const double k4 = slope(s + h, u + h * k3);
            u += h / 6. * (k1 + 2. * k2 + 2. * k3 + k4);
          }
        return u;
      };
      return shoot(true) - shoot(false);
    }

    TEST(FrontVelocityRatio, IsTheEigenvalueOfTheTravellingWave)
    {
      // At nodes of the table the ratio is exact; in between it is interpolated.
      struct Case
      {
        double control_parameter, tolerance;
      };
      for (const Case c : {Case{0.25, 1e-6},
                           {1., 1e-6},
                           {2., 1e-6},
                           {6., 1e-6},
                           {12., 1e-6},
                           {0.1, 1e-6},
                           {1.75, 1e-4},
                           {3.5, 1e-4},
                           {7.5, 2e-4},
                           {13., 3e-4}})
        {
          const double drive = c.control_parameter / (3. * width_over_length);
          const double ratio = front_velocity_ratio(c.control_parameter);
          // v0 = M_int |dg| = 6 L lambda |dg|, so V0 = 6 D.
          const double below = mismatch(6. * drive * ratio * (1. - c.tolerance), drive);
          const double above = mismatch(6. * drive * ratio * (1. + c.tolerance), drive);
          EXPECT_LT(below * above, 0.) << "P = " << c.control_parameter;
        }
    }

    TEST(FrontVelocityRatio, HasTheSharpLimitAndDecreases)
    {
      EXPECT_EQ(front_velocity_ratio(0.), 1.);
      double last = 1.;
      for (double p = 0.01; p < 16.; p += 0.01)
        {
          EXPECT_LT(front_velocity_ratio(p), last) << p;
          last = front_velocity_ratio(p);
        }
      // Published finite-difference runs with 6 cells per width; their grid error is 1 to 5 %.
      EXPECT_NEAR(front_velocity_ratio(1.), 0.974, 0.02);
      EXPECT_NEAR(front_velocity_ratio(4.), 0.863, 0.03);
      EXPECT_NEAR(front_velocity_ratio(16.), 0.561, 0.03);
    }

    TEST(Calibration, GivesTheInterfaceEnergyAndWidth)
    {
      ParameterTable table;
      InterfaceCalibration calibration;
      calibration.declare(table);
      test::set(table, "Model/Interface/Energy", 0.05);
      test::set(table, "Model/Interface/Width", 120e-9);
      const PhaseFieldCoefficients c = calibration.coefficients(4.9e7);

      // sigma = sqrt(2 kappa W)/6 and lambda = sqrt(kappa/(2 W)) of the equilibrium profile
      EXPECT_NEAR(std::sqrt(2. * c.gradient_coefficient * c.barrier) / 6., 0.05, 1e-15);
      EXPECT_NEAR(std::sqrt(c.gradient_coefficient / (2. * c.barrier)), c.profile_length, 1e-20);
      // eta = (1 - tanh(z / 2 lambda))/2 is 0.9 and 0.1 a width apart.
      const double half = 0.5 * c.interface_width;
      EXPECT_NEAR(0.5 * (1. - std::tanh(half / (2. * c.profile_length))), 0.1, 1e-14);
      EXPECT_NEAR(0.5 * (1. + std::tanh(half / (2. * c.profile_length))), 0.9, 1e-14);
      EXPECT_NEAR(c.gradient_coefficient, 1.3655 * 0.05 * 120e-9, 5e-4 * c.gradient_coefficient);
      EXPECT_NEAR(c.barrier, 13.18 * 0.05 / 120e-9, 5e-4 * c.barrier);
    }

    TEST(Calibration, ScalesTheDrivingForceToTheWantedControlParameter)
    {
      ParameterTable table;
      InterfaceCalibration calibration;
      calibration.declare(table);
      test::set(table, "Model/Interface/Width", 100e-9);
      test::set(table, "Model/Interface/Control parameter", 1.);
      const double dg = 4.9e7;
      const PhaseFieldCoefficients c = calibration.coefficients(dg);
      // With a width of 100 nm and 0.03 J/m^2 the physical P is 164 and s = 6.1e-3.
      EXPECT_NEAR(c.driving_force_scale, 6.1e-3, 0.05e-3);
      EXPECT_NEAR(c.control_parameter(dg), 1., 1e-14);
      EXPECT_NEAR(c.control_parameter(-0.5 * dg), 0.5, 1e-14);
      EXPECT_NEAR(c.physical_critical_radius(-dg, 3), 2. * 0.03 / dg, 1e-24);
      // What the scale makes of curvature is taken out, so that r* is that of the material; or it is not, and r* is
      // l/P.
      EXPECT_NEAR(c.cancelled_energy, (1. - c.driving_force_scale) * 0.03, 1e-15);
      EXPECT_NEAR(c.numerical_critical_radius(-dg, 2), 0.03 / dg, 1e-12 * 100e-9);
      test::set(table, "Model/Interface/Curvature", std::string("variational"));
      EXPECT_EQ(calibration.coefficients(dg).cancelled_energy, 0.);
      EXPECT_NEAR(calibration.coefficients(dg).numerical_critical_radius(-dg, 2), 100e-9, 1e-20);
      test::set(table, "Model/Interface/Curvature", std::string("physical"));

      // Where the physical P is small already, nothing is scaled.
      test::set(table, "Model/Interface/Width", 0.5e-9);
      EXPECT_EQ(calibration.coefficients(dg).driving_force_scale, 1.);
      EXPECT_EQ(calibration.coefficients(dg).cancelled_energy, 0.);
      EXPECT_EQ(calibration.coefficients(0.).driving_force_scale, 1.);
    }

    TEST(Calibration, MobilityGivesThePhysicalVelocity)
    {
      ParameterTable table;
      InterfaceCalibration calibration;
      calibration.declare(table);
      test::set(table, "Model/Interface/Width", 2e-9);
      test::set(table, "Model/Interface/Control parameter", 4.);
      const double dg = 4.9e7;
      const double mobility = 100e-9 / dg;
      const PhaseFieldCoefficients c = calibration.coefficients(dg);
      EXPECT_EQ(c.driving_force_scale, 1.);
      EXPECT_NEAR(c.barrier, 2.0e8, 0.03e8);
      EXPECT_NEAR(c.gradient_coefficient, 8.2e-11, 0.05e-11);
      // In the limit of a small driving force L = 0.7323 M/l, and v = 6 L lambda s |dg| c(P).
      EXPECT_NEAR(c.mobility(mobility, 0.), 7.4e-7, 0.1e-7);
      for (const double force : {0.1 * dg, dg})
        EXPECT_NEAR(6. * c.mobility(mobility, force) * c.profile_length * c.driving_force_scale *
                      force * front_velocity_ratio(c.control_parameter(force)),
                    mobility * force,
                    1e-13 * mobility * force);
    }

    TEST(Calibration, TakesTheLargestDrivingForceOfTheRun)
    {
      ParameterTable table;
      ModelSet models;
      models.declare(table);
      Schedule ramp;
      ramp.times = {0., 100., 200.};
      ramp.values = {400., 298., 500.};
      test::set(table, "Environment/Temperature", ramp);
      models.prepare(100.);
      const PhaseFieldCoefficients &c = models.coefficients();
      EXPECT_NEAR(c.control_parameter(models.transition().driving_force(298.)), 2., 1e-12);
      EXPECT_LT(c.control_parameter(models.transition().driving_force(400.)), 2.);
    }
  } // namespace
} // namespace softlattice
