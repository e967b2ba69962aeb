// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/system/stage_system.h"

#include "solver/rows/neutral_changes.h"
#include "solver/system/way_to_end.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // In what is tolerated: from where on a field is solved for to a part of what is left of its way to the end of the range,
    // in which what is tolerated goes so often; and nothing is solved for more exactly than to a part of the other one.
    constexpr double near_the_end = 2., least_way = 1e-30;
  } // namespace

  template <int dim>
  void StageSystem<dim>::drop_zeros(const std::vector<NodalTerm *> &doubtful) const
  {
    // All ranks take the same view: sums over fields contain collective products.
    if (doubtful.empty())
      return;
    std::vector<int> nonzero;
    for (const NodalTerm *term : doubtful)
      nonzero.push_back(
        std::any_of((*term)->begin(), (*term)->end(), [](const double x) { return x != 0.; }));
    dealii::Utilities::MPI::max(nonzero, communicator(), nonzero);
    for (std::size_t k = 0; k < doubtful.size(); ++k)
      if (nonzero[k] == 0)
        doubtful[k]->reset();
  }

  template <int dim>
  void StageSystem<dim>::linearise(const State &u)
  {
    system_.prepare(u);
    system_.find_stage_rates(u);
    if (std::any_of(system_.rows.begin(), system_.rows.end(), [](const auto &row) {
          return row->conserves() && (!row->terms().uniform || !row->equation().moved_by.empty() ||
                                      !row->equation().carried_by.empty());
        }))
      system_.evaluate_gradient(u); // of the potential that its mobility multiplies
    system_.laws.evaluate_hessian(u);
    if (turn_ != Turn::follows)
      system_.linearise_gradient_terms(u);
    std::vector<NodalTerm *> doubtful;
    if (tolerance_ == 0.)
      system_.resting.clear();
    for (const auto &row : system_.rows)
      if (!system_.is_resting(row->field()))
        row->linearise(u, doubtful);
    drop_zeros(doubtful);
    for (const std::size_t resting : system_.resting) // no direction has them
      for (const auto &row : system_.rows)
        if (row->field() != resting)
          row->terms().local[resting].reset();
    system_.eliminated = find_eliminated(system_);
    for (const auto &row : system_.rows)
      if (!system_.is_resting(row->field()))
        row->set_up_inverse();
  }

  template <int dim>
  void StageSystem<dim>::apply_jacobian(const State &direction, State &result)
  {
    if (system_.gradient_terms)
      {
        ++system_.n_applications;
        system_.gradient_terms->apply(direction, system_.terms_image);
      }
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        const RowTerms<dim> &terms = system_.rows[i]->terms();
        Vector &out = result.block(i);
        const double one = 1. / terms.unknown_scale;
        if (system_.is_resting(i))
          {
            out.equ(one, direction.block(i));
            continue;
          }
        system_.rows[i]->apply(direction, out);
        // Neither hanging nodes nor given values are unknowns: identity.
        for (const unsigned int node : system_.space.constrained_nodes())
          out.local_element(node) = one * direction.block(i).local_element(node);
        for (const unsigned int node : terms.fixed)
          out.local_element(node) = one * direction.block(i).local_element(node);
      }
    if (system_.neutral && turn_ != Turn::leads)
      system_.neutral->fix(direction, result);
  }

  template <int dim>
  void StageSystem<dim>::weigh(const State &u)
  {
    weights_.assign(n_fields(), {});
    if (system_.is_symmetric) // and wants to stay so
      return;
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        const FieldEquation &field = system_.equations.fields()[i];
        const Vector &values = u.block(i);
        const double *mass = system_.space.mass().begin();
        for (unsigned int k = 0; field.is_bounded() && k < values.locally_owned_size(); ++k)
          {
            const double value = values.local_element(k);
            const double way = std::min(value - field.lowest, field.highest - value);
            if (!(way < near_the_end * units_[i]) || mass[k] == 0.)
              continue;
            if (weights_[i].empty())
              weights_[i].assign(values.locally_owned_size(), 1.);
            weights_[i][k] = near_the_end * units_[i] / std::max(way, least_way * units_[i]);
          }
      }
  }

  template <int dim>
  const double *StageSystem<dim>::inverse_diagonal() const
  {
    return n_fields() == 1 ? system_.rows.front()->inverse().diagonal() : nullptr;
  }

  template <int dim>
  void StageSystem<dim>::reinit()
  {
    system_.resting.clear();
    turn_ = Turn::of_all;
    begun_from_.reinit(n_fields());
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (may_rest(i))
        longest_edge_ = longest_edge_of_box();
    if (n_fields() > 1)
      system_.space.initialise(residual_);
    if (std::any_of(system_.rows.begin(), system_.rows.end(), [](const auto &row) {
          return row->equation().kind.minimises_energy;
        }))
      initialise(reduced_);
  }

  template <int dim>
  void StageSystem<dim>::take_turn(const Turn turn)
  {
    turn_ = turn;
    system_.waiting.clear();
    for (std::size_t i = 0; turn != Turn::of_all && i < n_fields(); ++i)
      if (system_.equations.fields()[i].solved_in_turn == (turn == Turn::leads))
        system_.waiting.push_back(i);
    system_.choose_gradient_terms();
  }

  template <int dim>
  void StageSystem<dim>::initialise(State &state) const
  {
    state.reinit(n_fields());
    for (std::size_t i = 0; i < n_fields(); ++i)
      system_.space.initialise(state.block(i));
    state.collect_sizes();
  }

  template <int dim>
  void StageSystem<dim>::residual(const State &u, State &result)
  {
    weigh(u);
    system_.prepare(u);
    system_.find_stage_rates(u);
    system_.evaluate_gradient(u);
    // At the first state it has just been found that they may.
    const bool rests = has_just_begun_;
    for (std::size_t i = 0; i < n_fields(); ++i)
      if ((rests && system_.is_resting(i)) || system_.is_waiting(i))
        result.block(i) = 0.;
      else
        find_residual(i, u, result.block(i));
    if (system_.neutral && turn_ != Turn::leads)
      system_.neutral->fix(u, result);
    if (tolerance_ > 0. && !rests && turn_ != Turn::follows)
      watch_resting(result);
    has_just_begun_ = false;
  }

  template <int dim>
  void StageSystem<dim>::find_residual(const std::size_t i, const State &u, Vector &result)
  {
    system_.rows[i]->residual(u, result);
    for (const unsigned int node : system_.space.constrained_nodes())
      result.local_element(node) = 0.;
    for (const unsigned int node : system_.rows[i]->terms().fixed)
      result.local_element(node) = 0.;
  }

  template <int dim>
  bool StageSystem<dim>::has_ranges() const
  {
    const std::vector<FieldEquation> &fields = system_.equations.fields();
    return std::any_of(fields.begin(), fields.end(), [](const FieldEquation &field) {
      return field.is_bounded();
    });
  }

  template <int dim>
  bool StageSystem<dim>::restrain(const State &u, State &update)
  {
    bool any = false;
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (const FieldEquation &field = system_.equations.fields()[i]; field.is_bounded())
        for (unsigned int k = 0; k < u.block(i).locally_owned_size(); ++k)
          {
            const double value = u.block(i).local_element(k);
            double &change = update.block(i).local_element(k);
            const double kept = kept_in_range(field, value, value - change, units_[i]);
            if (kept == value - change)
              continue;
            change = value - kept;
            any = true;
          }
    return dealii::Utilities::MPI::max(int(any), communicator()) != 0;
  }

  template class StageSystem<2>;
  template class StageSystem<3>;
} // namespace softlattice
