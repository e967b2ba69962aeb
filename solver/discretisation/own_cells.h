// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/distributed/tria.h>

namespace softlattice
{
  namespace internal
  {
    template <typename Cell, typename Visitor>
    void visit_own(const Cell &cell, const Visitor &visitor)
    {
      if (cell->has_children())
        for (unsigned int child = 0; child < cell->n_children(); ++child)
          visit_own(Cell(cell->child(child)), visitor);
      else if (cell->is_locally_owned())
        visitor(cell);
    }
  } // namespace internal

  /// Calls visitor(cell) for the active cells of this process along the curve by which p4est orders and
  /// distributes them, so that those of the next process follow on them.
  template <int dim, typename Visitor>
  void visit_own_cells(const dealii::parallel::distributed::Triangulation<dim> &mesh,
                       const Visitor &visitor)
  {
    using Cell = typename dealii::Triangulation<dim>::cell_iterator;
    for (const auto index : mesh.get_p4est_tree_to_coarse_cell_permutation())
      internal::visit_own(Cell(&mesh, 0, index), visitor);
  }
} // namespace softlattice
