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
    /// A step begins from this state.
    void begin_step(const State &u);
    /// The solution of a stage begins, from u, to this error per unknown [units], and ends. Fields that no energy moves rest in
    /// it, see RowSystem::resting, where a bound of what is wrong in them says that they are as good as a step has to be;
    /// they are what they were at the beginning of the step then. A thin film that nothing warms in one place more than in
    /// another is spared multigrid for its temperature that way. What they hold in all is right nevertheless, see
    /// Row::restore_integral(). Collective.
    void begin(double tolerance, State &u);
    void end() { tolerance_ = 0.; }
    /// Whose turn it is to be solved for. Those that are to follow (FieldEquation::solved_in_turn) wait as they are while the others
    /// lead, and these while the former follow; at first it is that of all. Second derivatives of gradient terms by followers are those
    /// of RowSystem::linearise_followers() while they follow.
    enum class Turn
    {
      of_all,
      leads,
      follows
    };
    void take_turn(Turn turn);
    /// Of fields that rested in the last linearisation: filters an error that the rows have weighed as largest_error() bounds
    /// it, over the scale of the unknown; J^-1 leaves it as it is. Collective.
    void filter_resting(State &estimate) const;

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
    bool has_woken() const override { return has_woken_; }
    const std::vector<double> &units() const override { return units_; }

  private:
    using Vector = typename Space<dim>::Vector;

    /// Nodes that are next to an end of the range of their field, within twice the error that is tolerated, weigh more, so that
    /// what is left of their way to the end is solved for to a part of itself. Laws are logarithms of it, and where these
    /// are wrong their neighbours move.
    void weigh(const State &u);
    /// Terms that are zero everywhere on all ranks are no terms. Collective.
    void drop_zeros(const std::vector<NodalTerm *> &doubtful) const;
    /// Of the body [m]; 0 if that is no box. Collective.
    double longest_edge_of_box() const;
    bool may_rest(std::size_t field) const;
    /// Of one row, with given values and hanging nodes, which are no unknowns, zero.
    void find_residual(std::size_t i, const State &u, Vector &result);
    /// The least that the stiffness in the derivative of a row, over s M, does to what is no mean [1]: that of the slowest wave
    /// of a box. 0 for other bodies.
    double slowest_spreading(const RowTerms<dim> &terms) const;
    /// Bound of the error of a field with this residual, root mean square over the body [units]. Collective.
    double largest_error(std::size_t i, const Vector &residual) const;
    /// Wakes fields whose residual has grown; that of the others is left at zero. Collective.
    void watch_resting(State &residual);
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
    double longest_edge_ = 0.;                 ///< of the body, if that is a box [m]
    State begun_from_;             ///< of fields that may rest, what they were when the step began
    bool diagonals_known_ = false; ///< of these, in this step
    double tolerance_ = 0.;        ///< see begin(); 0: no solution is in hand
    Turn turn_ = Turn::of_all;
    bool has_just_begun_ = false; ///< no residual has been asked for in the solution
    bool has_woken_ = false;      ///< see NonlinearSystem
  };
} // namespace softlattice
