// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/fourth_order_inverse.h"
#include "solver/rows/row.h"

namespace softlattice
{
  /// A conserved field, du/dt = div (M grad mu) + S with mu = df/du - kappa laplace u (Cahn-Hilliard; diffusion if
  /// kappa = 0), with M_mob the mobility:
  ///   r    = s [ M (u - known - w S) + w (K(M_mob) mu - B) ]
  ///   J_ij = s ( l_ij + w K(M_mob) [ f_ij + delta_ij kappa M^-1 K ] + w K(dM_mob/du_j .) mu )
  /// with diagonal matrices l_ij and f_ij at the nodes.
  template <int dim>
  class CahnHilliardRow final : public Row<dim>
  {
  public:
    using Vector = typename Row<dim>::Vector;

    CahnHilliardRow(RowSystem<dim> &system, std::size_t field);

    void rate(const State &u, Vector &result, const Problem::Finish &finish) override;
    void residual(const State &u, Vector &result) override;
    void linearise(const State &u, std::vector<NodalTerm *> &doubtful) override;
    void apply(const State &direction, Vector &result) override;
    void subtract_coupling(std::size_t j, const Vector &direction, Vector &result) override;
    void restore_integral(const State &known, State &u) override;

  protected:
    void set_up_own_inverse() override;
    RowInverse<dim> &own_inverse() override { return inverse_; }
    typename Row<dim>::Polynomial reduced(const ReducedEnergy &energy) const override;
    double scale_of_coefficient(const State &) override { return 1.; }
    void find_still(const State &u, std::vector<bool> &still) override;

  private:
    /// mu from the gradient of f already evaluated.
    void compute_potential(const Vector &u, Vector &potential);

    using Row<dim>::system_;
    using Row<dim>::terms_;
    FourthOrderInverse<dim> inverse_;
  };
} // namespace softlattice
