// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/row_inverse.h"

namespace softlattice
{
  /// Of a matrix D + a K with a diagonal D: multigrid, or the diagonal alone where D dominates.
  template <int dim>
  class SecondOrderInverse final : public RowInverse<dim>
  {
  public:
    using Vector = typename RowInverse<dim>::Vector;

    /// `work` must outlive this.
    explicit SecondOrderInverse(InverseWork<dim> &work)
      : work_(work)
    {}

    /// Whether the diagonal alone may do: not where the inverses of other rows, which are applied as often, cost far more than
    /// a better one of this row.
    void set_thorough(const bool is_thorough) { is_thorough_ = is_thorough; }
    /// Of a field that evolves with a mobility and is not conserved, in a stage of weight w [s]: a = w kappa.
    /// Collective.
    void set_up_evolving(const RowTerms<dim> &row, double weight)
    {
      set_up_evolving(row, weight, *row.local[row.field]);
    }
    /// The same with another diagonal in place of l_ii.
    void set_up_evolving(const RowTerms<dim> &row, double weight, const NodalArray &diagonal);
    /// Of a field that spreads with a diffusivity, in a stage of weight w [s]: a = w times its mean. Collective.
    void set_up_spreading(const RowTerms<dim> &row, double weight)
    {
      set_up_spreading(row, weight, *row.local[row.field]);
    }
    /// The same with another diagonal in place of l_ii.
    void set_up_spreading(const RowTerms<dim> &row, double weight, const NodalArray &diagonal);
    /// Of a field that follows from the others at once: a given; D/M is not less than `floor`. What D/M and a per area of
    /// the body are, about, is the `unit` of numbers in single precision. Collective.
    void set_up_static(const RowTerms<dim> &row, double a, double floor, double unit = 1.);

    void apply(const RowTerms<dim> &row, const Vector &right_hand_side, Vector &result) override;
    const double *diagonal() const override
    {
      return inverse_diagonal_ ? inverse_diagonal_->begin() : nullptr;
    }
    void reset() override;
    double n_applications() const override
    {
      return past_applications_ + (inverse_ ? inverse_->n_applications() : 0.);
    }

  private:
    /// D = diagonal over the scale: by multigrid where a K is of account, else with the diagonal alone. What stands in D
    /// for the change in time is M of_change(node) over the scale, nowhere less than M `least`. Collective.
    template <typename OfChange>
    void set_up_in_time(const RowTerms<dim> &row,
                        double a,
                        const NodalArray &diagonal,
                        const OfChange &of_change,
                        double least);
    /// diag[k] of D over the scale of the row, not less than `least` there; null: all of it 0.
    template <typename Least>
    void set_multigrid(const RowTerms<dim> &row,
                       const NodalArray *local,
                       double a,
                       const Least &least);

    InverseWork<dim> &work_;
    NodalTerm inverse_diagonal_; ///< if the diagonal alone is enough
    std::unique_ptr<HelmholtzInverse<dim>> inverse_;
    double unit_ = 1.;
    bool is_thorough_ = false;
    double past_applications_ = 0.; ///< on meshes that are gone
  };
} // namespace softlattice
