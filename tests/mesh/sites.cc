// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/sites.h"

#include "meshes/coarse_mesh.h"
#include "tests/support/small_geometry.h"

#include <deal.II/distributed/tria.h>
#include <deal.II/fe/mapping_q1.h>
#include <deal.II/grid/tria_accessor.h>
#include <deal.II/grid/tria_iterator.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace
{
  using namespace softlattice;

  /// Exposed area in um^2; on bodies with right angles also the sum of the patches' bounds.
  template <int dim>
  double exposed_area(const Geometry &geometry)
  {
    dealii::Triangulation<dim> triangulation;
    make_coarse_mesh(geometry, triangulation);
    const ExposedSites<dim> sites(geometry, triangulation);
    double bound = 0.;
    for (std::size_t patch = 0; patch < sites.n_patches(); ++patch)
      bound += sites.measure(patch);
    EXPECT_NEAR(bound, sites.area(), 1e-12 * bound);
    return sites.area() / (um * um);
  }

  using Corners2 = std::array<dealii::Point<2>, 4>;

  /// A convex quadrilateral far from a parallelogram; corners in lexicographic order [m].
  const Corners2 skewed = {{dealii::Point<2>(0., 0.),
                            dealii::Point<2>(2e-6, 0.3e-6),
                            dealii::Point<2>(0.4e-6, 1e-6),
                            dealii::Point<2>(1.2e-6, 2.2e-6)}};

  void make_skewed(dealii::Triangulation<2> &triangulation)
  {
    dealii::CellData<2> cell;
    for (unsigned int v = 0; v < 4; ++v)
      cell.vertices[v] = v;
    triangulation.create_triangulation({skewed.begin(), skewed.end()},
                                       {cell},
                                       dealii::SubCellData());
  }

  dealii::Point<2> on_skewed(const double u, const double v)
  {
    return dealii::Point<2>((1 - u) * (1 - v) * skewed[0] + u * (1 - v) * skewed[1] +
                            (1 - u) * v * skewed[2] + u * v * skewed[3]);
  }

  /// Area of the image of [u0, u1] x [v0, v1]: lines of constant u or v are straight, so the shoelace
  /// formula is exact.
  double image_area(const double u0, const double u1, const double v0, const double v1)
  {
    const Corners2 p = {
      {on_skewed(u0, v0), on_skewed(u1, v0), on_skewed(u1, v1), on_skewed(u0, v1)}};
    double twice = 0.;
    for (unsigned int i = 0; i < 4; ++i)
      twice += p[i][0] * p[(i + 1) % 4][1] - p[i][1] * p[(i + 1) % 4][0];
    return std::abs(twice) / 2.;
  }

  template <int dim>
  void refine_at_random(dealii::Triangulation<dim> &triangulation, const int n_times)
  {
    for (int i = 0; i < n_times; ++i)
      {
        for (const auto &cell : triangulation.active_cell_iterators())
          if (cell->is_locally_owned())
            {
              // The same choice for any partition: it hangs on the place alone.
              const double x = cell->center().norm() * 1e6;
              if (std::fmod(x * 97.31 + i * 0.37, 1.) < 0.35)
                cell->set_refine_flag();
            }
        triangulation.execute_coarsening_and_refinement();
      }
  }

  /// descend() against deal.II's own mapping of the cell that it finds.
  template <int dim>
  void check_descent(const Geometry &geometry, dealii::Triangulation<dim> &triangulation)
  {
    refine_at_random(triangulation, 4);
    const ExposedSites<dim> sites(geometry, triangulation);
    const dealii::MappingQ1<dim> mapping;
    std::mt19937_64 random(5);
    std::uniform_real_distribution<double> uniform(0., 1.);
    int deepest = 0;
    for (int i = 0; i < 3000; ++i)
      {
        const std::size_t patch = random() % sites.n_patches();
        // Dyadic coordinates every other time: points on the borders of children.
        const bool is_dyadic = i % 2;
        const double u = is_dyadic ? (random() % 17) / 16. : uniform(random);
        const double v = is_dyadic ? (random() % 17) / 16. : uniform(random);
        const auto site = sites.point(patch, u, v);
        const auto [cell, unit] = descend(triangulation, site.place);
        ASSERT_TRUE(cell->is_active());
        for (int d = 0; d < dim; ++d)
          {
            ASSERT_GE(unit[d], 0.);
            ASSERT_LE(unit[d], 1.);
          }
        EXPECT_LT(mapping.transform_unit_to_real_cell(cell, unit).distance(site.position),
                  1e-13 * um * 10);
        deepest = std::max(deepest, cell->level());

        const auto found = locate(triangulation, site.position);
        ASSERT_TRUE(found.has_value());
        const auto [cell_again, unit_again] = descend(triangulation, *found);
        EXPECT_LT(
          mapping.transform_unit_to_real_cell(cell_again, unit_again).distance(site.position),
          1e-9 * um);
      }
    EXPECT_GE(deepest, 3);
  }
} // namespace

TEST(Sites, ExposedAreaIsThatOfTheNamedBoundaries)
{
  const double close = 1e-11;
  EXPECT_NEAR(exposed_area<2>(small("film in plan")), 15., close);
  EXPECT_NEAR(exposed_area<2>(small("polycrystal")), 15., close);
  EXPECT_NEAR(exposed_area<2>(small("island array")), 24., close);
  EXPECT_NEAR(exposed_area<2>(small("film in section")), 5. * 7., close); // top edge times depth
  EXPECT_NEAR(exposed_area<3>(small("film")), 15., close);
  EXPECT_NEAR(exposed_area<3>(small("nanoplate", "3")), 15., close);
  // A wire lies on one of its long sides: three of them and the ends, in plan view as in 3D.
  const double wire = 3 * 5 * 0.25 + 2 * 0.25 * 0.25;
  EXPECT_NEAR(exposed_area<2>(small("nanowire")), wire, close);
  EXPECT_NEAR(exposed_area<3>(small("nanowire", "3")), wire, close);

  Geometry geometry = small("film in plan");
  geometry.exposed = {"left", "back"}; // edges times thickness
  EXPECT_NEAR(exposed_area<2>(geometry), (3. + 5.) * 0.5, close);
  geometry.exposed = {"none"};
  EXPECT_EQ(exposed_area<2>(geometry), 0.);
}

TEST(Sites, PointsLieOnTheExposedFaces)
{
  Geometry geometry = small("film");
  geometry.exposed = {"top", "right"};
  dealii::Triangulation<3> triangulation;
  make_coarse_mesh(geometry, triangulation);
  const ExposedSites<3> sites(geometry, triangulation);
  std::mt19937_64 random(2);
  std::uniform_real_distribution<double> uniform(0., 1.);
  for (std::size_t patch = 0; patch < sites.n_patches(); ++patch)
    {
      const auto site = sites.point(patch, uniform(random), uniform(random));
      EXPECT_EQ(site.density, 1.);
      EXPECT_TRUE(std::abs(site.position[2] - 0.5 * um) < 1e-18 ||
                  std::abs(site.position[0] - 5 * um) < 1e-17)
        << site.position;
    }
}

TEST(Sites, PatchesDoNotDependOnRefinement)
{
  const Geometry geometry = small("nanowire", "3");
  dealii::parallel::distributed::Triangulation<3> triangulation(MPI_COMM_SELF);
  make_coarse_mesh(geometry, triangulation);
  const ExposedSites<3> before(geometry, triangulation);
  refine_at_random(triangulation, 3);
  const ExposedSites<3> after(geometry, triangulation);
  ASSERT_EQ(before.n_patches(), after.n_patches());
  for (std::size_t patch = 0; patch < before.n_patches(); ++patch)
    {
      EXPECT_EQ(before.measure(patch), after.measure(patch));
      const auto a = before.point(patch, 0.3, 0.6), b = after.point(patch, 0.3, 0.6);
      EXPECT_EQ(a.position, b.position);
      EXPECT_EQ(a.place.cell, b.place.cell);
      EXPECT_EQ(a.place.unit, b.place.unit);
    }
}

TEST(Sites, ThinnedPointsAreUniformInAreaOnASkewedCell)
{
  dealii::Triangulation<2> triangulation;
  make_skewed(triangulation);
  const ExposedSites<2> sites(small("film in plan"), triangulation);
  ASSERT_EQ(sites.n_patches(), 1u);
  const double area = image_area(0, 1, 0, 1);
  EXPECT_NEAR(sites.area() / area, 1., 1e-12);
  EXPECT_GT(sites.measure(0), area);

  constexpr int n_bins = 8;
  std::array<std::array<int, n_bins>, n_bins> counts = {};
  std::mt19937_64 random(17);
  std::uniform_real_distribution<double> uniform(0., 1.);
  const int n_draws = 200000;
  int n_kept = 0;
  for (int i = 0; i < n_draws; ++i)
    {
      const double u = uniform(random), v = uniform(random);
      const auto site = sites.point(0, u, v);
      ASSERT_LE(site.density, 1.);
      ASSERT_LT(site.position.distance(on_skewed(u, v)), 1e-18);
      if (uniform(random) >= site.density)
        continue;
      ++n_kept;
      ++counts[static_cast<int>(u * n_bins)][static_cast<int>(v * n_bins)];
    }

  // Monte Carlo area within 3 standard errors.
  const double share = double(n_kept) / n_draws;
  const double error = std::sqrt(share * (1 - share) / n_draws);
  EXPECT_NEAR(share, area / sites.measure(0), 3 * error);

  double chi_squared = 0.;
  for (int i = 0; i < n_bins; ++i)
    for (int j = 0; j < n_bins; ++j)
      {
        const double expected = n_kept / area *
                                image_area(double(i) / n_bins,
                                           double(i + 1) / n_bins,
                                           double(j) / n_bins,
                                           double(j + 1) / n_bins);
        chi_squared += std::pow(counts[i][j] - expected, 2) / expected;
      }
  EXPECT_LT(chi_squared, 92.01); // 63 degrees of freedom, p = 0.01
}

TEST(Sites, AreaOfASlantedFaceIn3D)
{
  // A prism whose top is a parallelogram slanted by 45 degrees: area sqrt(2).
  std::vector<dealii::Point<3>> vertices;
  dealii::CellData<3> cell;
  for (unsigned int v = 0; v < 8; ++v)
    {
      const double x = v & 1u, y = (v >> 1) & 1u;
      vertices.emplace_back(x, y, (v >> 2) * (1. + x));
      cell.vertices[v] = v;
    }
  dealii::Triangulation<3> triangulation;
  triangulation.create_triangulation(vertices, {cell}, dealii::SubCellData());
  for (const unsigned int f : triangulation.begin()->face_indices())
    triangulation.begin()->face(f)->set_boundary_id(f);
  const ExposedSites<3> sites(small("film"), triangulation);
  ASSERT_EQ(sites.n_patches(), 1u);
  EXPECT_NEAR(sites.area(), std::sqrt(2.), 1e-14);
  EXPECT_NEAR(sites.measure(0), std::sqrt(2.), 1e-14);
}

TEST(Sites, DescentAgreesWithTheMappingOnRandomlyRefinedMeshes)
{
  Geometry geometry = small("film in plan");
  dealii::Triangulation<2> quad;
  make_skewed(quad);
  check_descent(geometry, quad);

  dealii::parallel::distributed::Triangulation<3> film(MPI_COMM_SELF);
  geometry = small("film");
  geometry.length = geometry.width = um;
  make_coarse_mesh(geometry, film);
  check_descent(geometry, film);

  geometry.kind = "imported mesh";
  geometry.mesh_file.path = SOFTLATTICE_SOURCE_DIR "/meshes/disc.msh";
  dealii::parallel::distributed::Triangulation<2> disc(MPI_COMM_SELF);
  make_coarse_mesh(geometry, disc);
  check_descent(geometry, disc);
}

TEST(Sites, NothingIsLocatedOutsideTheBody)
{
  dealii::Triangulation<2> islands;
  make_coarse_mesh(small("island array"), islands);
  EXPECT_FALSE(locate(islands, dealii::Point<2>(2.5 * um, 1 * um)).has_value()); // in a gap
  EXPECT_FALSE(locate(islands, dealii::Point<2>(-1 * um, 1 * um)).has_value());
  const auto place = locate(islands, dealii::Point<2>(4 * um, 0.5 * um));
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->cell, 1u);
  EXPECT_NEAR(place->unit[0], 0.5, 1e-14);
  EXPECT_NEAR(place->unit[1], 0.25, 1e-14);
}

// Meant for several ranks; on one it is true by itself.
TEST(Sites, ExactlyOneProcessOwnsEveryPlace)
{
  Geometry geometry = small("film in section");
  dealii::parallel::distributed::Triangulation<2> triangulation(MPI_COMM_WORLD);
  make_coarse_mesh(geometry, triangulation);
  refine_at_random(triangulation, 5);
  const ExposedSites<2> sites(geometry, triangulation);
  const dealii::MappingQ1<2> mapping;
  for (std::size_t patch = 0; patch < sites.n_patches(); ++patch)
    for (int k = 0; k <= 32; ++k)
      {
        const auto site = sites.point(patch, k / 32., 0.);
        const auto [cell, unit] = descend(triangulation, site.place);
        const int is_mine = cell->is_locally_owned();
        EXPECT_EQ(dealii::Utilities::MPI::sum(is_mine, MPI_COMM_WORLD), 1);
        EXPECT_TRUE(!is_mine ||
                    mapping.transform_unit_to_real_cell(cell, unit).distance(site.position) <
                      1e-12 * um);
      }
}
