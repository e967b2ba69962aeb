// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Connected regions of known patterns.
#include "solver/discretisation/components.h"

#include "tests/spaces/torus.h"

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// Regions of cells on a mesh of n^dim cells, some of them refined: those whose centre is in the
  /// pattern. Of degree 4, so that the nodes inside a cell alone bring its mean above one half.
  template <int dim>
  unsigned int count(const unsigned int n,
                     const std::vector<std::string> &axes,
                     const unsigned int refinements,
                     const std::function<bool(const dealii::Point<dim> &)> &pattern)
  {
    Mesh<dim> mesh(all());
    make_coarse_mesh(unit_box(dim, n, axes), mesh);
    refine_at_random<dim>(mesh, n, refinements, 0.3);
    Space<dim> space(mesh, 4);
    space.reinit();
    typename Space<dim>::Vector field;
    space.initialise(field);
    const dealii::IndexSet &owned = space.dofs().locally_owned_dofs();
    std::vector<dealii::types::global_dof_index> indices(space.fe().n_dofs_per_cell());
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned() && pattern(cell->center()))
        {
          // Nodes inside a cell come last in its list.
          cell->get_dof_indices(indices);
          const unsigned int interior = dim == 2 ? 9 : 27;
          for (unsigned int i = indices.size() - interior; i < indices.size(); ++i)
            field.local_element(owned.index_within_set(indices[i])) = 1.;
        }
    return count_components(space, field, 0.5);
  }

  double from_centre(const dealii::Point<2> &x)
  {
    return std::hypot(x[0] - 0.5, x[1] - 0.5);
  }

  TEST(Components, FieldsOnOneSideOfTheThresholdAreOneRegionOrNone)
  {
    for (const unsigned int refinements : {0u, 2u})
      {
        EXPECT_EQ(count<2>(4, {"none"}, refinements, [](const auto &) { return true; }), 1u);
        EXPECT_EQ(count<2>(4, {"none"}, refinements, [](const auto &) { return false; }), 0u);
        EXPECT_EQ(count<3>(3, {"none"}, refinements, [](const auto &) { return true; }), 1u);
      }
  }

  TEST(Components, CellsThatShareACornerOrAnEdgeOnlyAreApart)
  {
    for (const unsigned int refinements : {0u, 2u})
      {
        EXPECT_EQ(count<2>(8,
                           {"x", "y"},
                           refinements,
                           [](const auto &x) { return int(8 * x[0]) % 2 == int(8 * x[1]) % 2; }),
                  32u);
        EXPECT_EQ(count<3>(4,
                           {"x", "y", "z"},
                           refinements,
                           [](const auto &x) {
                             return (int(4 * x[0]) + int(4 * x[1]) + int(4 * x[2])) % 2 == 0;
                           }),
                  32u);
      }
  }

  TEST(Components, ARingIsOneAndItsHoleAnother)
  {
    const auto ring = [](const auto &x) { return from_centre(x) > 0.2 && from_centre(x) < 0.4; };
    for (const unsigned int refinements : {0u, 1u, 2u})
      {
        EXPECT_EQ(count<2>(20, {"none"}, refinements, ring), 1u);
        EXPECT_EQ(count<2>(20, {"none"}, refinements, [&](const auto &x) { return !ring(x); }), 2u);
      }
  }

  TEST(Components, RegionsGoAroundThePeriodicBox)
  {
    // A disc around the corner: four quarters in the open box.
    const auto corner = [](const auto &x) {
      return std::hypot(std::min(x[0], 1. - x[0]), std::min(x[1], 1. - x[1])) < 0.3;
    };
    for (const unsigned int refinements : {0u, 2u})
      {
        EXPECT_EQ(count<2>(12, {"none"}, refinements, corner), 4u);
        EXPECT_EQ(count<2>(12, {"x"}, refinements, corner), 2u);
        EXPECT_EQ(count<2>(12, {"y"}, refinements, corner), 2u);
        EXPECT_EQ(count<2>(12, {"x", "y"}, refinements, corner), 1u);
        // The corners of a cube.
        const auto corners = [&](const dealii::Point<3> &x) {
          return corner(x) && std::min(x[2], 1. - x[2]) < 0.3;
        };
        EXPECT_EQ(count<3>(6, {"none"}, refinements / 2, corners), 8u);
        EXPECT_EQ(count<3>(6, {"z"}, refinements / 2, corners), 4u);
        EXPECT_EQ(count<3>(6, {"x", "y", "z"}, refinements / 2, corners), 1u);
      }
  }

  TEST(Components, ASpiralThroughAllRanksIsOne)
  {
    // A path that winds through the rows of cells, up and down: no short way across the ranks.
    const auto path = [](const auto &x) {
      const int row = int(15 * x[1]), column = int(15 * x[0]);
      if (row % 2 == 0)
        return true;
      return row % 4 == 1 ? column == 14 : column == 0;
    };
    EXPECT_EQ(count<2>(15, {"none"}, 0, path), 1u);
    EXPECT_EQ(count<2>(15, {"none"}, 2, path), 1u);
    // Cut once.
    const auto cut = [&](const auto &x) {
      return path(x) && !(int(15 * x[1]) == 6 && int(15 * x[0]) == 7);
    };
    EXPECT_EQ(count<2>(15, {"none"}, 2, cut), 2u);
  }

  TEST(Components, RandomPatternsAreFloodedAlike)
  {
    constexpr int n = 24;
    for (const double part : {0.3, 0.5, 0.6})
      {
        const auto is_in = [part](const int i, const int j) {
          return hashed(std::to_string(i) + "," + std::to_string(j)) < part;
        };
        // Flood fill on the torus of cells.
        std::set<std::pair<int, int>> left;
        for (int i = 0; i < n; ++i)
          for (int j = 0; j < n; ++j)
            if (is_in(i, j))
              left.insert({i, j});
        unsigned int expected = 0;
        for (; !left.empty(); ++expected)
          {
            std::vector<std::pair<int, int>> front{*left.begin()};
            left.erase(left.begin());
            while (!front.empty())
              {
                const auto [i, j] = front.back();
                front.pop_back();
                for (const auto &[di, dj] : {std::pair(1, 0), {n - 1, 0}, {0, 1}, {0, n - 1}})
                  if (left.erase({(i + di) % n, (j + dj) % n}) == 1)
                    front.emplace_back((i + di) % n, (j + dj) % n);
              }
          }
        const auto pattern = [&](const auto &x) { return is_in(int(n * x[0]), int(n * x[1])); };
        EXPECT_EQ(count<2>(n, {"x", "y"}, 0, pattern), expected) << part;
        EXPECT_EQ(count<2>(n, {"x", "y"}, 2, pattern), expected) << part;
      }
  }
} // namespace
