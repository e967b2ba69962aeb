// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/components.h"

#include <deal.II/base/mpi.h>
#include <deal.II/grid/grid_tools.h>

#include <algorithm>
#include <functional>
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

      /// The root is the smallest number of a set.
      void unite(const unsigned int a, const unsigned int b)
      {
        const unsigned int one = root(a), other = root(b);
        parent_[std::max(one, other)] = std::min(one, other);
      }

    private:
      std::vector<unsigned int> parent_;
    };

    /// For each active cell, whether it is locally owned and its mean is on this side of the threshold.
    /// The mean is that over the reference cell.
    template <int dim>
    std::vector<bool> cells_on(const Side side,
                               const Space<dim> &space,
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

      std::vector<bool> inside(space.mesh().n_active_cells(), false);
      std::vector<dealii::types::global_dof_index> indices(weights.size());
      for (const auto &cell : space.dofs().active_cell_iterators())
        if (cell->is_locally_owned())
          {
            cell->get_dof_indices(indices);
            double mean = 0.;
            for (unsigned int i = 0; i < indices.size(); ++i)
              mean += weights[i] * values(indices[i]);
            inside[cell->active_cell_index()] = (mean > threshold) == (side == Side::above);
          }
      return inside;
    }

    /// Calls visitor(cell, neighbour) for each face between a locally owned active cell that is inside and an active
    /// one that is not finer: faces with a finer neighbour are seen from there.
    template <int dim, typename Visitor>
    void visit_faces(const typename Space<dim>::Mesh &mesh,
                     const std::vector<bool> &inside,
                     const Visitor &visitor)
    {
      for (const auto &cell : mesh.active_cell_iterators())
        if (cell->is_locally_owned() && inside[cell->active_cell_index()])
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
  std::vector<double> component_volumes(const Space<dim> &space,
                                        const typename Space<dim>::Vector &field,
                                        const double threshold,
                                        const Side side)
  {
    const auto &mesh = space.mesh();
    const MPI_Comm communicator = mesh.get_communicator();
    const std::vector<bool> inside = cells_on(side, space, field, threshold);

    DisjointSets local(mesh.n_active_cells());
    visit_faces<dim>(mesh, inside, [&](const auto &cell, const auto &neighbour) {
      if (neighbour.is_locally_owned() && inside[neighbour.active_cell_index()])
        local.unite(cell.active_cell_index(), neighbour.active_cell_index());
    });

    // The root of a set is its first cell.
    constexpr unsigned int none = dealii::numbers::invalid_unsigned_int;
    std::vector<unsigned int> label(mesh.n_active_cells(), none);
    unsigned int n_sets = 0;
    for (unsigned int c = 0; c < label.size(); ++c)
      if (inside[c])
        label[c] = local.root(c) == c ? n_sets++ : label[local.root(c)];
    const auto all_n_sets = dealii::Utilities::MPI::all_gather(communicator, n_sets);
    const unsigned int n_all_sets = std::accumulate(all_n_sets.begin(), all_n_sets.end(), 0u);

    // The sets of a rank are numbered after those of the ranks before it.
    const unsigned int rank = dealii::Utilities::MPI::this_mpi_process(communicator);
    const unsigned int offset = std::accumulate(all_n_sets.begin(), all_n_sets.begin() + rank, 0u);
    for (unsigned int c = 0; c < label.size(); ++c)
      if (inside[c])
        label[c] += offset;
    std::vector<double> volumes(n_all_sets, 0.);
    for (const auto &cell : mesh.active_cell_iterators())
      if (cell->is_locally_owned() && inside[cell->active_cell_index()])
        volumes[label[cell->active_cell_index()]] += cell->measure();
    dealii::Utilities::MPI::sum(volumes, communicator, volumes);
    dealii::GridTools::exchange_cell_data_to_ghosts<unsigned int>(
      mesh,
      [&](const auto &cell) { return label[cell->active_cell_index()]; },
      [&](const auto &cell, const unsigned int value) {
        label[cell->active_cell_index()] = value;
      });
    std::vector<std::pair<unsigned int, unsigned int>> contacts;
    visit_faces<dim>(mesh, inside, [&](const auto &cell, const auto &neighbour) {
      const unsigned int one = label[cell.active_cell_index()];
      const unsigned int other = label[neighbour.active_cell_index()];
      if (neighbour.is_ghost() && one != none && other != none)
        contacts.emplace_back(one, other);
    });
    std::sort(contacts.begin(), contacts.end());
    contacts.erase(std::unique(contacts.begin(), contacts.end()), contacts.end());

    DisjointSets global(n_all_sets);
    for (const auto &of_rank : dealii::Utilities::MPI::all_gather(communicator, contacts))
      for (const auto &[one, other] : of_rank)
        global.unite(one, other);
    std::vector<double> of_components;
    for (unsigned int set = n_all_sets; set-- > 0;)
      if (const unsigned int root = global.root(set); root != set)
        volumes[root] += volumes[set];
      else
        of_components.push_back(volumes[set]); // all of its other sets have higher numbers
    std::sort(of_components.begin(), of_components.end(), std::greater<double>());
    return of_components;
  }

  template <int dim>
  unsigned int count_components(const Space<dim> &space,
                                const typename Space<dim>::Vector &field,
                                const double threshold)
  {
    return component_volumes(space, field, threshold).size();
  }

  template std::vector<double> component_volumes(const Space<2> &,
                                                 const Space<2>::Vector &,
                                                 double,
                                                 Side);
  template std::vector<double> component_volumes(const Space<3> &,
                                                 const Space<3>::Vector &,
                                                 double,
                                                 Side);
  template unsigned int count_components(const Space<2> &, const Space<2>::Vector &, double);
  template unsigned int count_components(const Space<3> &, const Space<3>::Vector &, double);
} // namespace softlattice
