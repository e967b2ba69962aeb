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
  /// with diagonal matrices l_ij and f_ij at the nodes. Where the mobility has directions, K(M_mob) has them, (153).
  /// Where other conserved fields j move it as well, K(M_ij) mu_j is added to K(M_mob) mu for each, (175). Where fields
  /// are held constant, K(N) u_j with N = -M_mob dmu/du_j is, (180).
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
    /// The part of the potential of another conserved field in the motion of this one, M_ij or C_ij.
    struct Cross
    {
      std::size_t other;
      Vector coefficient;              ///< M_ij with ghosts, where it was linearised
      Vector potential;                ///< mu_j with ghosts, there
      std::vector<NodalTerm> gradient; ///< dM_ij/du_k
    };

    /// A field that is held constant: K(N) u_j with N = -M_mob dmu/du_j.
    struct Held
    {
      std::size_t other;
      Vector value;                    ///< u_j with ghosts, where it was linearised
      std::vector<NodalTerm> gradient; ///< dN/du_k
    };

    /// See FourthOrderInverse::set_up().
    NodalArray drift();
    /// mu from the gradient of f already evaluated.
    void compute_potential(const Vector &u, Vector &potential);
    /// dmu along a direction, as last linearised.
    void vary_potential(const State &direction, Vector &nu);
    CahnHilliardRow &other(const Cross &cross)
    {
      return static_cast<CahnHilliardRow &>(*system_.rows[cross.other]);
    }
    /// result += factor sum_j K(M_ij) mu_j over the other fields j.
    void add_crosses(const State &u, double factor, Vector &result);
    void linearise_crosses(const State &u, std::vector<NodalTerm *> &doubtful);
    /// The same of the derivative along a direction.
    void apply_crosses(const State &direction, Vector &result);
    /// result -= what field j has in that by its curvature.
    void subtract_crosses(std::size_t j, const Vector &direction, Vector &result);

    /// result += factor sum_j K(N) u_j over fields that are held constant, with the mobility in system.coefficient.
    void add_held(const State &u, double factor, Vector &result);
    void linearise_held(const State &u, std::vector<NodalTerm *> &doubtful);
    /// The same of the derivative along a direction, but for that by u_j itself: mu has none in J, and the two cancel in
    /// what is uniform.
    void apply_held(const State &direction, Vector &result);

    using Row<dim>::system_;
    using Row<dim>::terms_;
    FourthOrderInverse<dim> inverse_;
    std::vector<Cross> crosses_;
    std::vector<Held> held_;
  };
} // namespace softlattice
