// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/second_order_inverse.h"
#include "solver/rows/row.h"

namespace softlattice
{
  /// A field that is not conserved, du/dt = - L mu + S with mu = df/du - kappa laplace u (Allen-Cahn):
  ///   r    = s [ M (u - known - w S) / L + w (M df/du + kappa K u - B) ], times L where that is small
  ///   J_ij = s ( l_ij + delta_ij w kappa p K )
  /// with a diagonal matrix l_ij at the nodes, and p = 1 but where the mobility L is next to nothing.
  template <int dim>
  class AllenCahnRow final : public Row<dim>
  {
  public:
    using Vector = typename Row<dim>::Vector;

    AllenCahnRow(RowSystem<dim> &system, std::size_t field);

    bool is_symmetric() const override;
    bool rate_reads_gradient() const override;
    void rate(const State &u, Vector &result, const Problem::Finish &finish) override;
    void residual(const State &u, Vector &result) override;
    void linearise(const State &u, std::vector<NodalTerm *> &doubtful) override;
    void apply(const State &direction, Vector &result) override;
    void weigh(Vector &estimate) const override;

  protected:
    void set_up_own_inverse() override;
    RowInverse<dim> &own_inverse() override { return inverse_; }
    typename Row<dim>::Polynomial reduced(const ReducedEnergy &energy) const override;
    double scale_of_coefficient(const State &u) override;
    void find_still(const State &u, std::vector<bool> &still) override;

  private:
    /// Adds to l_ij what comes of a mobility that depends on the fields.
    void linearise_mobility(const State &u, const std::vector<NodalArray> &gradient);
    /// l_ii with what conserved fields add that follow this one by diffusion within the step, about.
    NodalArray condensed_diagonal() const;
    /// L at a node, as last linearised.
    double mobility(const unsigned int node) const
    {
      return terms_.uniform ? terms_.uniform_coefficient : terms_.coefficient.local_element(node);
    }

    using Row<dim>::system_;
    using Row<dim>::terms_;
    SecondOrderInverse<dim> inverse_;
  };
} // namespace softlattice
