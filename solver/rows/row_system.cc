// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/row_system.h"

#include "solver/operators/nodal_sums.h"
#include "solver/rows/make_row.h"
#include "solver/rows/neutral_changes.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <stdexcept>

namespace softlattice
{
  template <int dim>
  RowSystem<dim>::RowSystem(const Space<dim> &space,
                            Equations &equations,
                            const std::vector<std::vector<std::string>> &boundary_names)
    : space(space)
    , equations(equations)
    , boundary(space, equations, boundary_names)
    , laws(equations)
    , inverse_work(space)
  {
    for (std::size_t i = 0; i < equations.fields().size(); ++i)
      rows.push_back(make_row(*this, i));
    is_symmetric = rows.size() == 1 && rows.front()->is_symmetric();
    for (const auto &row : rows)
      if (row->equation().solved_in_turn)
        followers.push_back(row->field());
    find_order();
  }

  template <int dim>
  void RowSystem<dim>::find_order()
  {
    const auto is_placed = [this](const std::size_t j) {
      return std::find(order.begin(), order.end(), j) != order.end();
    };
    while (order.size() < rows.size())
      {
        const std::size_t n = order.size();
        for (std::size_t i = 0; i < rows.size(); ++i)
          {
            const std::vector<std::size_t> needed = equations.fields()[i].rates_read;
            if (!is_placed(i) && std::all_of(needed.begin(), needed.end(), is_placed))
              order.push_back(i);
          }
        if (order.size() == n)
          throw std::logic_error("rates of fields follow from one another");
      }
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (const std::size_t j : equations.fields()[i].rates_read)
        rates_read.push_back(j);
    std::sort(rates_read.begin(), rates_read.end());
    rates_read.erase(std::unique(rates_read.begin(), rates_read.end()), rates_read.end());
  }

  template <int dim>
  void RowSystem<dim>::find_stage_rates(const State &u)
  {
    for (const std::size_t j : rates_read)
      {
        const double *DEAL_II_RESTRICT now = u.block(j).begin();
        const double *DEAL_II_RESTRICT then = known->block(j).begin();
        double *DEAL_II_RESTRICT rate = rates.block(j).begin();
        for (unsigned int k = 0; k < n_nodes(); ++k)
          rate[k] = (now[k] - then[k]) / weight;
      }
  }

  template <int dim>
  RowSystem<dim>::~RowSystem() = default;

  template <int dim>
  void RowSystem<dim>::reinit()
  {
    set_nodes();
    waiting.clear();
    space.initialise(work);
    for (const auto &row : rows)
      row->reinit();
    const auto any = [this](const auto &what) {
      return std::any_of(rows.begin(), rows.end(), [&](const auto &row) { return what(*row); });
    };
    const bool any_varies = any([](const Row<dim> &row) {
      return !row.terms().uniform || !row.equation().moved_by.empty() ||
             !row.equation().carried_by.empty() || !row.equation().held_constant.empty();
    });
    if (any([](const Row<dim> &row) { return row.conserves(); }))
      space.initialise(potential);
    if (any_varies)
      {
        space.initialise(coefficient);
        space.initialise(variation);
      }
    if (any_varies || rows.size() > 1)
      space.initialise(image);
    for (State *const state : {&variations, &terms_image})
      if (gradient_terms)
        {
          state->reinit(rows.size());
          for (std::size_t i = 0; i < rows.size(); ++i)
            space.initialise(state->block(i));
          state->collect_sizes();
        }
    laws.resize(n_nodes());
    neutral.reset();
    if (!equations.description().neutral_changes.empty())
      neutral = std::make_unique<NeutralChanges<dim>>(*this);
    inverse_work.reinit(*stiffness);
  }

  template <int dim>
  void RowSystem<dim>::evaluate_gradient(const State &u)
  {
    laws.evaluate_gradient(u);
    if (!gradient_terms)
      return;
    ++n_applications;
    gradient_terms->variation(u, variations);
    for (const std::size_t i : equations.gradient_energy()->fields())
      {
        Vector &one = variations.block(i);
        // A reservoir: the material of the given composition, and nothing of the interface.
        if (rows[i]->conserves())
          for (const unsigned int node : rows[i]->terms().fixed)
            one.local_element(node) = 0.;
        NodalArray &gradient = laws.gradient(i);
        for (unsigned int k = 0; k < gradient.size(); ++k)
          gradient[k] += space.inverse_mass().local_element(k) * one.local_element(k);
      }
  }

  template <int dim>
  double RowSystem<dim>::gradient_square(
    const Vector &u,
    const std::function<void(unsigned int begin, unsigned int end)> &also)
  {
    ++n_applications;
    double sum = 0.;
    const double *const mass = space.mass().begin();
    const double *const value = u.begin();
    const double *const of_u = work.begin();
    stiffness->apply(work, u, [&](const unsigned int begin, const unsigned int end) {
      sum += sum_over(begin, end, [=](const unsigned int k) {
        return mass[k] == 0. ? 0. : of_u[k] * value[k]; // constrained nodes are in other rows
      });
      if (also)
        also(begin, end);
    });
    return dealii::Utilities::MPI::sum(sum, space.mesh().get_communicator());
  }

  template struct RowSystem<2>;
  template struct RowSystem<3>;
} // namespace softlattice
