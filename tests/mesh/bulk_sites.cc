// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/bulk_sites.h"

#include "meshes/coarse_mesh.h"
#include "tests/support/small_geometry.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace
{
  using namespace softlattice;

  /// Volume of the body in um^3: the sum of the patches, all of which are boxes.
  template <int dim>
  double volume(const Geometry &geometry)
  {
    dealii::Triangulation<dim> triangulation;
    make_coarse_mesh(geometry, triangulation);
    const BulkSites<dim> sites(geometry, triangulation);
    double sum = 0.;
    for (std::size_t patch = 0; patch < sites.n_patches(); ++patch)
      {
        sum += sites.measure(patch);
        EXPECT_NEAR(sites.point(patch, {{0.3, 0.7, 0.1}}).density, 1., 1e-11);
      }
    return sum / (um * um * um);
  }

  TEST(BulkSites, HaveTheVolumeOfTheBody)
  {
    Geometry film;
    film.length = 4. * um;
    film.width = 3. * um;
    film.thickness = 0.5 * um;
    film.depth = 2. * um;
    EXPECT_NEAR(volume<2>(film), 6., 1e-9);
    film.kind = "film in section";
    EXPECT_NEAR(volume<2>(film), 4., 1e-9);
    film.kind = "film";
    EXPECT_NEAR(volume<3>(film), 6., 1e-9);
  }

  /// A hexahedron with faces that are not even.
  const std::array<dealii::Point<3>, 8> corners = {{{0., 0., 0.},
                                                    {2., 0.3, 0.1},
                                                    {0.4, 1., -0.2},
                                                    {1.6, 1.8, 0.3},
                                                    {0.1, -0.1, 1.},
                                                    {1.9, 0.2, 1.4},
                                                    {0., 1.2, 0.9},
                                                    {1.5, 1.5, 1.6}}};

  // Points that are kept with their density are even in space: their parts on either side of a plane are as those of
  // points that are even in a box around the body.
  TEST(BulkSites, PointsAreEvenInSpace)
  {
    dealii::CellData<3> cell;
    for (unsigned int v = 0; v < 8; ++v)
      cell.vertices[v] = v;
    dealii::Triangulation<3> triangulation;
    triangulation.create_triangulation({corners.begin(), corners.end()},
                                       {cell},
                                       dealii::SubCellData());
    Geometry solid;
    solid.kind = "film";
    const BulkSites<3> sites(solid, triangulation);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> uniform(0., 1.);
    constexpr int n = 400000;
    double kept = 0., kept_beyond = 0., inside = 0., beyond = 0.;
    for (int i = 0; i < n; ++i)
      {
        const auto site = sites.point(0, {{uniform(random), uniform(random), uniform(random)}});
        ASSERT_LE(site.density, 1.);
        kept += site.density;
        kept_beyond += site.position[0] > 0.9 ? site.density : 0.;
        // The body is in [-0.2, 2.1] x [-0.2, 1.9] x [-0.3, 1.7].
        const dealii::Point<3> point(2.3 * uniform(random) - 0.2,
                                     2.1 * uniform(random) - 0.2,
                                     2. * uniform(random) - 0.3);
        if (i % 10 == 0 && locate<3>(triangulation, point))
          {
            ++inside;
            beyond += point[0] > 0.9 ? 1. : 0.;
          }
      }
    const double box = 2.3 * 2.1 * 2.;
    // Three errors of a binomial number, of which those of the box are the larger.
    EXPECT_NEAR(sites.measure(0) * kept / n / (box * inside / (n / 10.)),
                1.,
                3. / std::sqrt(inside));
    EXPECT_NEAR(kept_beyond / kept, beyond / inside, 3. * 0.5 / std::sqrt(inside));
  }
} // namespace
