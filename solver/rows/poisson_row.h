// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/second_order_inverse.h"
#include "solver/rows/row.h"

namespace softlattice
{
  /// An electrostatic potential, - div (eps grad u) = df/du (Poisson), which follows from the other fields at once:
  ///   r    = s [ K(eps) u - M df/du - B ]
  ///   J_ij = s ( l_ij + delta_ij K(eps) + K(d eps/du_j .) u )
  /// with a diagonal matrix l_ij at the nodes. Where nothing ties it, its mean is zero.
  template <int dim>
  class PoissonRow final : public Row<dim>
  {
  public:
    using Vector = typename Row<dim>::Vector;

    PoissonRow(RowSystem<dim> &system, std::size_t field);

    void rate(const State &u, Vector &result, const Problem::Finish &finish) override;
    void residual(const State &u, Vector &result) override;
    void linearise(const State &u, std::vector<NodalTerm *> &doubtful) override;
    void apply(const State &direction, Vector &result) override;
    void weigh(Vector &estimate) const override { estimate = 0.; }
    /// Minus the energy of the field, so that the sum with f counts it once.
    double gradient_energy(const State &u, const typename Row<dim>::Range &also) override;

  protected:
    void set_up_own_inverse() override;
    RowInverse<dim> &own_inverse() override { return inverse_; }
    double scale_of_coefficient(const State &u) override;
    void find_still(const State &, std::vector<bool> &) override {}

  private:
    /// Adds what fixes the mean of a potential that nothing ties, the balance of charge fixing that of the
    /// right-hand side.
    void fix_mean(const Vector &u, Vector &result) const;
    /// result = K(eps) u with the permittivity at the state.
    void apply_permittivity(const Vector &u, Vector &result);

    using Row<dim>::system_;
    using Row<dim>::terms_;
    SecondOrderInverse<dim> inverse_;
  };
} // namespace softlattice
