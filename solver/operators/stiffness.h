// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <memory>

namespace softlattice
{
  /// The stiffness matrix K_ij = int grad phi_i . grad phi_j dV [m^(dim-2)] of a space, applied without
  /// being stored. Valid until the space is rebuilt.
  template <int dim>
  class Stiffness
  {
  public:
    using Vector = typename Space<dim>::Vector;

    virtual ~Stiffness() = default;
    /// result = K source. Rows of constrained nodes are zero.
    virtual void apply(Vector &result, const Vector &source) const = 0;
    /// result_i = shift_i source_i + factor (K source)_i, in one pass over the memory.
    virtual void apply_shifted(Vector &result,
                               const Vector &source,
                               const Vector &shift,
                               double factor) const = 0;
    /// Diagonal of K for preconditioning: exact but near hanging nodes; one at constrained nodes.
    virtual void diagonal(Vector &result) const = 0;

    static std::unique_ptr<Stiffness> create(const Space<dim> &space);
  };
} // namespace softlattice
