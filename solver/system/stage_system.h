// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/newton.h"
#include "solver/rows/row.h"

#include <vector>

namespace softlattice
{
  /// The stage that a RowSystem has in hand as a nonlinear system for Newton's method: residual, Jacobian, and block
  /// Gauss-Seidel over the rows in their order as its preconditioner, once fields that follow from the others node by
  /// node are eliminated.
  template <int dim>
  class StageSystem final : public NonlinearSystem
  {
  public:
    /// The references must stay valid; `units`: see NonlinearSystem::units().
    StageSystem(RowSystem<dim> &system, const std::vector<double> &units)
      : system_(system)
      , units_(units)
    {}

    /// After the space has been rebuilt.
    void reinit();

    void initialise(State &state) const override;
    void residual(const State &u, State &result) override;
    bool has_ranges() const override;
    bool restrain(const State &u, State &update) override;
    void linearise(const State &u) override;
    void apply_jacobian(const State &direction, State &result) override;
    void precondition(const State &right_hand_side, State &result) override;
    const double *inverse_diagonal() const override;
    const double *node_weights(const std::size_t block) const override
    {
      return block >= weights_.size() || weights_[block].empty() ? nullptr : weights_[block].data();
    }
    bool is_symmetric() const override { return system_.is_symmetric; }
    bool is_stiff() const override { return !system_.eliminated.empty(); }
    const std::vector<double> &units() const override { return units_; }

  private:
    using Vector = typename Space<dim>::Vector;

    /// Nodes that are next to an end of the range of their field, within some errors that are tolerated, weigh more, so that
    /// what is left of their way to the end is solved for to a part of itself. Laws are logarithms of it, and where these
    /// are wrong their neighbours move.
    void weigh(const State &u);
    /// Terms that are zero everywhere on all ranks are no terms. Collective.
    void drop_zeros(const std::vector<NodalTerm *> &doubtful) const;
    /// Block Gauss-Seidel over the rows that are not eliminated, in their order.
    void sweep(const State &right_hand_side, State &result);
    /// reduced_ = right_hand_side - J direction, in the rows of the eliminated fields or in the others.
    void subtract_image(const State &right_hand_side, const State &direction, bool of_eliminated);
    /// result = D^-1 right_hand_side of an eliminated field.
    void divide(std::size_t i, const Vector &right_hand_side, Vector &result) const;
    MPI_Comm communicator() const { return system_.space.mesh().get_communicator(); }
    std::size_t n_fields() const { return system_.rows.size(); }

    RowSystem<dim> &system_;
    const std::vector<double> &units_;
    std::vector<std::vector<double>> weights_; ///< of fields that have some, at the owned nodes
    Vector residual_;                          ///< of the preconditioner
    State reduced_;                            ///< the same, where fields are eliminated
  };
} // namespace softlattice
