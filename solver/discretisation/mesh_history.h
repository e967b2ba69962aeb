// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <cstdint>
#include <vector>

namespace softlattice
{
  /// Refinement levels of active cells along the curve by which p4est orders and distributes them; those
  /// of all cells say what the mesh is.
  using CellLevels = std::vector<std::uint8_t>;

  /// How a mesh came to be what it is. Where deal.II puts a cell in memory depends on the cells that were
  /// there before, and with it the order of sums and the last digits of results. So that a run which is
  /// resumed has the digits of one that was never stopped, it takes its mesh along the same way; and so
  /// that this way stays short, the mesh is built anew after a number of changes.
  template <int dim>
  class MeshHistory
  {
  public:
    using Mesh = typename Space<dim>::Mesh;

    /// Changes after which the mesh should be built anew: the cost, of some four changes, is then no
    /// burden.
    static constexpr std::size_t longest = 64;

    /// Own part of every mesh since it was built anew, the present one last.
    const std::vector<CellLevels> &meshes() const { return meshes_; }
    bool is_long() const { return meshes_.size() >= longest; }

    /// The mesh is a new one.
    void add(const Mesh &mesh);
    /// Builds the mesh that there is anew. Collective; all that is on it becomes invalid.
    void renew(Mesh &mesh);
    /// Takes a mesh back to one that it was, along the way that meshes() gave then. Collective; for the
    /// same number of processes.
    void go_back(const std::vector<CellLevels> &own_parts, Mesh &mesh);
    /// Leads a coarse mesh along a way, of which all parts of all meshes are given. Collective.
    /// @throws std::runtime_error if these are no meshes
    void follow(const std::vector<CellLevels> &meshes, Mesh &mesh);

  private:
    std::vector<CellLevels> meshes_;
  };
} // namespace softlattice
