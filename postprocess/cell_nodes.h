// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vtkType.h>

#include <array>
#include <map>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Where the nodes of a kind of cells are: n + 1 at equal distances along each edge of a cell of degree n.
  class CellNodes
  {
  public:
    /// Of a quadrilateral or hexahedron of VTK with so many nodes. Throws RenderError for other cells.
    CellNodes(int vtk_type, vtkIdType n_nodes);

    bool is_flat() const { return is_flat_; }
    int degree() const { return degree_; }
    /// Numbers of the nodes in the cell, x fastest, then y, then z.
    const std::vector<int> &in_order() const { return in_order_; }
    /// The corner at the ends of the axes that the bits say: 1 for x, 2 for y, 4 for z.
    int corner(int bits) const;

  private:
    bool is_flat_;
    int degree_;
    std::vector<int> in_order_;
  };

  /// The kinds of cells that have been met.
  class CellNodesTable
  {
  public:
    const CellNodes &of(const int vtk_type, const vtkIdType n_nodes)
    {
      const std::pair<int, vtkIdType> kind(vtk_type, n_nodes);
      if (last_ == nullptr || kind != last_kind_)
        {
          last_ = &table_.try_emplace(kind, vtk_type, n_nodes).first->second;
          last_kind_ = kind;
        }
      return *last_;
    }

  private:
    std::map<std::pair<int, vtkIdType>, CellNodes> table_;
    const CellNodes *last_ = nullptr;
    std::pair<int, vtkIdType> last_kind_;
  };
} // namespace softlattice
