// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/row_inverse.h"

namespace softlattice
{
  /// Of the row of a conserved field,
  ///   s0 M + g K M^-1 (kappa K + M f''),   g = w M_mobility,
  /// approximated by the product (s0 M + a K) M^-1 (M W + b K) with a b = g kappa and a + s0 b = g A, A being f''
  /// where it is stable, and with the nodal weights W = (g f'' - s0 b) / a that give the second derivative its
  /// local value. s0 = 1 + sum g f_phi^2 / eps is the elimination of potentials phi (the relaxation of space
  /// charge).
  ///
  /// Where f'' is positive everywhere and the mobility m varies, as it may by decades, K_m is taken as
  /// sqrt(m) (K + V) sqrt(m) with a diagonal V such that sqrt(m) V sqrt(m) = - sqrt(m) K sqrt(m) 1, in so far as that is
  /// positive: of ones K_m makes nothing, either. It is the drift of what moves in a potential phi with m = exp(-phi),
  /// |grad phi|^2/4 - laplace phi/2. The product is
  ///   sqrt(m) (s0 M/(m f'') + w (K + V)) sqrt(m) M^-1 (M f'' + kappa K).
  ///
  /// Where f'' has both signs and the mobility is next to nothing in places, as in diffusion along surfaces, f'' is
  /// replaced by max(f'', sqrt(s0 kappa/(w m))) in that: where it is negative or small both factors then are of one size.
  template <int dim>
  class FourthOrderInverse final : public RowInverse<dim>
  {
  public:
    using Vector = typename RowInverse<dim>::Vector;

    /// `work` must outlive this.
    explicit FourthOrderInverse(InverseWork<dim> &work)
      : work_(work)
    {}

    /// In a stage of weight w [s]; `space_charge`: int sum f_phi^2 / eps dV; `drift`: V at the owned nodes where the mobility
    /// varies, else empty. Collective.
    void set_up(const RowTerms<dim> &row,
                double weight,
                double space_charge,
                const NodalArray &drift);

    void apply(const RowTerms<dim> &row, const Vector &right_hand_side, Vector &result) override;
    void reset() override;
    double n_applications() const override
    {
      return past_applications_ + (first_ ? first_->n_applications() : 0.) +
             (second_ ? second_->n_applications() : 0.);
    }

  private:
    using FloatVector = typename InverseWork<dim>::FloatVector;

    /// Whether f'' is positive everywhere, and the interface energy is of no account, or the step long against
    /// it. Collective.
    bool is_diffusive(const RowTerms<dim> &row, double weight);
    /// Harmonic mean over the body. Collective.
    double harmonic_mean(const NodalArray &values) const;
    /// Whether the mobility is next to nothing somewhere. Collective.
    bool is_degenerate(const RowTerms<dim> &row) const;
    /// max(f'', sqrt(s0 kappa/(w m))) at the nodes, with a floor under the mobility m.
    NodalArray stiffness_of_interfaces(const RowTerms<dim> &row, double weight, double shift) const;
    /// With what stands in for f'' at the nodes.
    void set_up_diffusive(const RowTerms<dim> &row,
                          const NodalArray &stiffness,
                          double weight,
                          double shift,
                          const NodalArray &drift);

    InverseWork<dim> &work_;
    std::unique_ptr<HelmholtzInverse<dim>> first_;
    std::unique_ptr<HelmholtzInverse<dim>> second_;
    FloatVector second_diagonal_; ///< M W
    FloatVector mobility_root_;   ///< sqrt(mean/local mobility), if diffusive
    bool is_diffusive_ = false;
    double past_applications_ = 0.; ///< on meshes that are gone
  };
} // namespace softlattice
