// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/wide.h"

#include <deal.II/lac/la_parallel_vector.h>
#include <deal.II/matrix_free/matrix_free.h>

#include <functional>
#include <memory>

namespace softlattice
{
  /// The stiffness matrix K_ij = int grad phi_i . grad phi_j dV [m^(dim-2)] of one of the spaces in a
  /// MatrixFree object, applied without being stored. Works in double or float.
  template <int dim, typename Number>
  class Stiffness
  {
  public:
    using Vector = dealii::LinearAlgebra::distributed::Vector<Number>;
    using MatrixFree = dealii::MatrixFree<dim, Number, Wide<Number>>;
    /// Work on a range of local elements as soon as the result is final there, while it is still in
    /// the cache. The source may be changed there, too: nobody will read it again.
    using Finish = std::function<void(unsigned int begin, unsigned int end)>;

    virtual ~Stiffness() = default;
    /// result = K source. Rows of constrained nodes are zero, but with `finish`, which finds the source
    /// there.
    virtual void apply(Vector &result, const Vector &source, const Finish &finish = {}) const = 0;
    /// result = K(coefficient) source = int coefficient grad phi . grad source, the coefficient given
    /// at the nodes. Its ghost values must be up to date.
    virtual void apply(Vector &result,
                       const Vector &source,
                       const Vector &coefficient,
                       const Finish &finish = {}) const = 0;
    /// Diagonal of K for preconditioning: exact but near hanging nodes; one at constrained nodes.
    /// `mass`: the diagonal mass matrix, zero at constrained nodes. Returns a bound from above of the
    /// eigenvalues of diag(K)^-1 K: the largest row sum of any cell. Collective.
    virtual double diagonal(Vector &result, const Vector &mass) const = 0;

    /// For the space `dof_index` with elements of the given degree, integrated by `quadrature_index`,
    /// whose points must be the nodes. The MatrixFree object must outlive the operator.
    static std::unique_ptr<Stiffness> create(const MatrixFree &matrix_free,
                                             unsigned int degree,
                                             unsigned int dof_index = 0,
                                             unsigned int quadrature_index = 0);
  };
} // namespace softlattice
