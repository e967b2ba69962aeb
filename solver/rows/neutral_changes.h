// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/rows/row_system.h"

#include <vector>

namespace softlattice
{
  /// The neutral changes n_k of the equations (NeutralChange) on one mesh, orthonormal with the mass matrix M. With the scale s
  /// and the stiffness c of the row of a field, of which r is the residual or a product with its derivative,
  ///   r <- r + s M n_k ( c a_k - b_k ),   a_k = sum over fields of n_k.M u,   b_k = sum over fields of n_k.r/s,
  /// which makes a_k zero where the rest is solved. b_k is what rounding has left, and what forces add up to.
  template <int dim>
  class NeutralChanges
  {
  public:
    using Vector = typename Space<dim>::Vector;

    /// On the present mesh; `system` must outlive this. Collective.
    explicit NeutralChanges(const RowSystem<dim> &system);

    /// See above; u: the state or the direction that `result` belongs to. Collective.
    void fix(const State &u, State &result) const;

  private:
    /// The values at the nodes of the fields that it changes, zero at constrained nodes; empty of others.
    using Change = std::vector<Vector>;

    Change values_of(const NeutralChange &change) const;
    /// Sum over the fields of a.M b. Collective.
    double product(const Change &a, const Change &b) const;
    /// d^2F/du^2 per volume of a wave over the whole body, as the row of a field has scaled itself.
    double stiffness(std::size_t field) const;

    const RowSystem<dim> &system_;
    std::vector<Change> changes_;
  };
} // namespace softlattice
