// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/dofs/dof_handler.h>
#include <deal.II/lac/affine_constraints.h>

#include <algorithm>
#include <vector>

namespace softlattice
{
  /// What MatrixFree::AdditionalData::cell_vectorization_category wants: 1 for the cells with a
  /// constrained node, 0 for the others; empty where there are none. One such cell makes a whole batch
  /// of SIMD lanes read and write its nodes one by one, so they are better among themselves.
  template <int dim>
  std::vector<unsigned int> cell_categories(const dealii::DoFHandler<dim> &dofs,
                                            const dealii::AffineConstraints<double> &constraints)
  {
    if (constraints.n_constraints() == 0)
      return {};
    std::vector<unsigned int> categories(dofs.get_triangulation().n_active_cells(), 0);
    std::vector<dealii::types::global_dof_index> indices(dofs.get_fe().n_dofs_per_cell());
    for (const auto &cell : dofs.active_cell_iterators())
      if (cell->is_locally_owned())
        {
          cell->get_dof_indices(indices);
          categories[cell->active_cell_index()] =
            std::any_of(indices.begin(), indices.end(), [&](const auto index) {
              return constraints.is_constrained(index);
            });
        }
    return categories;
  }
} // namespace softlattice
