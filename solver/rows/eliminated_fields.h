// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/rows/row_system.h"

#include <vector>

namespace softlattice
{
  /// Fields in equilibrium whose own equation is local, f_ww w + ... = 0 at each node, as that of an auxiliary field
  /// w = laplace u is: their block of the derivative of a stage is diagonal, so that a preconditioner can eliminate
  /// them exactly. None is coupled to another one. In rising order. Collective.
  template <int dim>
  std::vector<std::size_t> find_eliminated(const RowSystem<dim> &system);

  /// What the second derivative of the energy by a field is once the eliminated ones follow it:
  ///   M curvature + second K + fourth K M^-1 K,
  /// with means over the body where derivatives by gradients vary.
  struct ReducedEnergy
  {
    bool has_changed = false; ///< whether any of the eliminated fields is coupled to the field
    NodalArray curvature;     ///< [J/m^3 per unit squared]
    double second = 0.;
    double fourth = 0.;
  };

  /// Of field i with the second derivatives of the energy as last evaluated. Collective.
  template <int dim>
  ReducedEnergy reduced_energy(const RowSystem<dim> &system, std::size_t i);
} // namespace softlattice
