// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/wide.h"

#include <deal.II/lac/la_parallel_vector.h>
#include <deal.II/matrix_free/matrix_free.h>

#include <memory>

namespace softlattice
{
  /// Between the linear elements and those of a higher degree on one mesh: space 1 and space 0 of a
  /// MatrixFree object whose quadrature 0 has the nodes of space 0 as its points. The prolongation is
  /// the lumped projection P = M_0^-1 M_01, which away from hanging nodes is the interpolation.
  template <int dim>
  class DegreeTransfer
  {
  public:
    using Vector = dealii::LinearAlgebra::distributed::Vector<float>;
    using MatrixFree = dealii::MatrixFree<dim, float, Wide<float>>;

    virtual ~DegreeTransfer() = default;
    /// fine += P coarse. `work` is of the fine space.
    virtual void prolongate_and_add(Vector &fine, const Vector &coarse, Vector &work) const = 0;
    /// coarse = P^T fine. `fine` is destroyed.
    virtual void restrict(Vector &coarse, Vector &fine) const = 0;

    /// `inverse_mass` of space 0, zero at constrained nodes; must outlive this.
    static std::unique_ptr<DegreeTransfer> create(const MatrixFree &matrix_free,
                                                  const Vector &inverse_mass,
                                                  unsigned int degree);
  };
} // namespace softlattice
