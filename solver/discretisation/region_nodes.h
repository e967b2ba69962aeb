// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/weighted_nodes.h"

#include <array>
#include <vector>

namespace softlattice
{
  /// The nodes of the cells with one of these material ids, with their weights in integrals over these cells, as
  /// precise as the Gauss-Lobatto rule of the space. Collective.
  template <int dim>
  std::vector<WeightedNode> nodes_in_materials(const Space<dim> &space,
                                               const std::vector<unsigned int> &ids);

  /// The nodes of the cells that are in a box along the axes [m] or cut by it. Of a cell that is cut the polynomial
  /// through its nodes is integrated over what is inside, exactly; its edges have to lie along the axes. Collective.
  template <int dim>
  std::vector<WeightedNode> nodes_in_box(const Space<dim> &space,
                                         const std::array<double, 3> &lowest,
                                         const std::array<double, 3> &highest);

  /// Whether a box cuts coarse cells whose edges do not lie along the axes. Not collective.
  template <int dim>
  bool cuts_slanted_cells(const Space<dim> &space,
                          const std::array<double, 3> &lowest,
                          const std::array<double, 3> &highest);
} // namespace softlattice
