// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/packed_cells.h"

#include "solver/discretisation/own_cells.h"

#include <deal.II/dofs/dof_tools.h>

namespace softlattice
{
  namespace
  {
    /// The nodes of each own cell, in order.
    template <int dim, typename Visitor>
    void visit_own_nodes(const Space<dim> &space, const Visitor &visitor)
    {
      std::vector<dealii::types::global_dof_index> indices(space.fe().n_dofs_per_cell());
      visit_own_cells<dim>(space.mesh(), [&](const auto &cell) {
        const typename dealii::DoFHandler<dim>::active_cell_iterator active(&space.mesh(),
                                                                            cell->level(),
                                                                            cell->index(),
                                                                            &space.dofs());
        active->get_dof_indices(indices);
        visitor(indices);
      });
    }
  } // namespace

  template <int dim>
  void pack(const Space<dim> &space,
            const std::vector<const typename Space<dim>::Vector *> &vectors,
            std::vector<double> &values)
  {
    // Hanging nodes too, with whatever they have: the state goes on with the same bits.
    dealii::IndexSet relevant;
    dealii::DoFTools::extract_locally_relevant_dofs(space.dofs(), relevant);
    std::vector<typename Space<dim>::Vector> copies(vectors.size());
    for (std::size_t i = 0; i < vectors.size(); ++i)
      {
        copies[i].reinit(space.dofs().locally_owned_dofs(),
                         relevant,
                         space.mesh().get_communicator());
        copies[i].copy_locally_owned_data_from(*vectors[i]);
        copies[i].update_ghost_values();
      }
    visit_own_nodes(space, [&](const auto &indices) {
      for (const auto &vector : copies)
        for (const auto index : indices)
          values.push_back(vector(index));
    });
  }

  template <int dim>
  void unpack(const Space<dim> &space,
              const std::vector<double> &values,
              const std::vector<typename Space<dim>::Vector *> &vectors)
  {
    const dealii::IndexSet &owned = space.dofs().locally_owned_dofs();
    std::size_t next = 0;
    visit_own_nodes(space, [&](const auto &indices) {
      for (auto *const vector : vectors)
        for (const auto index : indices)
          {
            const double value = values.at(next++);
            if (owned.is_element(index))
              vector->local_element(owned.index_within_set(index)) = value;
          }
    });
  }

  template void pack<2>(const Space<2> &,
                        const std::vector<const Space<2>::Vector *> &,
                        std::vector<double> &);
  template void pack<3>(const Space<3> &,
                        const std::vector<const Space<3>::Vector *> &,
                        std::vector<double> &);
  template void unpack<2>(const Space<2> &,
                          const std::vector<double> &,
                          const std::vector<Space<2>::Vector *> &);
  template void unpack<3>(const Space<3> &,
                          const std::vector<double> &,
                          const std::vector<Space<3>::Vector *> &);
} // namespace softlattice
