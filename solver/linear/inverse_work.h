// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/helmholtz.h"
#include "solver/operators/row_terms.h"
#include "solver/operators/stiffness.h"

#include <memory>
#include <optional>

namespace softlattice
{
  /// What the inverses of the rows of a system share on one mesh: levels of multigrid, and vectors in single
  /// precision. One inverse at a time works with it.
  template <int dim>
  class InverseWork
  {
  public:
    using Vector = typename Space<dim>::Vector;
    using FloatVector = dealii::LinearAlgebra::distributed::Vector<float>;

    explicit InverseWork(const Space<dim> &space)
      : space_(space)
    {}

    /// The space has been rebuilt; `stiffness` must stay valid until the next time.
    void reinit(const Stiffness<dim, double> &stiffness);

    /// An inverse that exists; makes the levels when first needed. Collective.
    HelmholtzInverse<dim> &ready(std::unique_ptr<HelmholtzInverse<dim>> &inverse);

    /// diag(K) on the present mesh, and its largest ratio to the mass [1/m^2]. Collective at first.
    const Vector &stiffness_diagonal();
    double largest_ratio();

    /// Nodes with a given value become much stiffer than D + factor K around them.
    void fix_given_values(const RowTerms<dim> &row, double factor, FloatVector &diagonal) const;

    /// right_hand_side() from a vector, with numbers of order one whatever its units are, which are the units
    /// returned; 0 if there is nothing to invert. Collective.
    double load(const Vector &from);
    /// What result() is in those units, and the identity for what is no unknown.
    void unload(const RowTerms<dim> &row, double size, const Vector &from, Vector &result) const;

    const Space<dim> &space() const { return space_; }
    FloatVector &right_hand_side() { return right_hand_side_; }
    FloatVector &result() { return result_; }
    /// Brings the diagonals of matrices to order one.
    double mass_scale() const { return mass_scale_; }

  private:
    struct Diagonal
    {
      Vector stiffness;
      double largest_ratio = 0.;
    };

    const Diagonal &diagonal();

    const Space<dim> &space_;
    const Stiffness<dim, double> *stiffness_ = nullptr;
    std::unique_ptr<MultigridHierarchy<dim>> hierarchy_;
    FloatVector right_hand_side_;
    FloatVector result_;
    std::optional<Diagonal> diagonal_;
    double mass_scale_ = 1.;
  };
} // namespace softlattice
