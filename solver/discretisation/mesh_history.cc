// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/mesh_history.h"

#include "solver/discretisation/own_cells.h"

#include <deal.II/base/mpi.h>

#include <stdexcept>

namespace softlattice
{
  namespace
  {
    /// Walks through a mesh and the levels of a wanted one side by side.
    template <typename Cell>
    class Comparison
    {
    public:
      explicit Comparison(const CellLevels &wanted)
        : wanted_(wanted)
      {}

      /// Flags the own active cells in `cell` for one step towards the wanted mesh; returns whether there
      /// are any.
      bool flag(const Cell &cell)
      {
        const unsigned int level = cell->level();
        if (cell->is_active())
          {
            if (next() <= level)
              {
                // One cell, or one of several that make up a coarser one.
                const bool coarser = next() < level;
                if (coarser && cell->is_locally_owned())
                  cell->set_coarsen_flag();
                if (!coarser)
                  ++next_;
                return coarser && cell->is_locally_owned();
              }
            skip(level, cell->reference_cell().n_isotropic_children());
            if (!cell->is_locally_owned())
              return false;
            cell->set_refine_flag();
            return true;
          }
        const bool becomes_one = next() == level;
        bool any = false;
        for (unsigned int child = 0; child < cell->n_children(); ++child)
          any = flag(Cell(cell->child(child))) || any;
        if (becomes_one)
          ++next_;
        return any;
      }

      void expect_the_end() const
      {
        if (next_ != wanted_.size())
          throw std::runtime_error("the levels of its cells are not those of a mesh");
      }

    private:
      unsigned int next() const
      {
        if (next_ >= wanted_.size())
          throw std::runtime_error("the levels of its cells end too early");
        return wanted_[next_];
      }

      /// Past all wanted cells in one of the given level.
      void skip(const unsigned int level, const unsigned int n_children)
      {
        if (next() < level)
          throw std::runtime_error("the levels of its cells are not those of a mesh");
        if (next() == level)
          {
            ++next_;
            return;
          }
        for (unsigned int child = 0; child < n_children; ++child)
          skip(level + 1, n_children);
      }

      const CellLevels &wanted_;
      std::size_t next_ = 0;
    };

    /// One step towards a mesh; whether one was needed.
    template <int dim>
    bool step_to(const CellLevels &wanted, typename Space<dim>::Mesh &mesh)
    {
      using Cell = typename Space<dim>::Mesh::cell_iterator;
      Comparison<Cell> comparison(wanted);
      bool any = false;
      for (const auto index : mesh.get_p4est_tree_to_coarse_cell_permutation())
        any = comparison.flag(Cell(&mesh, 0, index)) || any;
      comparison.expect_the_end();
      any = dealii::Utilities::MPI::max(any ? 1 : 0, mesh.get_communicator()) == 1;
      if (any)
        mesh.execute_coarsening_and_refinement();
      return any;
    }

    /// From the coarse mesh, level by level.
    template <int dim>
    void refine_to(const CellLevels &wanted, typename Space<dim>::Mesh &mesh)
    {
      while (step_to<dim>(wanted, mesh))
        {}
      if (mesh.n_global_active_cells() != wanted.size())
        throw std::runtime_error("its mesh is of another kind than this program makes");
    }

    template <int dim>
    CellLevels own_levels(const typename Space<dim>::Mesh &mesh)
    {
      CellLevels levels;
      levels.reserve(mesh.n_locally_owned_active_cells());
      visit_own_cells<dim>(mesh, [&](const auto &cell) {
        levels.push_back(static_cast<std::uint8_t>(cell->level()));
      });
      return levels;
    }

    CellLevels of_all(const CellLevels &own, const MPI_Comm communicator)
    {
      CellLevels all;
      for (const CellLevels &part : dealii::Utilities::MPI::all_gather(communicator, own))
        all.insert(all.end(), part.begin(), part.end());
      return all;
    }
  } // namespace

  template <int dim>
  void MeshHistory<dim>::add(const Mesh &mesh)
  {
    meshes_.push_back(own_levels<dim>(mesh));
  }

  template <int dim>
  void MeshHistory<dim>::renew(Mesh &mesh)
  {
    go_back({own_levels<dim>(mesh)}, mesh);
  }

  template <int dim>
  void MeshHistory<dim>::go_back(const std::vector<CellLevels> &own_parts, Mesh &mesh)
  {
    std::vector<CellLevels> all;
    all.reserve(own_parts.size());
    for (const CellLevels &own : own_parts)
      all.push_back(of_all(own, mesh.get_communicator()));
    // of an adaptation that was given up
    for (const auto &cell : mesh.active_cell_iterators())
      cell->clear_refine_flag();
    while (mesh.n_global_levels() > 1)
      mesh.coarsen_global();
    follow(all, mesh);
  }

  template <int dim>
  void MeshHistory<dim>::follow(const std::vector<CellLevels> &meshes, Mesh &mesh)
  {
    meshes_.clear();
    for (const CellLevels &levels : meshes)
      {
        if (meshes_.empty())
          refine_to<dim>(levels, mesh);
        else
          step_to<dim>(levels, mesh);
        add(mesh);
      }
    if (meshes.empty() || mesh.n_global_active_cells() != meshes.back().size())
      throw std::runtime_error("its mesh is of another kind than this program makes");
  }

  template class MeshHistory<2>;
  template class MeshHistory<3>;
} // namespace softlattice
