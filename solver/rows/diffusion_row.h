// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/second_order_inverse.h"
#include "solver/rows/row.h"

#include <vector>

namespace softlattice
{
  /// What spreads down its own gradient, whatever the energy says (heat), du/dt = div (D grad u) + S:
  ///   r    = s [ M (u - known - w S) + w (K(D) u - B) ]
  ///   J_ij = s ( l_ij + w [ delta_ij K(D) + K(dD/du_j .) u ] )
  /// with diagonal matrices l_ij at the nodes. The stiffness is applied to u less its mean, which is the same but for
  /// rounding: a temperature varies by little of what it is.
  template <int dim>
  class DiffusionRow final : public Row<dim>
  {
  public:
    using Vector = typename Row<dim>::Vector;

    DiffusionRow(RowSystem<dim> &system, std::size_t field);

    bool rate_reads_gradient() const override { return false; }
    void rate(const State &u, Vector &result, const Problem::Finish &finish) override;
    void residual(const State &u, Vector &result) override;
    void linearise(const State &u, std::vector<NodalTerm *> &doubtful) override;
    void apply(const State &direction, Vector &result) override;
    double gradient_energy(const State &, const typename Row<dim>::Range &) override { return 0.; }
    void restore_integral(const State &known, State &u) override;

  protected:
    void set_up_own_inverse() override;
    RowInverse<dim> &own_inverse() override { return inverse_; }
    double scale_of_coefficient(const State &u) override;
    void find_still(const State &, std::vector<bool> &) override {}

  private:
    /// u less its mean, which K does not see, in a vector that the next row overwrites.
    const Vector &deviation(const Vector &u);
    /// Of this row, with rows of this class that come behind it eliminated as if nothing spread in these: right for what spreads
    /// far better than they do. None: there are none that exchange with it.
    NodalTerm condensed_diagonal() const;
    /// All rows of this class whose integral is to be restored, in the order of the system.
    std::vector<DiffusionRow *> restored_together() const;

    using Row<dim>::system_;
    using Row<dim>::terms_;
    SecondOrderInverse<dim> inverse_;
    double mean_ = 0.; ///< at the beginning of the stage
  };

  /// Its kind.
  inline constexpr FieldKind diffusive_field = {"diffusive", true, false, false, false, true};
} // namespace softlattice
