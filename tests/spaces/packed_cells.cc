// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A mesh that is restored from a checkpoint, against the one that was saved.
#include "solver/discretisation/packed_cells.h"

#include "solver/discretisation/mesh_history.h"
#include "solver/linear/multigrid_hierarchy.h"
#include "solver/operators/stiffness.h"
#include "tests/spaces/torus.h"

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  CellLevels of_all(const CellLevels &own)
  {
    CellLevels levels;
    for (const auto &part : dealii::Utilities::MPI::all_gather(all(), own))
      levels.insert(levels.end(), part.begin(), part.end());
    return levels;
  }

  template <int dim>
  void fill(const Space<dim> &space, typename Space<dim>::Vector &values)
  {
    space.initialise(values);
    const auto places = space.node_places();
    for (unsigned int i = 0; i < places.size(); ++i)
      values.local_element(i) = std::sin(3. * places[i][0] + 1.7 * places[i][dim - 1]);
  }

  /// Bit for bit.
  template <typename Vector>
  void expect_same(const Vector &a, const Vector &b, const char *what)
  {
    ASSERT_EQ(a.locally_owned_size(), b.locally_owned_size()) << what;
    unsigned int different = 0;
    for (unsigned int i = 0; i < a.locally_owned_size(); ++i)
      different += a.local_element(i) != b.local_element(i);
    EXPECT_EQ(different, 0u) << what;
  }

  /// The mesh to be saved has a history of refinement and coarsening, which the restored one has not.
  template <int dim>
  void expect_restored(const unsigned int degree, const std::vector<std::string> &axes)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree) + ", periodic along " +
                 axes[0]);
    const Geometry geometry = unit_box(dim, 2, axes);
    Mesh<dim> saved_mesh(all()), mesh(all());
    make_coarse_mesh(geometry, saved_mesh);
    make_coarse_mesh(geometry, mesh);
    MeshHistory<dim> history;
    history.add(saved_mesh);
    for (unsigned int round = 0; round < 6; ++round)
      {
        refine_at_random<dim>(saved_mesh, 2, 1, dim == 2 ? 0.5 : 0.3, round % 2);
        history.add(saved_mesh);
        for (const auto &cell : saved_mesh.active_cell_iterators())
          if (cell->is_locally_owned() && (cell->center()[0] < 0.15 * round || cell->level() > 3))
            cell->set_coarsen_flag();
        saved_mesh.execute_coarsening_and_refinement();
        if (round == 2)
          history.renew(saved_mesh);
        else
          history.add(saved_mesh);
      }
    ASSERT_EQ(history.meshes().size(), 7u);
    Space<dim> saved(saved_mesh, degree);
    saved.reinit();
    std::vector<CellLevels> meshes;
    for (const CellLevels &own : history.meshes())
      meshes.push_back(of_all(own));
    MeshHistory<dim> restored_history;
    restored_history.follow(meshes, mesh);
    EXPECT_EQ(restored_history.meshes(), history.meshes());
    Space<dim> space(mesh, degree);
    space.reinit();

    typename Space<dim>::Vector values, restored, image, restored_image;
    fill(saved, values);
    std::vector<double> packed;
    pack<dim>(saved, {&values, &saved.mass()}, packed);
    space.initialise(restored);
    auto mass = restored;
    unpack<dim>(space, packed, {&restored, &mass});
    expect_same(restored, values, "values");
    expect_same(mass, space.mass(), "mass");
    EXPECT_EQ(restored * restored, values * values);

    space.initialise(restored_image);
    saved.initialise(image);
    Stiffness<dim, double>::create(saved.matrix_free(), degree)->apply(image, values);
    Stiffness<dim, double>::create(space.matrix_free(), degree)->apply(restored_image, restored);
    expect_same(restored_image, image, "stiffness");

    const MultigridHierarchy<dim> hierarchy(space), saved_hierarchy(saved);
    ASSERT_EQ(hierarchy.n_levels(), saved_hierarchy.n_levels());
    typename MultigridHierarchy<dim>::Vector fine, saved_fine;
    const unsigned int top = hierarchy.n_levels() - 1;
    hierarchy.level(top).initialise(fine);
    saved_hierarchy.level(top).initialise(saved_fine);
    for (unsigned int i = 0; i < fine.locally_owned_size(); ++i)
      fine.local_element(i) = saved_fine.local_element(i) =
        static_cast<float>(restored.local_element(i));
    for (unsigned int l = top; l > 0; --l)
      {
        typename MultigridHierarchy<dim>::Vector coarse, saved_coarse;
        hierarchy.level(l - 1).initialise(coarse);
        saved_hierarchy.level(l - 1).initialise(saved_coarse);
        hierarchy.restrict(l, coarse, fine);
        saved_hierarchy.restrict(l, saved_coarse, saved_fine);
        expect_same(coarse, saved_coarse, "restriction");
        expect_same(hierarchy.level(l).stiffness_diagonal,
                    saved_hierarchy.level(l).stiffness_diagonal,
                    "diagonal");
        fine = coarse;
        saved_fine = saved_coarse;
      }
  }

  TEST(PackedCells, ARestoredMeshIsTheSavedOneBitForBit)
  {
    expect_restored<2>(1, {"none"});
    expect_restored<2>(3, {"none"});
    expect_restored<2>(3, {"x"});
    expect_restored<3>(2, {"none"});
    expect_restored<3>(2, {"x"});
  }

  TEST(PackedCells, LevelsThatAreNoMeshAreRefused)
  {
    for (const CellLevels &levels : {CellLevels{},
                                     CellLevels{0},
                                     CellLevels(5, 0),
                                     CellLevels{1, 1, 1, 0, 0, 0},
                                     CellLevels{2, 2, 2, 2, 1, 1, 1, 0, 0, 0, 0}})
      {
        Mesh<2> mesh(all());
        make_coarse_mesh(unit_box(2, 2, {"none"}), mesh);
        MeshHistory<2> history;
        EXPECT_THROW(history.follow({levels}, mesh), std::runtime_error);
      }
    Mesh<2> mesh(all());
    make_coarse_mesh(unit_box(2, 2, {"none"}), mesh);
    EXPECT_THROW(MeshHistory<2>().follow({}, mesh), std::runtime_error);
  }
} // namespace
