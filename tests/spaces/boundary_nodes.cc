// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Integrals over boundaries on irregular meshes.
#include "solver/discretisation/boundary_nodes.h"

#include "tests/spaces/torus.h"

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// Boundary 2 dim - 1 of the box [0, 1]^(dim-1) x [0, 0.5]: the plane x_last = 0.5 of area 1.
  template <int dim>
  void expect_integrals(const unsigned int degree, const std::vector<std::string> &axes)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree) + ", periodic along " +
                 axes[0]);
    Geometry geometry = unit_box(dim, 2, axes);
    geometry.box.size.back() = 0.5;
    Mesh<dim> mesh(all());
    make_coarse_mesh(geometry, mesh);
    refine_at_random<dim>(mesh, 2, dim == 2 ? 4 : 2, 0.4);
    Space<dim> space(mesh, degree);
    space.reinit();
    const unsigned int id = 2 * dim - 1;
    const auto top = boundary_nodes(space, id);

    const auto places = space.node_places();
    const auto &constrained = space.constrained_nodes();
    double area = 0., linear = 0., moment = 0.;
    for (const auto &node : top.nodes)
      {
        for (int d = 0; d < dim; ++d)
          EXPECT_NEAR(node.place[d], places[node.index][d], 1e-14);
        EXPECT_NEAR(node.place[dim - 1], 0.5, 1e-15);
        EXPECT_FALSE(std::binary_search(constrained.begin(), constrained.end(), node.index));
        area += node.weight;
        linear += node.weight * (0.3 + 2. * node.place[0]);
        moment += node.weight * std::pow(node.place[0], int(degree));
      }
    area = dealii::Utilities::MPI::sum(area, all());
    linear = dealii::Utilities::MPI::sum(linear, all());
    moment = dealii::Utilities::MPI::sum(moment, all());
    EXPECT_NEAR(area, 1., 1e-13);
    if (axes[0] != "x") // else x is no function of the space: both of its ends are one node
      {
        EXPECT_NEAR(linear, 1.3, 1e-13);
        EXPECT_NEAR(moment, 1. / (degree + 1), 1e-13);
      }

    // All free nodes in the plane, and no others.
    unsigned int n_expected = 0;
    for (unsigned int i = 0; i < places.size(); ++i)
      n_expected += std::abs(places[i][dim - 1] - 0.5) < 1e-12 &&
                    !std::binary_search(constrained.begin(), constrained.end(), i);
    EXPECT_EQ(top.nodes.size(), n_expected);

    EXPECT_TRUE(boundary_nodes(space, 17).nodes.empty());
  }

  TEST(BoundaryNodes, IntegralsAreExactOnIrregularMeshes)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      {
        expect_integrals<2>(degree, {"none"});
        expect_integrals<3>(degree, {"none"});
        expect_integrals<2>(degree, {"x"});
        expect_integrals<3>(degree, {"x"});
        expect_integrals<3>(degree, {"y"});
      }
  }
} // namespace
