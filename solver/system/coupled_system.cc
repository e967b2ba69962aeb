// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/system/coupled_system.h"

#include "solver/base/error.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <sstream>

namespace softlattice
{
  template <int dim>
  CoupledSystem<dim>::CoupledSystem(const Space<dim> &space,
                                    Equations &equations,
                                    const std::vector<std::vector<std::string>> &boundary_names)
    : space_(space)
    , equations_(equations)
    , system_(space, equations, boundary_names)
    , stage_(system_, tolerated_)
  {}

  template <int dim>
  void CoupledSystem<dim>::reinit()
  {
    const NewtonMemory learned = newton_ ? newton_->memory() : NewtonMemory();
    newton_.reset();
    noise_.reset();
    system_.stiffness = Stiffness<dim, double>::create(space_.matrix_free(), space_.degree());
    system_.boundary.reinit();
    mass_scale_ = space_.n_unknowns() / space_.volume();
    tolerated_.clear();
    reinit_curvature();
    system_.reinit();
    stage_.reinit();
    update_.reinit(0);
    right_hand_side_.reinit(0);
    followed_.clear();
    newton_ = std::make_unique<Newton>(stage_, space_.mesh().get_communicator());
    newton_->recall(learned);
  }

  template <int dim>
  void CoupledSystem<dim>::initialise(State &state) const
  {
    stage_.initialise(state);
  }

  template <int dim>
  void CoupledSystem<dim>::keep(StepMemory &memory) const
  {
    memory.keep("equations/stiffness radius", stiffness_radius_);
    memory.keep("equations/smallest edge", smallest_edge_);
    memory.keep("equations/tolerated", tolerated_);
    const NewtonMemory learned = newton_->memory();
    memory.keep("equations/Newton contraction", learned.contraction);
    memory.keep("equations/Newton first updates",
                {learned.first_updates.begin(), learned.first_updates.end()});
  }

  template <int dim>
  void CoupledSystem<dim>::recall(StepMemory &memory)
  {
    stiffness_radius_ = memory.number("equations/stiffness radius");
    smallest_edge_ = memory.number("equations/smallest edge");
    tolerated_ = memory.list_or_none("equations/tolerated", n_fields());
    NewtonMemory learned;
    learned.contraction = memory.number("equations/Newton contraction");
    const std::vector<double> first = memory.list("equations/Newton first updates", 2);
    learned.first_updates = {{first[0], first[1]}};
    newton_->recall(learned);
  }

  template <int dim>
  void CoupledSystem<dim>::update_units(const State &u)
  {
    tolerated_.resize(n_fields());
    for (std::size_t i = 0; i < n_fields(); ++i)
      tolerated_[i] = tolerated_error(i, u.block(i));
  }

  template <int dim>
  void CoupledSystem<dim>::leave_hanging_nodes(const State &known, State &u) const
  {
    for (std::size_t i = 0; i < n_fields(); ++i)
      for (const unsigned int k : space_.constrained_nodes())
        u.block(i).local_element(k) = known.block(i).local_element(k);
  }

  template <int dim>
  StageReport CoupledSystem<dim>::solve_stage(const double t,
                                              const double weight,
                                              const State &known,
                                              const double tolerance,
                                              State &u)
  {
    system_.time = t;
    system_.weight = weight;
    system_.known = &known;
    equations_.set_time(t, true);
    leave_hanging_nodes(known, u);
    keep_in_range(t, u);
    for (std::size_t i = 0; i < n_fields(); ++i)
      system_.boundary.set_values(i, t, u.block(i));
    make_admissible(u);
    if (tolerated_.empty())
      update_units(u);
    system_.prepare(u);
    StageReport stage;
    if (!scale_rows(u))
      {
        stage.converged = false;
        stage.failure = explanation(u, "a mobility or permittivity is not a number");
        return stage;
      }
    for (const auto &row : system_.rows)
      row->hold_still(known, u);
    stage_.begin(tolerance, u);
    const NewtonReport report = solve_in_turns(tolerance, u);
    stage_.end();
    // Where there was nothing to solve, the estimate of the error needs the matrix all the same.
    if (report.converged && report.newton_iterations == 0)
      stage_.linearise(u);
    stage_.take_turn(StageSystem<dim>::Turn::of_all);
    stage.converged = report.converged;
    stage.newton_iterations = report.newton_iterations;
    stage.krylov_iterations = report.krylov_iterations;
    if (!stage.converged)
      {
        stage.failure = explanation(u, report.failure);
        return stage;
      }
    if (is_coefficient_negative(u))
      {
        stage.failure = explanation(u, {});
        stage.converged = stage.failure.empty();
      }
    for (const auto &row : system_.rows)
      row->hold_still(known, u);
    // Conservation holds to round-off, however loose the tolerance.
    const auto n_sources =
      std::count_if(system_.rows.begin(), system_.rows.end(), [](const auto &row) {
        return row->conserves() && row->equation().has_source;
      });
    State solved;
    if (n_sources > 1)
      {
        solved = u;
        system_.solved = &solved;
      }
    for (const std::size_t i : system_.order)
      {
        system_.find_stage_rates(u);
        system_.rows[i]->restore_integral(known, u);
      }
    system_.solved = nullptr;
    if (stage.converged)
      if (const std::string name = inadmissible_field(u); !name.empty())
        {
          stage.converged = false;
          stage.failure = "'" + name + "' has left the range in which its laws exist";
        }
    if (stage.converged)
      follow_ranges(t, u, false);
    if (stage.converged && !equations_.description().tallies.empty())
      stage.tallied = stage_tallies(u);
    return stage;
  }

  template <int dim>
  double CoupledSystem<dim>::n_applications() const
  {
    double sum = system_.n_applications;
    for (const auto &row : system_.rows)
      sum += row->inverse().n_applications();
    return sum;
  }

  template <int dim>
  bool CoupledSystem<dim>::is_closed(const std::size_t field) const
  {
    return system_.rows[field]->conserves() && !system_.boundary.has_values(field) &&
           !system_.boundary.is_open(field) && !equations_.fields()[field].has_source;
  }

  template <int dim>
  unsigned int CoupledSystem<dim>::filter(State &estimate)
  {
    // In place: the solver copies its right-hand side. What changes as the rate of another field says has that in
    // its part of the mass matrix.
    for (auto i = system_.order.rbegin(); i != system_.order.rend(); ++i)
      for (const std::size_t j : equations_.fields()[*i].rates_read)
        {
          const NodalArray &by_rate = *system_.rows[*i]->terms().by_rate[j];
          for (unsigned int k = 0; k < by_rate.size(); ++k)
            estimate.block(*i).local_element(k) -= by_rate[k] * estimate.block(j).local_element(k);
        }
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        system_.rows[i]->weigh(estimate.block(i));
        for (const unsigned int node : system_.rows[i]->terms().fixed)
          estimate.block(i).local_element(node) = 0.;
      }
    stage_.filter_resting(estimate);
    // Fields that follow from others at once have the errors of these.
    stage_.take_turn(is_in_turns_ ? StageSystem<dim>::Turn::leads : StageSystem<dim>::Turn::of_all);
    const unsigned int iterations = newton_->solve_linear(estimate, 0.1, estimate);
    stage_.take_turn(StageSystem<dim>::Turn::of_all);
    return iterations;
  }

  template <int dim>
  void CoupledSystem<dim>::make_consistent(const double t, State &u)
  {
    if (const std::string name = inadmissible_field(u); !name.empty())
      {
        const auto &fields = equations_.fields();
        const auto field = std::find_if(fields.begin(),
                                        fields.end(),
                                        [&](const FieldEquation &one) { return one.name == name; });
        std::ostringstream message;
        message << "'" << name << "' has to be between " << field->lowest << " and "
                << field->highest << ", and neither of them, everywhere at the beginning";
        throw InputError(message.str());
      }
    equations_.set_time(t, false);
    system_.time = t;
    if (const auto fault = first_fault(u, true))
      throw LawError(*fault);
    bool any_follows = false;
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        system_.boundary.set_values(i, t, u.block(i));
        any_follows = any_follows || system_.rows[i]->follows_at_once();
      }
    if (!any_follows)
      return;
    if (const std::string failure = solve_those_at_once(t, u); !failure.empty())
      throw SolverError("the fields that follow from the others at once could not be solved for: " +
                        failure);
  }

  template <int dim>
  std::string CoupledSystem<dim>::solve_those_at_once(const double t, State &u)
  {
    // A stage so short that nothing else changes; potentials may start far from the solution.
    tolerated_.clear();
    followed_.clear();
    const State known = u;
    const StageReport report = solve_stage(t, 1e-30, known, 0.02, u);
    tolerated_.clear();
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (!report.converged || !system_.rows[i]->follows_at_once())
        u.block(i) = known.block(i);
    return report.converged ? std::string() : report.failure;
  }

  template <int dim>
  void CoupledSystem<dim>::solve_potentials(const double t, State &u)
  {
    const std::vector<FieldEquation> &all = equations_.fields();
    if (std::none_of(all.begin(), all.end(), [](const FieldEquation &field) {
          return field.kind.has_permittivity;
        }))
      return;
    solve_those_at_once(t, u); // or it is left to the next step
    for (unsigned int field = 0; field < u.n_blocks(); ++field)
      space_.distribute(u.block(field));
  }

  template class CoupledSystem<2>;
  template class CoupledSystem<3>;
} // namespace softlattice
