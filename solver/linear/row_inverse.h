// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/inverse_work.h"

namespace softlattice
{
  /// An approximate inverse of the derivative of a row by its own field, which does not mind the mesh size, the
  /// time step and the degree.
  template <int dim>
  class RowInverse
  {
  public:
    using Vector = typename Space<dim>::Vector;

    virtual ~RowInverse() = default;
    /// result ~ J_ii^-1 right_hand_side, as last set up.
    virtual void apply(const RowTerms<dim> &row, const Vector &right_hand_side, Vector &result) = 0;
    /// What that multiplies the owned nodes by, if it does no more; else null.
    virtual const double *diagonal() const { return nullptr; }
    /// The space has been rebuilt.
    virtual void reset() = 0;
    /// See Problem::n_applications.
    virtual double n_applications() const = 0;
  };
} // namespace softlattice
