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
    , boundary_(space, equations, boundary_names)
    , matrix_(space, equations.fields())
    , preconditioner_(matrix_)
    , laws_(equations)
  {}

  template <int dim>
  void CoupledSystem<dim>::reinit()
  {
    newton_.reset();
    noise_.reset();
    lowest_coefficient_.assign(matrix_.n_fields(), 0.);
    highest_coefficient_.assign(matrix_.n_fields(), 0.);
    {
      const auto points = space_.node_places();
      std::vector<std::array<double, 3>> places(points.size());
      for (std::size_t k = 0; k < points.size(); ++k)
        for (int d = 0; d < dim; ++d)
          places[k][d] = points[k][d];
      equations_.set_nodes(places);
      if (const auto materials = equations_.wanted_materials(); !materials.empty())
        equations_.set_nodes_of_materials(space_.nodes_of_materials(materials));
    }
    stiffness_ = Stiffness<dim, double>::create(space_.matrix_free(), space_.degree());
    boundary_.reinit();
    mass_scale_ = space_.n_unknowns() / space_.volume();
    tolerated_.clear();
    space_.initialise(work_);
    bool needs_coefficient = false, needs_potential = false;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        auto &row = matrix_.row(i);
        row.uniform = equations_.coefficient_is_uniform(i);
        row.fixed = boundary_.fixed(i);
        row.floating = row.kind == FieldKind::electrostatic && !boundary_.is_tied(i);
        needs_coefficient = needs_coefficient || !row.uniform;
        needs_potential = needs_potential || row.kind == FieldKind::conserved;
      }
    if (needs_potential)
      space_.initialise(potential_);
    if (needs_coefficient)
      space_.initialise(coefficient_);
    laws_.resize(work_.locally_owned_size());
    reinit_gradients();
    reinit_curvature();
    matrix_.reinit(*stiffness_, gradient_terms_.get());
    preconditioner_.reinit();
    newton_ = std::make_unique<Newton>(static_cast<NonlinearSystem &>(*this),
                                       space_.mesh().get_communicator());
  }

  template <int dim>
  void CoupledSystem<dim>::initialise(State &state) const
  {
    state.reinit(matrix_.n_fields());
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      space_.initialise(state.block(i));
    state.collect_sizes();
  }

  template <int dim>
  void CoupledSystem<dim>::keep(StepMemory &memory) const
  {
    memory.keep("equations/stiffness radius", stiffness_radius_);
    memory.keep("equations/smallest edge", smallest_edge_);
    memory.keep("equations/tolerated", tolerated_);
    memory.keep("equations/Newton contraction", newton_->contraction());
  }

  template <int dim>
  void CoupledSystem<dim>::recall(StepMemory &memory)
  {
    stiffness_radius_ = memory.number("equations/stiffness radius");
    smallest_edge_ = memory.number("equations/smallest edge");
    tolerated_ = memory.list_or_none("equations/tolerated", matrix_.n_fields());
    newton_->set_contraction(memory.number("equations/Newton contraction"));
  }

  template <int dim>
  bool CoupledSystem<dim>::is_symmetric() const
  {
    return matrix_.n_fields() == 1 && matrix_.row(0).kind == FieldKind::non_conserved &&
           !equations_.coefficient_depends_on_fields(0) && !equations_.has_source(0);
  }

  template <int dim>
  void CoupledSystem<dim>::update_units(const State &u)
  {
    tolerated_.resize(matrix_.n_fields());
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      tolerated_[i] = tolerated_error(i, u.block(i));
  }

  template <int dim>
  StageReport CoupledSystem<dim>::solve_stage(const double t,
                                              const double weight,
                                              const State &known,
                                              const double tolerance,
                                              State &u)
  {
    time_ = t;
    weight_ = weight;
    known_ = &known;
    equations_.set_time(t, true);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      boundary_.set_values(i, t, u.block(i));
    make_admissible(u);
    if (tolerated_.empty())
      update_units(u);
    prepare_laws(u);
    StageReport stage;
    if (!scale_rows(u))
      {
        stage.converged = false;
        stage.failure = explanation(u, "a mobility or permittivity is not a number");
        return stage;
      }
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      hold_still(i, known, u);
    const NewtonReport report = newton_->solve(u, tolerance);
    // Where there was nothing to solve, the estimate of the error needs the matrix all the same.
    if (report.converged && report.newton_iterations == 0)
      linearise(u);
    stage.converged = report.converged;
    stage.newton_iterations = report.newton_iterations;
    stage.krylov_iterations = report.krylov_iterations;
    if (!stage.converged)
      {
        stage.failure = explanation(u, report.failure);
        return stage;
      }
    if (is_coefficient_negative())
      {
        stage.failure = explanation(u, {});
        stage.converged = stage.failure.empty();
      }
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      hold_still(i, known, u);
    remove_mean_defect(known, u);
    if (stage.converged)
      if (const std::string name = inadmissible_field(u); !name.empty())
        {
          stage.converged = false;
          stage.failure = "'" + name + "' has left the range in which its laws exist";
        }
    return stage;
  }

  template <int dim>
  void CoupledSystem<dim>::remove_mean_defect(const State &known, State &u)
  {
    // What an inexact solution lost: conservation holds to round-off, however loose the tolerance.
    const double *mass = space_.mass().begin();
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      if (matrix_.row(i).kind == FieldKind::conserved && !boundary_.has_values(i))
        {
          Vector &value = u.block(i);
          const NodalArray &source = laws_.source(i, u);
          double defect = 0.;
          for (unsigned int k = 0; k < value.locally_owned_size(); ++k)
            defect += mass[k] * (value.local_element(k) - known.block(i).local_element(k) -
                                 (source.empty() ? 0. : weight_ * source[k]));
          if (boundary_.is_open(i))
            {
              work_ = 0.;
              boundary_.add_fluxes(i, time_, value, weight_, work_);
              for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
                defect -= work_.local_element(k);
            }
          defect = dealii::Utilities::MPI::sum(defect, space_.mesh().get_communicator());
          const FieldEquation &field = equations_.fields()[i];
          const bool is_still_in_parts = has_still_parts(i);
          if (!is_still_in_parts && !field.is_bounded())
            {
              value.add(-defect / space_.volume());
              continue;
            }
          // Where nothing moves nothing changes, and what is next to an end of its range hardly.
          if (is_still_in_parts)
            evaluate_coefficient(i, u, work_);
          else
            work_ = 1.;
          for (unsigned int k = 0; field.is_bounded() && k < value.locally_owned_size(); ++k)
            work_.local_element(k) *= std::max(0., field.room(value.local_element(k)));
          if (const double all = space_.mass() * work_; all > 0.)
            value.add(-defect / all, work_);
        }
  }

  template <int dim>
  bool CoupledSystem<dim>::is_closed(const std::size_t field) const
  {
    return matrix_.row(field).kind == FieldKind::conserved && !boundary_.has_values(field) &&
           !boundary_.is_open(field) && !equations_.has_source(field);
  }

  template <int dim>
  unsigned int CoupledSystem<dim>::filter(State &estimate)
  {
    const double *mass = space_.mass().begin();
    // In place: the solver copies its right-hand side.
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        Vector &out = estimate.block(i);
        if (row.kind == FieldKind::electrostatic)
          {
            out = 0.;
            continue;
          }
        const bool divided = row.kind == FieldKind::non_conserved;
        for (unsigned int k = 0; k < out.locally_owned_size(); ++k)
          {
            const double factor = divided
                                    ? row.of_change(row.uniform ? row.uniform_coefficient
                                                                : row.coefficient.local_element(k))
                                    : 1.;
            out.local_element(k) *= row.scale * mass[k] * factor;
          }
        for (const unsigned int node : row.fixed)
          out.local_element(node) = 0.;
      }
    return newton_->solve_linear(estimate, 0.1, estimate);
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
    time_ = t;
    if (const auto fault = first_fault(u, true))
      throw LawError(*fault);
    bool has_potential = false;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        boundary_.set_values(i, t, u.block(i));
        has_potential = has_potential || matrix_.row(i).kind == FieldKind::electrostatic;
      }
    if (!has_potential)
      return;
    // A stage so short that nothing else changes; potentials may start far from the solution.
    tolerated_.clear();
    const State known = u;
    const StageReport report = solve_stage(t, 1e-30, known, 0.02, u);
    tolerated_.clear();
    if (!report.converged)
      throw SolverError("the electrostatic potential could not be solved for: " + report.failure);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      if (matrix_.row(i).kind != FieldKind::electrostatic)
        u.block(i) = known.block(i);
  }

  template <int dim>
  void CoupledSystem<dim>::apply_jacobian(const State &direction, State &result)
  {
    matrix_.apply(direction, result);
  }

  template <int dim>
  void CoupledSystem<dim>::precondition(const State &right_hand_side, State &result)
  {
    preconditioner_.apply(right_hand_side, result);
  }

  template class CoupledSystem<2>;
  template class CoupledSystem<3>;
} // namespace softlattice
