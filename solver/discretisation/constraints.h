// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/wide.h"

#include <deal.II/dofs/dof_handler.h>
#include <deal.II/lac/affine_constraints.h>

namespace softlattice
{
  /// Sets `constraints` to those of hanging nodes and of periodic boundaries, closed. `dofs` holds a
  /// single FE_Q; its triangulation may be refined, and may be a coarsened copy: it knows itself which
  /// of its boundaries are joined. Collective.
  ///
  /// With periodic boundaries every node is set to the one of its images with the smallest index, on
  /// all ranks alike, and hangs as soon as one of its images does. Faces must match without rotation.
  template <int dim>
  void make_constraints(const dealii::DoFHandler<dim> &dofs,
                        dealii::AffineConstraints<double> &constraints);
} // namespace softlattice
