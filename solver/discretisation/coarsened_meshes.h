// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/wide.h"

#include <deal.II/distributed/tria.h>

#include <memory>
#include <vector>

namespace softlattice
{
  /// The mesh and copies of it, each with all cells of the next coarsened once as far as hanging nodes
  /// allow: the coarsest first, the mesh itself (not owned) last. Boundaries that are joined in the mesh
  /// are joined in the copies, which MGTransferGlobalCoarseningTools::create_geometric_coarsening_sequence
  /// forgets (deal.II 9.4). It ends with the first copy of so few cells, since each takes as long as a remesh,
  /// but has one at least if the mesh has been refined. Collective.
  template <int dim>
  std::vector<std::shared_ptr<const dealii::Triangulation<dim>>> coarsened_meshes(
    const dealii::parallel::distributed::Triangulation<dim> &mesh,
    unsigned int few_cells);
} // namespace softlattice
