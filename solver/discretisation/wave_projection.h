// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/structure_factor.h"
#include "solver/discretisation/space.h"

#include <array>
#include <vector>

namespace softlattice
{
  struct Geometry;

  /// A rectangular body, with which of its directions are periodic.
  struct WaveBox
  {
    std::array<double, 3> origin;  ///< lower corner [m]
    std::array<double, 3> lengths; ///< [m]
    std::array<bool, 3> periodic;
  };

  /// Of a geometry that is one (no islands, no imported mesh).
  WaveBox wave_box(const Geometry &geometry);

  /// The amplitudes of a field on all waves of the body with |k| <= largest [1/m], that of k = 0 included.
  ///
  /// The finite element function itself is projected, cell by cell: in a rectangular cell the integral
  /// of a node's polynomial times a wave is a product of integrals along the axes, which are the same in
  /// all cells of one size and are found by a Gauss rule that resolves both. So there is no grid of
  /// samples whose spacing would have to suit an adaptive mesh, nothing is aliased, neither by the grid
  /// nor by the coarse cells, as it would be with the nodes as points of quadrature, and with (p + 1)
  /// products per cell and wave it costs less than summing over nodes. The same on any number of ranks up
  /// to rounding. Cells must be rectangles along the axes.
  ///
  /// `field` needs neither ghosts nor hanging nodes. Collective.
  /// @throws std::invalid_argument for other cells
  template <int dim>
  std::vector<WaveMode> project_on_waves(const Space<dim> &space,
                                         const typename Space<dim>::Vector &field,
                                         const WaveBox &box,
                                         double largest);
} // namespace softlattice
