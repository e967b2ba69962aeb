// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The curvature of fronts at nodes: of discs and balls, flat fronts and profiles that are not the usual one, on
// meshes with hanging nodes.
#include "solver/operators/front_curvature.h"

#include "tests/spaces/torus.h"

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// eta of a distance [widths of 1/20], on a mesh with 5 to 10 nodes to a width.
  template <int dim>
  struct Front
  {
    using Distance = std::function<double(const dealii::Point<dim> &)>;
    static constexpr double width = 0.2;
    static constexpr double lambda = width / 4.394449154672439;

    Front(const unsigned int degree, const Distance &distance, const double asymmetry = 0.)
      : mesh(MPI_COMM_WORLD)
      , space(mesh, degree)
    {
      // Coarse cells with some of them halved: degree nodes to a cell.
      const auto n = static_cast<unsigned int>(std::ceil(5. / (width * degree)));
      make_coarse_mesh(unit_box(dim, n, {}), mesh);
      refine_at_random<dim>(mesh, n, 1, 0.3);
      space.reinit();
      space.initialise(phase);
      space.initialise(curvature);
      places = space.node_places();
      for (unsigned int i = 0; i < places.size(); ++i)
        {
          const double z = distance(places[i]);
          // Steeper ahead than behind, like a driven front.
          phase.local_element(i) =
            1. / (1. + std::exp(z / lambda * (1. + asymmetry * std::tanh(z / lambda))));
        }
      FrontCurvature<dim>::create(space)->evaluate(phase, lambda, curvature);
    }

    /// The mean over the interface, with h' as weight, of the curvature times a function of the place, and the
    /// largest modulus of what it differs from 1.
    double weighted(const std::function<double(const dealii::Point<dim> &)> &factor) const
    {
      std::vector<double> sums(2, 0.);
      for (unsigned int i = 0; i < places.size(); ++i)
        {
          const double eta = phase.local_element(i);
          const double weight = space.mass().local_element(i) * std::max(0., eta * (1. - eta));
          sums[0] += weight;
          sums[1] += weight * curvature.local_element(i) * factor(places[i]);
        }
      dealii::Utilities::MPI::sum(sums, MPI_COMM_WORLD, sums);
      return sums[1] / sums[0];
    }

    Mesh<dim> mesh;
    Space<dim> space;
    typename Space<dim>::Vector phase, curvature;
    std::vector<dealii::Point<dim>> places;
  };

  // K r/(d - 1) is 1 at every radius. The limit near 3/l takes 0.1 % at K l = 1/2; the floor of the
  // gradient 0.4 %; the mesh, with 5 points to a width, 1 %.
  template <int dim>
  void expect_curvature_of_ball(const unsigned int degree)
  {
    const auto from_corner = [](const dealii::Point<dim> &p) { return p.norm(); };
    for (const double asymmetry : {0., 0.1})
      {
        const Front<dim> front(
          degree,
          [&](const auto &p) { return from_corner(p) - 0.6; },
          asymmetry);
        EXPECT_NEAR(front.weighted([&](const auto &p) { return from_corner(p) / (dim - 1.); }),
                    1.,
                    0.02)
          << dim << "D, degree " << degree << ", asymmetry " << asymmetry;
        // A hole bulges inwards.
        const Front<dim> hole(
          degree,
          [&](const auto &p) { return 0.6 - from_corner(p); },
          asymmetry);
        EXPECT_NEAR(hole.weighted([&](const auto &p) { return from_corner(p) / (dim - 1.); }),
                    -1.,
                    0.02);
      }
  }

  TEST(FrontCurvature, IsThatOfDiscsAndBalls)
  {
    for (const unsigned int degree : {2, 3, 4})
      expect_curvature_of_ball<2>(degree);
    expect_curvature_of_ball<3>(2);
    expect_curvature_of_ball<3>(3);
  }

  // Of a flat front in any direction there is none: less than a hundredth of that of a disc of two widths on average.
  TEST(FrontCurvature, IsNoneOfAFlatFront)
  {
    for (const double angle : {0., 0.3, 0.7, 1.1})
      {
        const double c = std::cos(angle), s = std::sin(angle);
        const Front<2> front(3, [&](const dealii::Point<2> &p) {
          return c * (p[0] - 0.5) + s * (p[1] - 0.5);
        });
        EXPECT_NEAR(front.weighted([](const auto &) { return 1.; }), 0., 0.01 / (2. * 0.2))
          << angle;
      }
  }

  // Where there is one phase there is no front, and noise makes none.
  TEST(FrontCurvature, IsNoneWhereThereIsNoFront)
  {
    const Front<2> front(3, [](const dealii::Point<2> &p) {
      return 1.5 + 0.01 * std::sin(40. * p[0]) * std::cos(31. * p[1]);
    });
    EXPECT_LT(front.curvature.linfty_norm(), 0.1);
  }
} // namespace
