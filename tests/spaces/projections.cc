// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Waves and averages over planes of functions for which they are known, on irregular meshes.
#include "solver/discretisation/components.h"
#include "solver/discretisation/plane_averages.h"
#include "solver/discretisation/wave_projection.h"
#include "tests/spaces/torus.h"

#include <deal.II/grid/grid_tools.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  const double pi = dealii::numbers::PI;

  /// A function interpolated on an irregular mesh of a box of the edge 1.
  template <int dim>
  struct Interpolated
  {
    using Function = std::function<double(const dealii::Point<dim> &)>;
    using Map = std::function<dealii::Point<dim>(const dealii::Point<dim> &)>;

    Interpolated(const unsigned int n,
                 const std::vector<std::string> &periodic,
                 const unsigned int degree,
                 const Function &function,
                 const Map &map = {})
      : mesh(MPI_COMM_WORLD)
      , space(mesh, degree)
    {
      make_coarse_mesh(unit_box(dim, n, periodic), mesh);
      if (map)
        dealii::GridTools::transform(map, mesh);
      refine_at_random<dim>(mesh, n, 2, 0.3);
      space.reinit();
      space.initialise(field);
      const auto places = space.node_places();
      for (unsigned int i = 0; i < places.size(); ++i)
        field.local_element(i) = function(places[i]);
    }

    std::vector<WaveMode> waves(const std::array<bool, 3> &periodic, const double largest) const
    {
      return project_on_waves(space, field, {{}, {{1., 1., 1.}}, periodic}, largest);
    }

    Mesh<dim> mesh;
    Space<dim> space;
    typename Space<dim>::Vector field;
  };

  /// Power of all waves with |k| = 2 pi times the root of n2, weights included, and their number.
  std::pair<double, double> power_at(const std::vector<WaveMode> &modes, const double n2)
  {
    std::pair<double, double> sum{0., 0.};
    for (const WaveMode &mode : modes)
      if (std::abs(mode.wave_number - 2. * pi * std::sqrt(n2)) < 1e-6)
        {
          sum.first += mode.weight * mode.power;
          sum.second += mode.weight;
        }
    return sum;
  }

  TEST(Waves, PeriodicFieldsHaveThePowerOfTheirParts)
  {
    // cos has the amplitude 1/2 at k and -k: together the mean square, 1/2. Interpolation error of
    // degree 4 on cells of 1/8: (k h)^5/(5! 2^9) with k h = 2.4 is 1e-3 of the function at worst.
    const Interpolated<2> two(8, {"x", "y"}, 4, [](const dealii::Point<2> &x) {
      return 0.3 + std::cos(2. * pi * (2. * x[0] - x[1]) + 0.4) + 0.5 * std::sin(6. * pi * x[1]);
    });
    const auto modes = two.waves({true, true, true}, 2. * pi * 5.);
    double n_waves = 0., all = 0.;
    for (const WaveMode &mode : modes)
      {
        n_waves += mode.weight;
        all += mode.weight * mode.power;
      }
    EXPECT_EQ(n_waves, 81.); // points of the square lattice within radius 5
    EXPECT_NEAR(power_at(modes, 0.).first, 0.09, 1e-5);
    EXPECT_NEAR(power_at(modes, 5.).first, 0.5, 1e-4);
    EXPECT_EQ(power_at(modes, 5.).second, 8.);
    EXPECT_NEAR(power_at(modes, 9.).first, 0.125, 1e-4);
    EXPECT_NEAR(all, 0.09 + 0.5 + 0.125, 1e-4);

    const Interpolated<3> three(4, {"x", "y", "z"}, 4, [](const dealii::Point<3> &x) {
      return std::cos(2. * pi * (x[0] - x[1] + x[2]) + 0.4);
    });
    EXPECT_NEAR(power_at(three.waves({true, true, true}, 2. * pi * 3.), 3.).first, 0.5, 2e-3);
  }

  TEST(Waves, PolynomialsBetweenWallsExactlyWhateverTheWaveNumber)
  {
    // x^2 is a function of the space. With sqrt(2) cos(m pi x): a_m = sqrt(2) 2 (-1)^m/(m pi)^2 and
    // a_0 = 1/3, to rounding also where a wave is shorter than a cell.
    const Interpolated<2> square(2, {"none"}, 2, [](const dealii::Point<2> &x) {
      return x[0] * x[0];
    });
    const auto modes = square.waves({false, false, false}, 40.5 * pi);
    unsigned int n_compared = 0;
    for (const WaveMode &mode : modes)
      {
        EXPECT_EQ(mode.weight, 1.);
        if (mode.power > 1e-20) // of waves along x alone
          {
            ++n_compared;
            const double expected =
              mode.wave_number == 0. ? 1. / 9. : 8. / std::pow(mode.wave_number, 4);
            EXPECT_NEAR(mode.power, expected, 1e-11 * expected) << mode.wave_number / pi;
          }
      }
    EXPECT_EQ(n_compared, 41u);
  }

  TEST(Waves, PeriodicAlongOneAxisAndWallsAlongAnother)
  {
    const Interpolated<2> mixed(8, {"y"}, 4, [](const dealii::Point<2> &x) {
      return std::cos(pi * x[0]) * std::sin(2. * pi * x[1]);
    });
    // Mean square 1/4, all of it at k = (pi, +-2 pi).
    const auto modes = mixed.waves({false, true, false}, 2. * pi * 3.);
    EXPECT_NEAR(power_at(modes, 1.25).first, 0.25, 1e-6);
  }

  TEST(Waves, TurnedCellsAreRefused)
  {
    const double s = std::sqrt(0.5);
    const Interpolated<2> turned(
      2,
      {"none"},
      1,
      [](const auto &) { return 1.; },
      [s](const dealii::Point<2> &x) {
        return dealii::Point<2>(s * (x[0] - x[1]), s * (x[0] + x[1]));
      });
    EXPECT_THROW(turned.waves({false, false, false}, 10.), std::invalid_argument);
    EXPECT_THROW(plane_averages(turned.space, turned.field, 0, {0.1}), std::invalid_argument);
  }

  TEST(PlaneAverages, PolynomialsExactly)
  {
    // Of x^2 y over y: x^2/2. Positions between nodes, on faces of cells and at the ends.
    std::vector<double> positions;
    for (unsigned int i = 0; i <= 96; ++i)
      positions.push_back(i / 96.);
    const Interpolated<2> two(3, {"none"}, 2, [](const dealii::Point<2> &x) {
      return x[0] * x[0] * x[1];
    });
    const auto along_x = plane_averages(two.space, two.field, 0, positions);
    const auto along_y = plane_averages(two.space, two.field, 1, positions);
    const Interpolated<3> three(2, {"none"}, 3, [](const dealii::Point<3> &x) {
      return x[0] * x[1] * std::pow(x[2], 3);
    });
    const auto along_z = plane_averages(three.space, three.field, 2, positions);
    for (std::size_t i = 0; i < positions.size(); ++i)
      {
        const double at = positions[i];
        EXPECT_NEAR(along_x[i], 0.5 * at * at, 1e-13);
        EXPECT_NEAR(along_y[i], at / 3., 1e-13);
        EXPECT_NEAR(along_z[i], 0.25 * at * at * at, 1e-13);
      }
    const auto outside = plane_averages(two.space, two.field, 0, {-0.1, 1.1});
    EXPECT_TRUE(std::isnan(outside[0]) && std::isnan(outside[1]));
  }

  TEST(PlaneAverages, BodiesThatWiden)
  {
    // y from 0 to 1 + x: its average is (1 + x)/2. The cells are trapezoids.
    const Interpolated<2> wedge(
      4,
      {"none"},
      2,
      [](const dealii::Point<2> &x) { return x[1]; },
      [](const dealii::Point<2> &x) { return dealii::Point<2>(x[0], x[1] * (1. + x[0])); });
    const std::vector<double> positions = {0., 0.125, 0.3, 0.77, 1.};
    const auto averages = plane_averages(wedge.space, wedge.field, 0, positions);
    for (std::size_t i = 0; i < positions.size(); ++i)
      EXPECT_NEAR(averages[i], 0.5 * (1. + positions[i]), 1e-12);
  }

  TEST(Components, VolumesOnBothSides)
  {
    // A square of 3 x 3 cells and one of 1 x 1 of a mesh of 8 x 8, some cells of which are refined. The
    // nodes of degree 1 on the border belong to cells on both sides: the mean of a cell outside is at
    // most 1/2, that of one inside is 1.
    const auto inside = [](const dealii::Point<2> &x) {
      const auto in = [&](const double low, const double high) {
        return x[0] > low - 1e-9 && x[0] < high + 1e-9 && x[1] > low - 1e-9 && x[1] < high + 1e-9;
      };
      return in(0.125, 0.5) || in(0.75, 0.875);
    };
    const Interpolated<2> squares(8, {"none"}, 1, [&](const auto &x) {
      return inside(x) ? 1. : 0.;
    });
    const auto above = component_volumes(squares.space, squares.field, 0.75);
    ASSERT_EQ(above.size(), 2u);
    EXPECT_NEAR(above[0], 9. / 64., 1e-12);
    EXPECT_NEAR(above[1], 1. / 64., 1e-12);
    const auto below = component_volumes(squares.space, squares.field, 0.75, Side::below);
    ASSERT_EQ(below.size(), 1u);
    EXPECT_NEAR(below[0], 54. / 64., 1e-12);
  }
} // namespace
