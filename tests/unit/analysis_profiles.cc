// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Junctions with known widths, and profiles of known interdiffusion coefficients.
#include "solver/analysis/boltzmann_matano.h"
#include "solver/analysis/profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <stdexcept>

namespace
{
  using namespace softlattice;

  Profile sampled(const std::function<double(double)> &value,
                  const double from,
                  const double to,
                  const unsigned int n)
  {
    Profile profile;
    for (unsigned int i = 0; i < n; ++i)
      {
        profile.position.push_back(from + (to - from) * i / (n - 1));
        profile.value.push_back(value(profile.position.back()));
      }
    return profile;
  }

  TEST(JunctionWidth, OfAnErrorFunctionAndATanh)
  {
    // The inverse error function of 0.8 is 0.9061938. The places are found by linear interpolation in
    // steps of 5 nm: error below step^2 f''/(8 f') = 0.03 nm on either side.
    const double diffusion_length = 2. * std::sqrt(3.5e-17 * 3600.);
    const Profile junction =
      sampled([&](const double z) { return 0.1 + 0.4 * std::erfc((z - 4e-6) / diffusion_length); },
              0.,
              10e-6,
              2001);
    EXPECT_NEAR(plateaus(junction).low_side, 0.9, 1e-12);
    EXPECT_NEAR(plateaus(junction).high_side, 0.1, 1e-12);
    EXPECT_NEAR(junction_width(junction, plateaus(junction)),
                2. * 0.9061938024368232 * diffusion_length,
                0.06e-9);
    const double lambda = 50e-9;
    const Profile interface =
      sampled([&](const double z) { return 0.5 * (1. + std::tanh((z - 5e-6) / (2. * lambda))); },
              0.,
              10e-6,
              4001);
    EXPECT_NEAR(junction_width(interface, {0., 1.}), 2. * std::log(9.) * lambda, 0.1e-9);
  }

  TEST(JunctionWidth, RipplesFarAwayDoNotCount)
  {
    const double lambda = 50e-9;
    const Profile interface = sampled(
      [&](const double z) {
        const double ripple = z < 1e-6 || z > 9e-6 ? 0.6 * std::sin(z / 20e-9) : 0.;
        return 0.5 * (1. + std::tanh((z - 5e-6) / (2. * lambda))) + ripple;
      },
      0.,
      10e-6,
      4001);
    EXPECT_NEAR(junction_width(interface, {0., 1.}), 2. * std::log(9.) * lambda, 0.1e-9);
  }

  TEST(JunctionWidth, ThereMayBeNone)
  {
    const Profile flat = sampled([](double) { return 0.3; }, 0., 1., 50);
    EXPECT_TRUE(std::isnan(junction_width(flat, plateaus(flat))));
    // It ends before 90 % are reached.
    const Profile part = sampled([](const double z) { return z; }, 0., 0.8, 50);
    EXPECT_TRUE(std::isnan(junction_width(part, {0., 1.})));
  }

  /// Largest deviation of D from what it should be, relative, for compositions within the middle 80 %
  /// of the step; all of these have to be trusted.
  double error_in_the_middle(const Interdiffusion &found,
                             const Plateaus &between,
                             const std::function<double(double)> &expected)
  {
    double worst = 0.;
    unsigned int n_compared = 0;
    for (std::size_t i = 0; i < found.composition.size(); ++i)
      {
        const double way = (found.composition[i] - between.low_side) / between.step();
        if (way < 0.1 || way > 0.9)
          continue;
        ++n_compared;
        EXPECT_GE(i, found.first_trusted);
        EXPECT_LT(i, found.last_trusted);
        const double right = expected(found.composition[i]);
        worst = std::max(worst, std::abs(found.coefficient[i] / right - 1.));
      }
    EXPECT_GE(n_compared, 10u);
    return worst;
  }

  TEST(BoltzmannMatano, ConstantCoefficient)
  {
    const double diffusivity = 3.5e-17, t = 7200.; // [m^2/s], [s]
    for (const double low : {0.9, 0.2})            // falling and rising
      {
        const Plateaus between{low, 1.1 - low};
        const Profile profile = sampled(
          [&](const double z) {
            return low + 0.5 * (1.1 - 2. * low) *
                           (1. + std::erf((z - 3.1e-6) / (2. * std::sqrt(diffusivity * t))));
          },
          0.,
          8e-6,
          301);
        const Interdiffusion found = boltzmann_matano(profile, between, t);
        // The end of the profile cuts off 6e-6 of the step, 3 um away.
        EXPECT_NEAR(found.matano_plane, 3.1e-6, 3e-11);
        EXPECT_LT(error_in_the_middle(found, between, [&](double) { return diffusivity; }), 0.005);
      }
  }

  TEST(BoltzmannMatano, NoiseOfAMeasurement)
  {
    // 0.1 % of the step, at random: still within 5 % in the middle, and where it is trusted.
    std::mt19937 random(7);
    const double diffusivity = 3.5e-17, t = 7200.;
    const Profile profile = sampled(
      [&](const double z) {
        return 0.5 * std::erfc((z - 4e-6) / (2. * std::sqrt(diffusivity * t))) +
               1e-3 * (random() / 4294967296. - 0.5);
      },
      0.,
      8e-6,
      601);
    const Interdiffusion found = boltzmann_matano(profile, plateaus(profile), t);
    unsigned int n_compared = 0;
    for (std::size_t i = found.first_trusted; i < found.last_trusted; ++i)
      if (found.composition[i] > 0.1 && found.composition[i] < 0.9)
        {
          ++n_compared;
          EXPECT_NEAR(found.coefficient[i], diffusivity, 0.05 * diffusivity)
            << found.composition[i];
        }
    EXPECT_GE(n_compared, 20u);
  }

  /// The profile of u_t = (D(u) u_z)_z after a step from 1 to 0 at z = 0, in conservative differences,
  /// which keep the balance of the plane exactly. Dimensionless.
  Profile solved(const std::function<double(double)> &diffusivity,
                 const double largest_diffusivity,
                 const unsigned int n_cells,
                 const double t)
  {
    const double half = 12. * std::sqrt(largest_diffusivity * t);
    const double h = 2. * half / n_cells;
    std::vector<double> u(n_cells), flux(n_cells + 1, 0.);
    for (unsigned int i = 0; i < n_cells; ++i)
      u[i] = i < n_cells / 2 ? 1. : 0.;
    const auto n_steps =
      static_cast<unsigned int>(std::ceil(t / (0.2 * h * h / largest_diffusivity)));
    const double dt = t / n_steps;
    for (unsigned int step = 0; step < n_steps; ++step)
      {
        for (unsigned int i = 1; i < n_cells; ++i)
          flux[i] = diffusivity(0.5 * (u[i - 1] + u[i])) * (u[i] - u[i - 1]) / h;
        for (unsigned int i = 0; i < n_cells; ++i)
          u[i] += dt / h * (flux[i + 1] - flux[i]);
      }
    Profile profile;
    for (unsigned int i = 0; i < n_cells; ++i)
      {
        profile.position.push_back((i + 0.5) * h - half);
        profile.value.push_back(u[i]);
      }
    return profile;
  }

  TEST(BoltzmannMatano, CoefficientsThatDependOnComposition)
  {
    const struct
    {
      std::function<double(double)> diffusivity;
      double largest;
    } laws[] = {{[](const double u) { return 1. + 4. * u * (1. - u); }, 2.},
                {[](const double u) { return std::exp(1.5 * u); }, std::exp(1.5)}};
    for (const auto &law : laws)
      {
        const Profile profile = solved(law.diffusivity, law.largest, 600, 0.7);
        const Interdiffusion found = boltzmann_matano(profile, {1., 0.}, 0.7);
        EXPECT_NEAR(found.matano_plane, 0., 1e-6);
        EXPECT_LT(error_in_the_middle(found, {1., 0.}, law.diffusivity), 0.02);
      }
  }

  TEST(BoltzmannMatano, SaysWhereItCannotBeTrusted)
  {
    // Three points across the junction are too few.
    const Profile sharp =
      sampled([](const double z) { return 0.5 * std::erfc(z / 0.02); }, -1., 1., 101);
    const Interdiffusion found = boltzmann_matano(sharp, {1., 0.}, 1.);
    EXPECT_EQ(found.first_trusted, found.last_trusted);
    const Profile flat = sampled([](double) { return 0.3; }, 0., 1., 50);
    EXPECT_THROW(boltzmann_matano(flat, plateaus(flat), 1.), std::invalid_argument);
    EXPECT_THROW(boltzmann_matano(sharp, {1., 0.}, 0.), std::invalid_argument);
  }
} // namespace
