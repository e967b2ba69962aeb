// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Integrals over boxes and materials on irregular meshes.
#include "solver/discretisation/region_nodes.h"

#include "tests/spaces/torus.h"

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  double moment(const std::vector<WeightedNode> &nodes, const int power)
  {
    double sum = 0.;
    for (const WeightedNode &node : nodes)
      sum += node.weight * std::pow(node.place[0], power) * std::pow(node.place[1], power);
    return dealii::Utilities::MPI::sum(sum, MPI_COMM_WORLD);
  }

  double between(const double a, const double b, const int power)
  {
    return (std::pow(b, power + 1) - std::pow(a, power + 1)) / (power + 1);
  }

  // A polynomial of the degree of the elements is its own interpolation in each cell, so that its integrals over boxes
  // are exact wherever they cut cells.
  template <int dim>
  void expect_integrals(const unsigned int degree)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
    const Geometry geometry = unit_box(dim, 2, {"none"});
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_coarse_mesh(geometry, mesh);
    for (const auto &cell : mesh.active_cell_iterators())
      cell->set_material_id(cell->center()[0] < 0.5 ? 3 : 4); // children have that of their parent
    refine_at_random<dim>(mesh, 2, dim == 2 ? 4 : 2, 0.4);
    Space<dim> space(mesh, degree);
    space.reinit();
    const int power = static_cast<int>(degree);
    const double height = dim == 3 ? 0.46 : 1.;

    for (const std::array<double, 4> &box : {std::array<double, 4>{{0.13, 0.77, 0.31, 0.92}},
                                             {{0.501, 0.502, 0.2, 0.21}},
                                             {{0.25, 0.5, 0., 1.}}})
      {
        const auto nodes =
          nodes_in_box<dim>(space, {{box[0], box[2], 0.27}}, {{box[1], box[3], 0.73}});
        EXPECT_NEAR(moment(nodes, power),
                    between(box[0], box[1], power) * between(box[2], box[3], power) * height,
                    1e-14);
      }
    // What is outside of the domain does not count.
    EXPECT_NEAR(moment(nodes_in_box<dim>(space, {{-1., 0.4, -1.}}, {{0.6, 3., 2.}}), power),
                between(0., 0.6, power) * between(0.4, 1., power),
                1e-14);
    EXPECT_NEAR(moment(nodes_in_box<dim>(space, {{1., 0., 0.}}, {{2., 1., 1.}}), 0), 0., 0.);

    EXPECT_NEAR(moment(nodes_in_materials(space, {3}), power),
                between(0., 0.5, power) * between(0., 1., power),
                1e-14);
    EXPECT_NEAR(moment(nodes_in_materials(space, {3, 4}), 1), 0.25, 1e-14);
    EXPECT_FALSE(cuts_slanted_cells(space, {{0.13, 0.31, 0.27}}, {{0.77, 0.92, 0.73}}));
  }

  TEST(RegionNodes, IntegralsAreExactOnIrregularMeshes)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      {
        expect_integrals<2>(degree);
        expect_integrals<3>(degree);
      }
  }

  TEST(RegionNodes, SlantedCellsCannotBeCut)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_coarse_mesh(unit_box(2, 2, {"none"}), mesh);
    for (const auto &cell : mesh.active_cell_iterators())
      for (const unsigned int v : cell->vertex_indices())
        if (cell->vertex(v).distance({0.5, 0.5}) < 1e-12)
          cell->vertex(v) = {0.55, 0.47};
    Space<2> space(mesh, 2);
    space.reinit();
    EXPECT_TRUE(cuts_slanted_cells(space, {{0.2, 0.2, 0.}}, {{0.8, 0.8, 0.}}));
    EXPECT_FALSE(cuts_slanted_cells(space, {{0., 0., 0.}}, {{1., 1., 0.}}));
  }
} // namespace
