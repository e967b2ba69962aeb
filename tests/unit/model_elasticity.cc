// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Moduli and the energy of strain at a point, against closed forms of linear elasticity (Landau & Lifshitz, Theory of
// Elasticity; Nye, Physical Properties of Crystals) and against differences.
#include "models/elasticity/elastic_energy.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr double young = 15e9, poisson = 0.3;
  constexpr Selection no_stress_across = {false, false, true, true, true, false};
  constexpr Voigt everywhere = {1., 1., 1., 0., 0., 0.};

  TEST(Elasticity, IsotropicModuliAreThoseOfPullingAndShearing)
  {
    const Stiffness c = isotropic_stiffness(young, poisson);
    // Pulled along x, free across: E, and - nu across.
    const Stiffness pulled = relaxed(c, {false, true, true, true, true, true});
    EXPECT_NEAR(pulled[0][0] / young, 1., 1e-14);
    const Voigt stress = times(c, {1., -poisson, -poisson, 0., 0., 0.});
    EXPECT_NEAR(stress[0] / young, 1., 1e-14);
    EXPECT_NEAR(stress[1] / young, 0., 1e-14);
    EXPECT_NEAR(c[5][5] / (young / (2. * (1. + poisson))), 1., 1e-14);
    // Of a plate: E/(1 - nu^2) and nu times that.
    const Stiffness plate = relaxed(c, no_stress_across);
    EXPECT_NEAR(plate[0][0] / (young / (1. - poisson * poisson)), 1., 1e-14);
    EXPECT_NEAR(plate[0][1] / (poisson * young / (1. - poisson * poisson)), 1., 1e-14);
    for (const std::size_t across : {2, 3, 4})
      for (std::size_t j = 0; j < 6; ++j)
        EXPECT_EQ(plate[across][j], 0.);
  }

  TEST(Elasticity, RotationsKeepWhatIsIsotropicAndTurnCubicModuli)
  {
    const Rotation by = rotation_about_z(0.3);
    const Stiffness same = rotated(isotropic_stiffness(young, poisson), by),
                    c = isotropic_stiffness(young, poisson);
    for (std::size_t i = 0; i < 6; ++i)
      for (std::size_t j = 0; j < 6; ++j)
        EXPECT_NEAR(same[i][j], c[i][j], 1e-14 * c[0][0]);
    // By 45 degrees C11' = (C11 + C12)/2 + C44 and C66' = (C11 - C12)/2.
    const Stiffness cubic =
      rotated(cubic_stiffness(34e9, 5e9, 3e9), rotation_about_z(std::acos(-1.) / 4.));
    EXPECT_NEAR(cubic[0][0] / 22.5e9, 1., 1e-13);
    EXPECT_NEAR(cubic[5][5] / 14.5e9, 1., 1e-13);
    EXPECT_NEAR(cubic[2][2] / 34e9, 1., 1e-13);
    // The energy of a strain that is turned along.
    const Voigt strain = {0.01, -0.004, 0.003, 0.002, -0.001, 0.005};
    const Voigt turned = rotated(strain, by);
    const Stiffness lattice = cubic_stiffness(34e9, 5e9, 3e9);
    EXPECT_NEAR(dot(turned, times(rotated(lattice, by), turned)) /
                  dot(strain, times(lattice, strain)),
                1.,
                1e-13);
    EXPECT_GT(std::abs(turned[5] - strain[5]), 1e-4) << "or this says nothing";
  }

  TEST(Elasticity, WhatIsNotPositiveDefiniteIsSeen)
  {
    EXPECT_TRUE(is_positive_definite(isotropic_stiffness(young, 0.49)));
    EXPECT_TRUE(
      is_positive_definite(rotated(cubic_stiffness(34e9, 5e9, 3e9), rotation_about_z(1.))));
    EXPECT_FALSE(is_positive_definite(cubic_stiffness(5e9, 5e9, 3e9)));
    EXPECT_FALSE(is_positive_definite(cubic_stiffness(34e9, 5e9, -3e9)));
    std::array<double, 21> upper{};
    EXPECT_FALSE(is_positive_definite(full_stiffness(upper)));
  }

  TEST(Elasticity, StressesAsOfBars)
  {
    EXPECT_NEAR(von_mises({5., 0., 0., 0., 0., 0.}), 5., 1e-14);
    EXPECT_NEAR(von_mises({0., 0., 0., 0., 0., 2.}), 2. * std::sqrt(3.), 1e-14);
    EXPECT_NEAR(von_mises({7., 7., 7., 0., 0., 0.}), 0., 1e-14);
    EXPECT_NEAR(hydrostatic({7., 4., 1., 9., 9., 9.}), 4., 1e-14);
  }

  // E e^2/(1 - nu) of a film that is held in its plane, 2 G e^2 (1 + nu)/(1 - nu) of a ball, and half of (1 - 2 nu)/E sigma^2
  // times 3 of what is held all round.
  TEST(Elasticity, EnergyOfAFilmThatIsHeld)
  {
    ElasticEnergy film;
    film.ht = film.lt = relaxed(isotropic_stiffness(young, poisson), no_stress_across);
    film.phase_misfit = -0.021 * everywhere;
    const double work = young * 0.021 * 0.021 / (1. - poisson);
    const ElasticEnergy::Place lt{1., 0., 298.15, {}}, ht{0., 0., 298.15, {}};
    EXPECT_NEAR(film.density(lt) / work, 1., 1e-14);
    EXPECT_EQ(film.density(ht), 0.);
    EXPECT_NEAR(film.stress(lt)[0] / (0.021 * young / (1. - poisson)), 1., 1e-14);
    EXPECT_EQ(film.stress(lt)[2], 0.);

    // Warm, it is longer than a substrate that does not expand: compressed.
    film.thermal_misfit = 4e-5 * everywhere;
    const ElasticEnergy::Place warm{0., 0., 398.15, {}};
    EXPECT_NEAR(film.stress(warm)[0] / (-4e-3 * young / (1. - poisson)), 1., 1e-12);
  }

  /// Stiffer LT, moduli that follow the composition, and misfits of every kind.
  ElasticEnergy any_energy()
  {
    ElasticEnergy energy;
    energy.ht = rotated(cubic_stiffness(34e9, 5e9, 3e9), rotation_about_z(0.4));
    energy.lt = isotropic_stiffness(25e9, 0.25);
    energy.stiffness_slope = 0.4;
    energy.phase_misfit = {-0.03, -0.01, -0.02, 0.004, -0.006, 0.01};
    energy.normal_relaxation = 3e6;
    energy.composition_misfit = -0.06 * everywhere;
    energy.thermal_misfit = {4e-5, 3e-5, 5e-5, 0., 0., 0.};
    energy.imposed = {0.003, -0.002, 0.001, 0., 0., 0.};
    energy.composition = 0.3;
    energy.temperature = 600.;
    return energy;
  }

  constexpr ElasticEnergy::Place somewhere{
    0.4,
    0.55,
    340.,
    {0.01, -0.003, 0.002, 0.004, -0.006, 0.001, -0.002, 0.005, 0.003},
    0.7,
    0.5};

  /// The first and second derivatives there.
  struct Derivatives
  {
    explicit Derivatives(const ElasticEnergy::Place &at, const std::size_t n = 11)
      : value(n)
      , first(9, std::vector<double>(n))
      , second(45, std::vector<double>(n))
    {
      const std::vector<double> eta(n, at.eta), x(n, at.x), temperature(n, at.temperature),
        retained(n, at.retained), cosine(n, std::cos(at.angle)), sine(n, std::sin(at.angle));
      std::vector<std::vector<double>> gradient;
      ElasticEnergy::Rows rows;
      rows.eta = eta.data();
      rows.x = x.data();
      rows.temperature = temperature.data();
      rows.retained = retained.data();
      rows.cosine = cosine.data();
      rows.sine = sine.data();
      for (std::size_t i = 0; i < 9; ++i)
        gradient.emplace_back(n, at.gradient[i]);
      for (std::size_t i = 0; i < 9; ++i)
        rows.gradient[i] = gradient[i].data();
      std::vector<double *> to_first, to_second;
      for (auto &row : first)
        to_first.push_back(row.data());
      for (auto &row : second)
        to_second.push_back(row.data());
      any_energy().evaluate(n, rows, value.data(), to_first.data(), to_second.data());
    }
    std::vector<double> value;
    std::vector<std::vector<double>> first, second;
  };

  /// A place at which argument i of (eta, x, six strains, q) is larger by h.
  ElasticEnergy::Place moved(ElasticEnergy::Place at, const std::size_t i, const double h)
  {
    constexpr std::array<std::size_t, 6> gradient_of = {0, 4, 8, 5, 2, 1};
    (i == 0 ? at.eta : i == 1 ? at.x : i == 8 ? at.retained : at.gradient[gradient_of[i - 2]]) += h;
    return at;
  }

  TEST(Elasticity, DerivativesAreThoseOfTheEnergy)
  {
    const ElasticEnergy energy = any_energy();
    const Derivatives here(somewhere);
    for (const double value : here.value) // all lanes, the last ones too
      EXPECT_DOUBLE_EQ(value, energy.density(somewhere));
    const Voigt stress = energy.stress(somewhere);
    const double size = 1e9; // Pa: of moduli times strains
    for (std::size_t i = 0; i < 9; ++i)
      {
        const double h = i < 2 || i == 8 ? 1e-5 : 1e-7;
        const ElasticEnergy::Place up = moved(somewhere, i, h), down = moved(somewhere, i, -h);
        EXPECT_NEAR(here.first[i][10],
                    (energy.density(up) - energy.density(down)) / (2. * h),
                    1e-6 * size)
          << i;
        if (i >= 2 && i < 8)
          {
            EXPECT_NEAR(here.first[i][3], stress[i - 2], 1e-12 * size);
          }
        const Derivatives above(up), below(down);
        for (std::size_t j = i; j < 9; ++j)
          {
            const double second = here.second[i * 9 - i * (i + 1) / 2 + j][7];
            EXPECT_NEAR(second,
                        (above.first[j][0] - below.first[j][0]) / (2. * h),
                        1e-6 * (size + std::abs(second)))
              << i << " " << j;
          }
      }
  }

  // A lattice that is turned with all that it has, in a body that is strained as it was: the energy of a lattice that is not, in a body
  // that is turned the other way.
  TEST(Elasticity, ATurnedLatticeIsATurnedBody)
  {
    ElasticEnergy energy = any_energy();
    energy.thermal_misfit = 4e-5 * everywhere;
    energy.imposed = {};
    const double angle = 0.7;
    ElasticEnergy turned = energy;
    turned.ht = rotated(energy.ht, rotation_about_z(angle));
    turned.lt = rotated(energy.lt, rotation_about_z(angle));
    turned.phase_misfit = rotated(energy.phase_misfit, rotation_about_z(angle));
    ElasticEnergy::Place place = somewhere;
    place.angle = 0.;
    const double density = turned.density(place), work = turned.work_of_nucleus(place);
    const Voigt stress = turned.stress(place);
    place.angle = angle;
    EXPECT_NEAR(energy.density(place) / density, 1., 1e-12);
    EXPECT_NEAR(energy.work_of_nucleus(place) / work, 1., 1e-12);
    for (std::size_t i = 0; i < 6; ++i)
      EXPECT_NEAR(energy.stress(place)[i], stress[i], 1e-12 * 1e9) << i;
  }

  // df/dh: the slope by eta over that of h.
  TEST(Elasticity, WorkOfAFrontIsTheSlopeByTheShareOfLt)
  {
    const Derivatives here(somewhere);
    const double eta = somewhere.eta, slope = 30. * eta * eta * (1. - eta) * (1. - eta);
    EXPECT_NEAR(any_energy().work_of_front(somewhere) / (here.first[0][0] / slope), 1., 1e-12);
  }

  // A small nucleus in a stress s gains - s : m (Eshelby 1957, 10.1098/rspa.1957.0133), in HT and in LT.
  TEST(Elasticity, WorkOfANucleusIsThatOfTheStressAtItsPlace)
  {
    ElasticEnergy energy = any_energy();
    energy.lt = energy.ht;
    for (const double eta : {0., 1.})
      {
        ElasticEnergy::Place place = somewhere;
        place.eta = eta;
        place.retained = 1.;
        place.angle = 0.; // the stress in the axes of the lattice, as the misfit is
        EXPECT_NEAR(energy.work_of_nucleus(place) / -dot(energy.stress(place), energy.phase_misfit),
                    1.,
                    1e-12);
      }
  }

  // Without stress around it, E m^2/(1 - nu) for LT in HT; in LT that is held all over, whose stress gains twice that, the same is
  // left for HT.
  TEST(Elasticity, NucleiOfBothPhasesPayForTheStrainTheyMake)
  {
    ElasticEnergy energy;
    energy.ht = energy.lt = isotropic_stiffness(young, poisson);
    energy.phase_misfit = -0.021 * everywhere;
    const double self = young * 0.021 * 0.021 / (1. - poisson);
    EXPECT_NEAR(inclusion_energy(energy) / self, 1., 1e-12);
    energy.self_energy = inclusion_energy(energy);
    energy.ht = energy.lt = relaxed(energy.ht, no_stress_across); // the film
    EXPECT_NEAR(energy.work_of_nucleus({0., 0., 298.15, {}}) / self, 1., 1e-12);
    EXPECT_NEAR(energy.work_of_nucleus({1., 0., 298.15, {}}) / self, 1., 1e-12);
  }

  // (C:m).n has the modulus 3 K e, and the stiffness along n is lambda + 2 G: A = (3 K e)^2/(lambda + 2 G) for all
  // normals, and m.C.m - A = 2 E e^2/(1 - nu), twice the energy of a film that is held.
  TEST(Elasticity, RelaxationAcrossAnInterface)
  {
    const double misfit = -0.021;
    for (const int dimension : {2, 3})
      {
        ElasticEnergy energy;
        energy.ht = energy.lt = isotropic_stiffness(young, poisson);
        energy.phase_misfit = misfit * everywhere;
        const double a = normal_relaxation(energy, dimension);
        EXPECT_NEAR((dot(energy.phase_misfit, times(energy.ht, energy.phase_misfit)) - a) /
                      (2. * young * misfit * misfit / (1. - poisson)),
                    1.,
                    1e-12)
          << dimension;
      }
    // A plate has E/(1 - nu^2) along n and (1 + nu) of that for both: m.C.m - A = E e^2, that of a strip that is pulled.
    ElasticEnergy plate;
    plate.ht = plate.lt = relaxed(isotropic_stiffness(young, poisson), no_stress_across);
    plate.phase_misfit = misfit * everywhere;
    EXPECT_NEAR(
      (dot(plate.phase_misfit, times(plate.ht, plate.phase_misfit)) - normal_relaxation(plate, 2)) /
        (young * misfit * misfit),
      1.,
      1e-12);
  }

  // A flat interface across x between phases that are free along x and held along y and z: in equilibrium the energy is
  // linear in the share of LT, so that the profile costs nothing.
  TEST(Elasticity, ALaminateIsLinearInTheShareOfLt)
  {
    ElasticEnergy energy;
    energy.ht = energy.lt = isotropic_stiffness(young, poisson);
    energy.phase_misfit = -0.021 * everywhere;
    energy.normal_relaxation = normal_relaxation(energy, 2);
    const double of_lt = young * 0.021 * 0.021 / (1. - poisson);
    for (const double eta : {0.2, 0.5, 0.8})
      {
        const double h = eta * eta * eta * (10. - 15. * eta + 6. * eta * eta);
        ElasticEnergy::Place place{eta, 0., 298.15, {}};
        // s_xx = 0: the misfit along x and what Poisson makes of those that are held.
        place.gradient[0] = -0.021 * h * (1. + poisson) / (1. - poisson);
        EXPECT_NEAR(energy.stress(place)[0] / young, 0., 1e-14);
        EXPECT_NEAR(energy.density(place) / of_lt, h, 1e-12);
        EXPECT_NEAR(energy.work_of_front(place) / of_lt, 1., 1e-12);
      }
  }
} // namespace
