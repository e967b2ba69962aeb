// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/helmholtz.h"
#include "solver/operators/stage_matrix.h"

#include <memory>
#include <optional>
#include <vector>

namespace softlattice
{
  /// An approximate inverse of a StageMatrix: block Gauss-Seidel over the fields in their order, with
  /// for every field an inverse that does not mind the mesh size, the time step and the degree.
  ///
  /// Non-conserved and electrostatic fields have a matrix D + a K with a diagonal D, for
  /// HelmholtzInverse (or the diagonal alone where D dominates). A conserved field has
  ///   s0 M + g K M^-1 (kappa K + M f''),   g = w M_mobility,
  /// which is approximated by the product (s0 M + a K) M^-1 (M W + b K) with a b = g kappa and
  /// a + s0 b = g A, A being f'' where it is stable, and with the nodal weights W = (g f'' - s0 b) / a
  /// that give the second derivative its local value. s0 = 1 + sum g f_phi^2 / eps is the elimination
  /// of potentials phi (the relaxation of space charge).
  ///
  /// Where f'' is positive everywhere and the mobility m varies, as it may by decades, K_m is taken as
  /// sqrt(m) K sqrt(m), which is right where m changes over many nodes, and the product is
  ///   sqrt(m) (s0 M/(m f'') + w K) sqrt(m) M^-1 (M f'' + kappa K).
  template <int dim>
  class BlockPreconditioner
  {
  public:
    using Vector = typename Space<dim>::Vector;

    explicit BlockPreconditioner(StageMatrix<dim> &matrix);

    /// The space has been rebuilt.
    void reinit();
    /// The matrix has been filled anew. Collective.
    void set_up();
    /// result ~ J^-1 right_hand_side.
    void apply(const State &right_hand_side, State &result);

    /// See NonlinearSystem::inverse_diagonal.
    const double *inverse_diagonal() const
    {
      return blocks_.size() == 1 && blocks_[0].inverse_diagonal
               ? blocks_[0].inverse_diagonal->begin()
               : nullptr;
    }

    /// See Problem::n_applications.
    double n_applications() const;

  private:
    using FloatVector = dealii::LinearAlgebra::distributed::Vector<float>;

    struct Block
    {
      NodalTerm inverse_diagonal; ///< if the diagonal alone is enough
      std::unique_ptr<HelmholtzInverse<dim>> first;
      std::unique_ptr<HelmholtzInverse<dim>> second;
      FloatVector second_diagonal; ///< M W
      FloatVector mobility_root; ///< sqrt(mean/local mobility), if set_up_diffusive() has filled it
      bool is_diffusive = false;
    };

    /// Of K on the present mesh.
    struct Diagonal
    {
      explicit Diagonal(const StageMatrix<dim> &matrix);
      Vector stiffness;
      double largest_ratio = 0.; ///< to the mass [1/m^2]
    };

    const MultigridHierarchy<dim> &hierarchy();
    void set_up_conserved(std::size_t i);
    /// Whether a conserved field with a mobility that varies diffuses: f'' is positive everywhere, and
    /// the interface energy is of no account, or the step long against it. Collective.
    bool is_diffusive(std::size_t i);
    /// Harmonic mean of f'' over the body. Collective.
    double mean_stiffness(std::size_t i) const;
    void set_up_diffusive(std::size_t i, double shift);
    void set_up_second_order(std::size_t i);
    HelmholtzInverse<dim> &ready(std::unique_ptr<HelmholtzInverse<dim>> &inverse);
    void fix_given_values(std::size_t i, double factor, FloatVector &diagonal) const;
    void apply_block(std::size_t i, const Vector &right_hand_side, Vector &result);

    StageMatrix<dim> &matrix_;
    std::unique_ptr<MultigridHierarchy<dim>> hierarchy_; ///< built when first needed
    std::vector<Block> blocks_;
    FloatVector right_hand_side_;
    FloatVector result_;
    Vector residual_;
    std::optional<Diagonal> diagonal_; ///< found when first needed
    double past_applications_ = 0.;    ///< of inverses on meshes that are gone
    double mass_scale_ = 1.;           ///< brings floats to order one
  };
} // namespace softlattice
