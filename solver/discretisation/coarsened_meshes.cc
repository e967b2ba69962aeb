// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/coarsened_meshes.h"

#include <deal.II/grid/grid_tools.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// Joins the boundaries of a copy as those of the original are. The forest of p4est is copied with
    /// its joints; it is only deal.II's own list that gets lost.
    template <int dim>
    void join_like(const dealii::Triangulation<dim> &original, dealii::Triangulation<dim> &copy)
    {
      using Cell = typename dealii::Triangulation<dim>::cell_iterator;
      std::vector<dealii::GridTools::PeriodicFacePair<Cell>> pairs;
      for (const auto &[one, other] : original.get_periodic_face_map())
        {
          const auto &[cell, face] = one;
          const auto &[neighbour, neighbour_face] = other.first;
          if (cell->level() != 0 || neighbour->level() != 0 || face % 2 != 0)
            continue; // each pair is listed from either side
          dealii::GridTools::PeriodicFacePair<Cell> pair;
          pair.cell[0] = Cell(&copy, 0, cell->index());
          pair.cell[1] = Cell(&copy, 0, neighbour->index());
          pair.face_idx[0] = face;
          pair.face_idx[1] = neighbour_face;
          pair.orientation = other.second;
          pairs.push_back(pair);
        }
      if (!pairs.empty())
        copy.dealii::template Triangulation<dim>::add_periodicity(pairs); // not p4est again
    }
  } // namespace

  template <int dim>
  std::vector<std::shared_ptr<const dealii::Triangulation<dim>>> coarsened_meshes(
    const dealii::parallel::distributed::Triangulation<dim> &mesh,
    const unsigned int few_cells)
  {
    using Mesh = dealii::parallel::distributed::Triangulation<dim>;
    std::vector<std::shared_ptr<const dealii::Triangulation<dim>>> meshes;
    meshes.emplace_back(&mesh, [](const auto *) {});
    for (unsigned int level = mesh.n_global_levels(); level > 1; --level)
      {
        auto copy = std::make_shared<Mesh>(mesh.get_communicator(), mesh.get_mesh_smoothing());
        copy->copy_triangulation(*meshes.back());
        join_like<dim>(mesh, *copy);
        copy->coarsen_global();
        meshes.push_back(copy);
        if (copy->n_global_active_cells() <= few_cells)
          break;
      }
    std::reverse(meshes.begin(), meshes.end());
    return meshes;
  }

  template std::vector<std::shared_ptr<const dealii::Triangulation<2>>> coarsened_meshes(
    const dealii::parallel::distributed::Triangulation<2> &,
    unsigned int);
  template std::vector<std::shared_ptr<const dealii::Triangulation<3>>> coarsened_meshes(
    const dealii::parallel::distributed::Triangulation<3> &,
    unsigned int);
} // namespace softlattice
