// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/row_inverse.h"

#include <vector>

namespace softlattice
{
  /// Of a row that is a polynomial in the stiffness matrix,
  ///   D + c_1 K + c_2 K M^-1 K + c_3 K M^-1 K M^-1 K
  /// with a diagonal D, as an equation of fourth or sixth order has it once its auxiliary fields are eliminated. With
  /// c_0, the mean of D/M, it is approximated by the product
  ///   (D + c_0 b_1 K) M^-1 (M + b_2 K) M^-1 (M + b_3 K)
  /// of the factors that positive_factors() finds.
  template <int dim>
  class PolynomialInverse final : public RowInverse<dim>
  {
  public:
    using Vector = typename RowInverse<dim>::Vector;

    /// `work` must outlive this.
    explicit PolynomialInverse(InverseWork<dim> &work)
      : work_(work)
    {}

    /// `local`: D/M over the scale of the row at the nodes, counted as a tenth of its mean where it is less;
    /// `coefficients`: c_1 to c_3, or fewer, over the scale; what is negative counts as zero. Collective.
    void set_up(const RowTerms<dim> &row,
                const NodalArray &local,
                const std::vector<double> &coefficients);

    void apply(const RowTerms<dim> &row, const Vector &right_hand_side, Vector &result) override;
    void reset() override;
    double n_applications() const override;

  private:
    InverseWork<dim> &work_;
    /// Factors, those that are alike once, and how often each is applied.
    std::vector<std::unique_ptr<HelmholtzInverse<dim>>> factors_;
    std::vector<unsigned int> powers_;
    double mean_ = 1.;              ///< c_0
    double past_applications_ = 0.; ///< on meshes that are gone
  };
} // namespace softlattice
