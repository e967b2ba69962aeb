// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/components.h"

#include <deal.II/base/mpi.h>
#include <deal.II/grid/grid_tools.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// Disjoint sets of the numbers below n.
    class DisjointSets
    {
    public:
      explicit DisjointSets(const unsigned int n)
        : parent_(n)
      {
        std::iota(parent_.begin(), parent_.end(), 0u);
      }

      unsigned int root(unsigned int i)
      {
        for (; parent_[i] != i; i = parent_[i])
          parent_[i] = parent_[parent_[i]];
        return i;
      }

      /// Whether they were apart.
      bool unite(const unsigned int a, const unsigned int b)
      {
        const unsigned int one = root(a), other = root(b);
        parent_[std::max(one, other)] = std::min(one, other);
        return one != other;
      }

    private:
      std::vector<unsigned int> parent_;
    };

    /// For each active cell, whether it is locally owned and its mean exceeds the threshold. The mean
    /// is that over the reference cell.
    template <int dim>
    std::vector<bool> cells_above(const Space<dim> &space,
                                  const typename Space<dim>::Vector &field,
                                  const double threshold)
    {
      const typename Space<dim>::Vector values = space.with_relevant_nodes(field);

      // Collocated: the weight of a node is that of its quadrature point.
      const dealii::QGaussLobatto<dim> quadrature(space.degree() + 1);
      std::vector<double> weights(space.fe().n_dofs_per_cell(), 0.);
      for (unsigned int i = 0; i < weights.size(); ++i)
        for (unsigned int q = 0; q < quadrature.size(); ++q)
          weights[i] += space.fe().shape_value(i, quadrature.point(q)) * quadrature.weight(q);

      std::vector<bool> above(space.mesh().n_active_cells(), false);
      std::vector<dealii::types::global_dof_index> indices(weights.size());
      for (const auto &cell : space.dofs().active_cell_iterators())
        if (cell->is_locally_owned())
          {
            cell->get_dof_indices(indices);
            double mean = 0.;
            for (unsigned int i = 0; i < indices.size(); ++i)
              mean += weights[i] * values(indices[i]);
            above[cell->active_cell_index()] = mean > threshold;
          }
      return above;
    }

    /// Calls visitor(cell, neighbour) for each face between a locally owned active cell and an active
    /// one that is not finer: faces with a finer neighbour are seen from there.
    template <int dim, typename Visitor>
    void visit_faces(const typename Space<dim>::Mesh &mesh, const Visitor &visitor)
    {
      for (const auto &cell : mesh.active_cell_iterators())
        if (cell->is_locally_owned())
          for (const unsigned int f : cell->face_indices())
            if (!cell->at_boundary(f) || cell->has_periodic_neighbor(f))
              {
                const auto neighbour = cell->neighbor_or_periodic_neighbor(f);
                if (neighbour->is_active())
                  visitor(*cell, *neighbour);
              }
    }
  } // namespace

  template <int dim>
  unsigned int count_components(const Space<dim> &space,
                                const typename Space<dim>::Vector &field,
                                const double threshold)
  {
    const auto &mesh = space.mesh();
    const MPI_Comm communicator = mesh.get_communicator();
    const std::vector<bool> above = cells_above(space, field, threshold);

    DisjointSets local(mesh.n_active_cells());
    visit_faces<dim>(mesh, [&](const auto &cell, const auto &neighbour) {
      if (neighbour.is_locally_owned() && above[cell.active_cell_index()] &&
          above[neighbour.active_cell_index()])
        local.unite(cell.active_cell_index(), neighbour.active_cell_index());
    });

    // The root of a set is its first cell.
    constexpr unsigned int none = dealii::numbers::invalid_unsigned_int;
    std::vector<unsigned int> label(mesh.n_active_cells(), none);
    unsigned int n_sets = 0;
    for (unsigned int c = 0; c < label.size(); ++c)
      if (above[c])
        label[c] = local.root(c) == c ? n_sets++ : label[local.root(c)];
    const auto all_n_sets = dealii::Utilities::MPI::all_gather(communicator, n_sets);
    const unsigned int n_all_sets = std::accumulate(all_n_sets.begin(), all_n_sets.end(), 0u);
    if (all_n_sets.size() == 1)
      return n_all_sets;

    // The sets of a rank are numbered after those of the ranks before it.
    const unsigned int rank = dealii::Utilities::MPI::this_mpi_process(communicator);
    const unsigned int offset = std::accumulate(all_n_sets.begin(), all_n_sets.begin() + rank, 0u);
    for (unsigned int c = 0; c < label.size(); ++c)
      if (above[c])
        label[c] += offset;
    dealii::GridTools::exchange_cell_data_to_ghosts<unsigned int>(
      mesh,
      [&](const auto &cell) { return label[cell->active_cell_index()]; },
      [&](const auto &cell, const unsigned int value) {
        label[cell->active_cell_index()] = value;
      });
    std::vector<std::pair<unsigned int, unsigned int>> contacts;
    visit_faces<dim>(mesh, [&](const auto &cell, const auto &neighbour) {
      const unsigned int one = label[cell.active_cell_index()];
      const unsigned int other = label[neighbour.active_cell_index()];
      if (neighbour.is_ghost() && one != none && other != none)
        contacts.emplace_back(one, other);
    });
    std::sort(contacts.begin(), contacts.end());
    contacts.erase(std::unique(contacts.begin(), contacts.end()), contacts.end());

    DisjointSets global(n_all_sets);
    unsigned int n_components = n_all_sets;
    for (const auto &of_rank : dealii::Utilities::MPI::all_gather(communicator, contacts))
      for (const auto &[one, other] : of_rank)
        if (global.unite(one, other))
          --n_components;
    return n_components;
  }

  template unsigned int count_components(const Space<2> &, const Space<2>::Vector &, double);
  template unsigned int count_components(const Space<3> &, const Space<3>::Vector &, double);
} // namespace softlattice
