// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

namespace softlattice
{
  /// What the mesh cannot show of a field, at the worst place [unit of the field]: an estimate of its
  /// interpolation error from how the Legendre modes of the field along the lines of nodes of a cell decay,
  ///   (highest mode)^2 / (highest but one),
  /// each the largest over the body. For a tanh profile it is the error to a factor of four, whatever the
  /// degree and the mesh; polynomials that a few cells represent, and so fields that are smooth on the
  /// mesh, have next to none. Of linear elements, which have but one mode, it is an eighth of the jumps of
  /// the slope times the length of the cell.
  ///
  /// `fluctuates`: the field has noise, up to the shortest wave of the mesh, everywhere: what the highest
  /// modes have in a typical cell is taken off. Collective.
  template <int dim>
  double unresolved_part(const Space<dim> &space,
                         const typename Space<dim>::Vector &field,
                         bool fluctuates);
} // namespace softlattice
