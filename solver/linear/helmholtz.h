// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/coarse_solver.h"
#include "solver/linear/multigrid_hierarchy.h"

#include <memory>
#include <vector>

namespace softlattice
{
  /// A fixed linear, symmetric approximation of (D + a K)^-1 with a positive diagonal D and a >= 0:
  /// Chebyshev iterations over the whole spectrum while that is narrow, else one V-cycle of multigrid
  /// with Chebyshev smoothers and an exact solution on the coarse mesh.
  template <int dim>
  class HelmholtzInverse
  {
  public:
    using Vector = dealii::LinearAlgebra::distributed::Vector<float>;

    /// The hierarchy must outlive this.
    explicit HelmholtzInverse(const MultigridHierarchy<dim> &hierarchy);

    /// Fixes the matrix. D is positive but at constrained nodes, where it is not used. Collective.
    void set_matrix(const Vector &diagonal, float factor);
    /// result ~ (D + a K)^-1 right_hand_side; zero at constrained nodes. `right_hand_side` is
    /// destroyed.
    void apply(Vector &result, Vector &right_hand_side);
    /// See Problem::n_applications.
    double n_applications() const { return n_applications_; }

  private:
    struct Work
    {
      Vector diagonal;         ///< D
      Vector inverse_diagonal; ///< of D + a diag(K)
      Vector solution, residual, update, image;
    };

    void allocate(unsigned int level);
    void set_level(unsigned int level);
    /// The largest entry of D on the finest level, about: what brings it to order one. On its way to coarser levels D is
    /// divided by masses, which are 1e-28 m^3 where cells are nanometres, and single precision ends at 3e38. Collective.
    float size_of_diagonal() const;
    void smooth(unsigned int level,
                Vector &solution,
                const Vector &right_hand_side,
                bool from_zero);
    void cycle(unsigned int level, Vector &solution, Vector &right_hand_side);

    const MultigridHierarchy<dim> &hierarchy_;
    std::vector<Work> work_;
    std::unique_ptr<CoarseSolver<dim>> coarse_solver_;
    float factor_ = 0.f;
    bool multigrid_ = false;
    // Of the Chebyshev iteration.
    float lowest_ = 0.f;
    float highest_ = 1.f;
    unsigned int iterations_ = 0;
    double n_applications_ = 0.;
  };
} // namespace softlattice
