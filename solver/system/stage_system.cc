// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/system/stage_system.h"

#include "solver/rows/neutral_changes.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Of the way to the end of the range, in one iteration.
    constexpr double largest_part = 0.9;
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
    system_.linearise_gradient_terms(u);
    std::vector<NodalTerm *> doubtful;
    for (const auto &row : system_.rows)
      row->linearise(u, doubtful);
    drop_zeros(doubtful);
    system_.eliminated = find_eliminated(system_);
    for (const auto &row : system_.rows)
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
        system_.rows[i]->apply(direction, out);
        // Neither hanging nodes nor given values are unknowns: identity.
        const double one = 1. / terms.unknown_scale;
        for (const unsigned int node : system_.space.constrained_nodes())
          out.local_element(node) = one * direction.block(i).local_element(node);
        for (const unsigned int node : terms.fixed)
          out.local_element(node) = one * direction.block(i).local_element(node);
      }
    if (system_.neutral)
      system_.neutral->fix(direction, result);
  }

  template <int dim>
  const double *StageSystem<dim>::inverse_diagonal() const
  {
    return n_fields() == 1 ? system_.rows.front()->inverse().diagonal() : nullptr;
  }

  template <int dim>
  void StageSystem<dim>::reinit()
  {
    if (n_fields() > 1)
      system_.space.initialise(residual_);
    if (std::any_of(system_.rows.begin(), system_.rows.end(), [](const auto &row) {
          return row->equation().kind.minimises_energy;
        }))
      initialise(reduced_);
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
    system_.prepare(u);
    system_.find_stage_rates(u);
    system_.evaluate_gradient(u);
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        Vector &out = result.block(i);
        system_.rows[i]->residual(u, out);
        for (const unsigned int node : system_.space.constrained_nodes())
          out.local_element(node) = 0.;
        for (const unsigned int node : system_.rows[i]->terms().fixed)
          out.local_element(node) = 0.;
      }
    if (system_.neutral)
      system_.neutral->fix(u, result);
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
            // Where the value is outside already there is no way back by a part of the way.
            if (!field.admits(value) || field.admits(value - change))
              continue;
            change = largest_part * (value - (change > 0. ? field.lowest : field.highest));
            any = true;
          }
    return dealii::Utilities::MPI::max(int(any), communicator()) != 0;
  }

  template class StageSystem<2>;
  template class StageSystem<3>;
} // namespace softlattice
