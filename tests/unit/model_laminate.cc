// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What interfaces between phases with moduli of their own gain, (304).
#include "models/elasticity/elastic_energy.h"
#include "models/elasticity/interface_laminate.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr double floor_of_gradient = 3e5; // [1/m]

  /// Phases and misfits of every kind.
  ElasticEnergy energy_of_layers()
  {
    ElasticEnergy energy;
    energy.ht = rotated(cubic_stiffness(34e9, 5e9, 3e9), rotation_about_z(0.4));
    energy.lt = isotropic_stiffness(25e9, 0.25);
    energy.stiffness_slope = 0.4;
    energy.phase_misfit = {-0.03, -0.01, -0.02, 0.004, -0.006, 0.01};
    energy.composition_misfit = {-0.06, -0.06, -0.06, 0., 0., 0.};
    energy.thermal_misfit = {4e-5, 3e-5, 5e-5, 0., 0., 0.};
    energy.imposed = {0.003, -0.002, 0.001, 0., 0., 0.};
    energy.composition = 0.3;
    energy.temperature = 600.;
    return energy;
  }

  ElasticEnergy::Place in_an_interface()
  {
    ElasticEnergy::Place place;
    place.eta = 0.4;
    place.x = 0.55;
    place.temperature = 340.;
    place.gradient = {0.01, -0.003, 0.002, 0.004, -0.006, 0.001, -0.002, 0.005, 0.003};
    place.retained = 0.7;
    place.angle = 0.5;
    place.phase_gradient = {2e7, -1e7, 3e7};
    return place;
  }

  /// With argument i of (eta, x, six strains, q) larger by h.
  ElasticEnergy::Place beside(ElasticEnergy::Place at, const std::size_t i, const double h)
  {
    constexpr std::array<std::size_t, 6> gradient_of = {0, 4, 8, 5, 2, 1};
    (i == 0 ? at.eta : i == 1 ? at.x : i == 8 ? at.retained : at.gradient[gradient_of[i - 2]]) += h;
    return at;
  }

  /// g of (304) with its derivatives, at some points.
  struct LaminateDerivatives
  {
    explicit LaminateDerivatives(const ElasticEnergy::Place &at, const std::size_t n = 11)
      : value(n, 0.)
      , first(9, std::vector<double>(n, 0.))
      , second(45, std::vector<double>(n, 0.))
    {
      std::vector<std::vector<double>> numbers;
      const auto row = [&](const double number) {
        numbers.emplace_back(n, number);
        return numbers.back().data();
      };
      numbers.reserve(20);
      ElasticEnergy::Rows rows;
      rows.eta = row(at.eta);
      rows.x = row(at.x);
      rows.temperature = row(at.temperature);
      rows.retained = row(at.retained);
      rows.cosine = row(std::cos(at.angle));
      rows.sine = row(std::sin(at.angle));
      for (std::size_t i = 0; i < 9; ++i)
        rows.gradient[i] = row(at.gradient[i]);
      for (std::size_t i = 0; i < 3; ++i)
        rows.phase_gradient[i] = row(at.phase_gradient[i]);
      std::vector<double *> to_first, to_second;
      for (auto &one : first)
        to_first.push_back(one.data());
      for (auto &one : second)
        to_second.push_back(one.data());
      const ElasticEnergy energy = energy_of_layers();
      InterfaceLaminate(energy, 3, floor_of_gradient)
        .add(n, rows, value.data(), to_first.data(), to_second.data());
    }
    std::vector<double> value;
    std::vector<std::vector<double>> first, second;
  };

  TEST(Laminate, DerivativesOfALaminateAreThoseOfItsEnergy)
  {
    const ElasticEnergy energy = energy_of_layers();
    const InterfaceLaminate laminate(energy, 3, floor_of_gradient);
    const ElasticEnergy::Place place = in_an_interface();
    const LaminateDerivatives here(place);
    for (const double value : here.value)
      EXPECT_NEAR(value / laminate.density(place), 1., 1e-12);
    // Of which size its arguments are where it changes.
    const auto size_of = [](const std::size_t i) { return i < 2 || i == 8 ? 1. : 0.01; };
    const double size = std::abs(laminate.density(place));
    for (std::size_t i = 0; i < 9; ++i)
      {
        const double h = 1e-5 * size_of(i);
        const ElasticEnergy::Place up = beside(place, i, h), down = beside(place, i, -h);
        EXPECT_NEAR(here.first[i][10] * size_of(i) / size,
                    (laminate.density(up) - laminate.density(down)) / (2e-5 * size),
                    1e-6)
          << i;
        const LaminateDerivatives above(up), below(down);
        for (std::size_t j = i; j < 9; ++j)
          EXPECT_NEAR(here.second[i * 9 - i * (i + 1) / 2 + j][7] * size_of(i) * size_of(j) / size,
                      (above.first[j][0] - below.first[j][0]) * size_of(j) / (2e-5 * size),
                      1e-5)
            << i << " " << j;
      }
    const double eta = place.eta, slope = 30. * eta * eta * (1. - eta) * (1. - eta);
    EXPECT_NEAR(laminate.work_of_front(place) * slope / here.first[0][0], 1., 1e-12);
    for (std::size_t i = 0; i < 6; ++i)
      EXPECT_NEAR(laminate.stress(place)[i], here.first[2 + i][0], 1e-6 * size);
  }

  // Two phases of which one is three times as stiff, side by side across x: strains along the interface are the same, the
  // stress across is, and at each share of LT the energy is the mean of both, though neither has the strain that is there.
  TEST(Laminate, ALaminateHasTheMeanEnergyOfItsPhases)
  {
    ElasticEnergy energy;
    energy.ht = isotropic_stiffness(15e9, 0.3);
    energy.lt = 3. * energy.ht;
    energy.phase_misfit = {-0.021, -0.021, -0.021, 0., 0., 0.};
    const InterfaceLaminate laminate(energy, 3, 0.);
    const double pull = 1e8, along = 0.004, shear = 2e7; // [Pa], [1], [Pa]
    // s = C (e - m) with e_yy = e_zz = along, s_xx = pull and s_xy = shear.
    const auto strain_of_phase = [&](const Stiffness &c, const double misfit) {
      Voigt e = {0., along, along, 0., 0., 0.};
      e[0] = misfit + (pull - 2. * c[0][1] * (along - misfit)) / c[0][0];
      e[5] = shear / c[5][5];
      return e;
    };
    const Voigt of_ht = strain_of_phase(energy.ht, 0.), of_lt = strain_of_phase(energy.lt, -0.021);
    const auto at = [&](const double eta) {
      const double h = eta * eta * eta * (10. - 15. * eta + 6. * eta * eta);
      ElasticEnergy::Place place{eta, 0., 298.15, {}};
      const Voigt e = (1. - h) * of_ht + h * of_lt;
      place.gradient = {e[0], e[5], 0., 0., e[1], 0., 0., 0., e[2]};
      place.phase_gradient = {2e7, 0., 0.};
      return place;
    };
    const double in_ht = energy.density(at(0.)), in_lt = energy.density(at(1.));
    // What drives it is what Eshelby says: [f] - s_n.[e].n.
    const double drive =
      in_lt - in_ht - pull * (of_lt[0] - of_ht[0]) - shear * (of_lt[5] - of_ht[5]);
    for (const double eta : {0.2, 0.5, 0.8})
      {
        const double h = eta * eta * eta * (10. - 15. * eta + 6. * eta * eta);
        const ElasticEnergy::Place place = at(eta);
        EXPECT_NEAR((energy.density(place) + laminate.density(place)) /
                      ((1. - h) * in_ht + h * in_lt),
                    1.,
                    1e-12);
        const Voigt stress = energy.stress(place) + laminate.stress(place);
        EXPECT_NEAR(stress[0] / pull, 1., 1e-10);
        EXPECT_NEAR(stress[5] / shear, 1., 1e-10);
        EXPECT_NEAR((energy.work_of_front(place) + laminate.work_of_front(place)) / drive,
                    1.,
                    1e-10);
      }
  }
} // namespace
