// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/second_order_inverse.h"
#include "solver/rows/row.h"

namespace softlattice
{
  /// A field that is at every moment where the free energy does not change with it, mu = df/du - kappa laplace u = 0: a
  /// displacement, say, or an auxiliary field. It has no coefficient.
  ///   r    = +- s [ M df/du + kappa K u - B ]
  ///   J_ij = +- s ( l_ij + delta_ij kappa K )
  /// with a diagonal matrix l_ij at the nodes.
  template <int dim>
  class EquilibriumRow final : public Row<dim>
  {
  public:
    using Vector = typename Row<dim>::Vector;

    EquilibriumRow(RowSystem<dim> &system, std::size_t field);

    void rate(const State &u, Vector &result, const Problem::Finish &finish) override;
    void residual(const State &u, Vector &result) override;
    void linearise(const State &u, std::vector<NodalTerm *> &doubtful) override;
    void apply(const State &direction, Vector &result) override;
    void weigh(Vector &estimate) const override { estimate = 0.; }

  protected:
    void set_up_own_inverse() override;
    RowInverse<dim> &own_inverse() override { return inverse_; }
    double scale_of_coefficient(const State &u) override;
    void find_still(const State &, std::vector<bool> &) override {}

  private:
    using Row<dim>::system_;
    using Row<dim>::terms_;
    SecondOrderInverse<dim> inverse_;
    double sign_ = 1.;      ///< of the row
    double stiffness_ = 0.; ///< d^2F/du^2 per volume for a wave over the whole body, in modulus
  };
} // namespace softlattice
