// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/problem.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The mesh, with the last ones that have led to it, and states on it, as far as they belong to a
  /// process: see mesh_history.h and packed_cells.h.
  struct CellData
  {
    std::vector<std::vector<std::uint8_t>> meshes;
    std::vector<double> values;
  };

  /// How the fields of a case and their mesh are saved, taken up again and shown. All functions are collective
  /// unless noted.
  class FieldStorage
  {
  public:
    virtual ~FieldStorage() = default;

    /// For a checkpoint: the mesh, the state and the other given ones, which are of the same mesh.
    virtual CellData pack(const std::vector<State> &others) const = 0;
    /// Takes up the last of some meshes, by way of those before it, instead of initialise(); all parts of
    /// each are given. Returns which of its cells belong to this process: the number of the first, and how
    /// many. @throws std::runtime_error if these are no meshes
    virtual std::pair<std::size_t, std::size_t> restore_mesh(
      const std::vector<std::vector<std::uint8_t>> &meshes) = 0;
    /// Values of pack() per cell.
    virtual std::size_t values_per_cell(std::size_t n_others) const = 0;
    /// Sets the state, and returns the others, from the values on the cells of this process.
    virtual std::vector<State> unpack(const std::vector<double> &values, std::size_t n_others) = 0;

    /// Goes back to what pack() has given on these processes, whatever has become of the mesh since; the
    /// state is set, the others are returned.
    virtual std::vector<State> put_back(const CellData &cells, std::size_t n_others) = 0;

    /// Writes a piece of the solution, with what is derived of it; returns its file name relative to the
    /// parent of `folder`.
    virtual std::string write(const std::string &folder,
                              bool higher_order_cells,
                              double t,
                              unsigned int cycle) = 0;
  };
} // namespace softlattice
