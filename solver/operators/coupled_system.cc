// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/coupled_system.h"

#include "solver/base/error.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  template <int dim>
  CoupledSystem<dim>::CoupledSystem(const Space<dim> &space,
                                    Equations &equations,
                                    const std::vector<std::string> &boundary_names)
    : space_(space)
    , equations_(equations)
    , boundary_(space, equations, boundary_names)
    , matrix_(space, equations.fields())
    , preconditioner_(matrix_)
    , laws_(equations)
    , tolerated_(equations.fields().size(), 1.)
  {}

  template <int dim>
  void CoupledSystem<dim>::reinit()
  {
    newton_.reset();
    {
      const auto points = space_.node_places();
      std::vector<std::array<double, 3>> places(points.size());
      for (std::size_t k = 0; k < points.size(); ++k)
        for (int d = 0; d < dim; ++d)
          places[k][d] = points[k][d];
      equations_.set_nodes(places);
    }
    stiffness_ = Stiffness<dim, double>::create(space_.matrix_free(), space_.degree());
    boundary_.reinit();
    volume_ = space_.mass().l1_norm();
    mass_scale_ = space_.n_unknowns() / volume_;
    stiffness_radius_ = 0.;
    has_tolerated_ = false;
    space_.initialise(work_);
    bool needs_coefficient = false;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        auto &row = matrix_.row(i);
        row.uniform = equations_.coefficient_is_uniform(i);
        row.fixed = boundary_.fixed(i);
        row.floating = row.kind == FieldKind::electrostatic && !boundary_.is_tied(i);
        needs_coefficient = needs_coefficient || !row.uniform;
        if (row.kind == FieldKind::conserved && potential_.size() != work_.size())
          space_.initialise(potential_);
      }
    if (!potential_.size() || potential_.get_partitioner() != work_.get_partitioner())
      space_.initialise(potential_);
    if (needs_coefficient)
      space_.initialise(coefficient_);
    laws_.resize(work_.locally_owned_size());
    matrix_.reinit(*stiffness_);
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
  bool CoupledSystem<dim>::is_symmetric() const
  {
    return matrix_.n_fields() == 1 && matrix_.row(0).kind == FieldKind::non_conserved &&
           !equations_.coefficient_depends_on_fields(0) && !equations_.has_source(0);
  }

  template <int dim>
  void CoupledSystem<dim>::compute_potential(const std::size_t i,
                                             const Vector &u,
                                             Vector &potential)
  {
    const double kappa = matrix_.row(i).gradient_coefficient;
    const double *DEAL_II_RESTRICT gradient = laws_.gradient(i).data();
    const double *DEAL_II_RESTRICT inverse_mass = space_.inverse_mass().begin();
    double *DEAL_II_RESTRICT mu = potential.begin();
    if (kappa == 0.)
      std::copy_n(gradient, potential.locally_owned_size(), mu);
    else
      {
        ++n_applications_;
        stiffness_->apply(potential, u, [&](const unsigned int begin, const unsigned int end) {
          DEAL_II_OPENMP_SIMD_PRAGMA
          for (unsigned int k = begin; k < end; ++k)
            mu[k] = gradient[k] + kappa * inverse_mass[k] * mu[k];
        });
        // A reservoir: the material of the given composition, and nothing of the interface.
        for (const unsigned int node : matrix_.row(i).fixed)
          mu[node] = gradient[node];
      }
  }

  template <int dim>
  void CoupledSystem<dim>::apply_coefficient(const std::size_t i,
                                             Vector &result,
                                             const Vector &source)
  {
    ++n_applications_;
    if (matrix_.row(i).uniform)
      {
        stiffness_->apply(result, source);
        result *= equations_.uniform_coefficient(i);
      }
    else
      stiffness_->apply(result, source, coefficient_);
  }

  template <int dim>
  void CoupledSystem<dim>::rate(const double t, const State &u, State &result)
  {
    equations_.set_time(t, false);
    laws_.evaluate_gradient(u);
    const double *inverse_mass = space_.inverse_mass().begin();
    const unsigned int n = work_.locally_owned_size();
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        Vector &out = result.block(i);
        const auto &row = matrix_.row(i);
        if (row.kind == FieldKind::electrostatic)
          {
            out = 0.; // follows from the others at once
            continue;
          }
        if (!row.uniform)
          {
            coefficient_.zero_out_ghost_values();
            laws_.coefficient(i, u, coefficient_.begin());
            coefficient_.update_ghost_values();
          }
        const double uniform = row.uniform ? equations_.uniform_coefficient(i) : 0.;
        const NodalArray &source = laws_.source(i, u);
        double *DEAL_II_RESTRICT to = out.begin();
        const double *DEAL_II_RESTRICT coefficient = row.uniform ? nullptr : coefficient_.begin();
        const bool conserved = row.kind == FieldKind::conserved;
        if (conserved)
          compute_potential(i, u.block(i), potential_);
        // mu, or the gradient of f where the image of K is still to be added to it.
        const double *DEAL_II_RESTRICT gradient = laws_.gradient(i).data();
        const double kappa = row.gradient_coefficient;
        const auto finish = [&](const unsigned int begin, const unsigned int end) {
          if (conserved)
            for (unsigned int k = begin; k < end; ++k)
              to[k] *= -(row.uniform ? uniform : 1.) * inverse_mass[k];
          else if (row.uniform)
            {
              DEAL_II_OPENMP_SIMD_PRAGMA
              for (unsigned int k = begin; k < end; ++k)
                to[k] = -uniform * (gradient[k] + kappa * inverse_mass[k] * to[k]);
            }
          else
            for (unsigned int k = begin; k < end; ++k)
              to[k] = -coefficient[k] * (gradient[k] + kappa * inverse_mass[k] * to[k]);
        };
        ++n_applications_;
        if (conserved && !row.uniform)
          stiffness_->apply(out, potential_, coefficient_, finish);
        else
          stiffness_->apply(out, conserved ? potential_ : u.block(i), finish);
        if (boundary_.is_open(i))
          {
            work_ = 0.;
            boundary_.add_fluxes(i, t, u.block(i), 1., work_);
            for (unsigned int k = 0; k < n; ++k)
              to[k] += (conserved     ? 1.
                        : row.uniform ? uniform
                                      : coefficient[k]) *
                       inverse_mass[k] * work_.local_element(k);
          }
        if (!source.empty())
          for (unsigned int k = 0; k < n; ++k)
            out.local_element(k) += source[k];
        for (const unsigned int node : space_.constrained_nodes())
          out.local_element(node) = 0.;
        boundary_.set_value_rates(i, t, out);
      }
  }

  template <int dim>
  void CoupledSystem<dim>::update_units(const State &u)
  {
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      tolerated_[i] = tolerated_error(i, u.block(i));
    has_tolerated_ = true;
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
    if (!has_tolerated_)
      update_units(u);
    const double length_squared = std::pow(volume_, 2. / dim);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        auto &row = matrix_.row(i);
        row.unknown_scale = tolerated_[i];
        row.scale = mass_scale_ / tolerated_[i];
        if (row.uniform)
          row.uniform_coefficient = equations_.uniform_coefficient(i);
        else
          {
            coefficient_.zero_out_ghost_values();
            laws_.coefficient(i, u, coefficient_.begin());
            row.uniform_coefficient = (space_.mass() * coefficient_) / volume_;
          }
        if (row.kind == FieldKind::non_conserved)
          row.scale *= row.uniform_coefficient;
        else if (row.kind == FieldKind::electrostatic)
          row.scale *= length_squared / row.uniform_coefficient;
      }
    const NewtonReport report = newton_->solve(u, tolerance);
    remove_mean_defect(known, u);
    StageReport stage;
    stage.converged = report.converged;
    stage.newton_iterations = report.newton_iterations;
    stage.krylov_iterations = report.krylov_iterations;
    stage.failure = report.failure;
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
          value.add(-defect / volume_);
        }
  }

  template <int dim>
  void CoupledSystem<dim>::residual(const State &u, State &result)
  {
    laws_.evaluate_gradient(u);
    const double *DEAL_II_RESTRICT mass = space_.mass().begin();
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        Vector &out = result.block(i);
        const double *DEAL_II_RESTRICT value = u.block(i).begin();
        const double *DEAL_II_RESTRICT known = known_->block(i).begin();
        const double *DEAL_II_RESTRICT gradient = laws_.gradient(i).data();
        double *DEAL_II_RESTRICT to = out.begin();
        const double scale = row.scale;
        if (!row.uniform)
          {
            coefficient_.zero_out_ghost_values();
            laws_.coefficient(i, u, coefficient_.begin());
            coefficient_.update_ghost_values();
          }
        double flux_factor = row.scale * weight_;
        if (row.kind == FieldKind::non_conserved)
          {
            const double of_change = row.uniform ? scale / row.uniform_coefficient : scale;
            const double of_drive = scale * weight_;
            const double of_image = of_drive * row.gradient_coefficient;
            ++n_applications_;
            stiffness_->apply(out,
                              u.block(i),
                              [&](const unsigned int begin, const unsigned int end) {
                                if (row.uniform)
                                  {
                                    DEAL_II_OPENMP_SIMD_PRAGMA
                                    for (unsigned int k = begin; k < end; ++k)
                                      to[k] = mass[k] * (of_change * (value[k] - known[k]) +
                                                         of_drive * gradient[k]) +
                                              of_image * to[k];
                                  }
                                else
                                  for (unsigned int k = begin; k < end; ++k)
                                    to[k] = mass[k] * (of_change * (value[k] - known[k]) /
                                                         coefficient_.local_element(k) +
                                                       of_drive * gradient[k]) +
                                            of_image * to[k];
                              });
            const NodalArray &source = laws_.source(i, u);
            for (unsigned int k = 0; k < source.size(); ++k)
              to[k] -= mass[k] * of_change * weight_ * source[k] /
                       (row.uniform ? 1. : coefficient_.local_element(k));
          }
        else if (row.kind == FieldKind::conserved)
          {
            compute_potential(i, u.block(i), potential_);
            const double of_image = scale * weight_ * (row.uniform ? row.uniform_coefficient : 1.);
            const auto finish = [&](const unsigned int begin, const unsigned int end) {
              DEAL_II_OPENMP_SIMD_PRAGMA
              for (unsigned int k = begin; k < end; ++k)
                to[k] = scale * mass[k] * (value[k] - known[k]) + of_image * to[k];
            };
            ++n_applications_;
            if (row.uniform)
              stiffness_->apply(out, potential_, finish);
            else
              stiffness_->apply(out, potential_, coefficient_, finish);
            const NodalArray &source = laws_.source(i, u);
            for (unsigned int k = 0; k < source.size(); ++k)
              to[k] -= scale * weight_ * mass[k] * source[k];
          }
        else
          {
            flux_factor = scale;
            apply_coefficient(i, out, u.block(i));
            for (unsigned int k = 0; k < out.locally_owned_size(); ++k)
              to[k] = scale * (to[k] - mass[k] * gradient[k]);
          }
        boundary_.add_fluxes(i, time_, u.block(i), -flux_factor, out);
        for (const unsigned int node : space_.constrained_nodes())
          to[node] = 0.;
        if (row.floating)
          {
            const double mean =
              (space_.mass() * u.block(i)) / volume_ - out.mean_value() * out.size() / volume_;
            out.add(mean, space_.mass());
          }
        for (const unsigned int node : row.fixed)
          to[node] = 0.;
      }
  }

  template <int dim>
  void CoupledSystem<dim>::linearise_local(const std::size_t i, const State &u)
  {
    auto &row = matrix_.row(i);
    const std::size_t n_fields = matrix_.n_fields();
    const unsigned int n = work_.locally_owned_size();
    const double *mass = space_.mass().begin();
    std::vector<NodalArray> source_gradient(n_fields);
    laws_.source(i, u, source_gradient);
    const auto is_zero = [](const NodalArray &array) {
      return std::all_of(array.begin(), array.end(), [](const double x) { return x == 0.; });
    };
    const auto drop_if_zero = [&](NodalArray &array) {
      // All ranks take the same view: sums over fields contain collective products.
      const int nonzero = array.empty() || is_zero(array) ? 0 : 1;
      if (dealii::Utilities::MPI::max(nonzero, space_.mesh().get_communicator()) == 0)
        array.clear();
      else if (array.empty())
        array.resize(n, 0.);
    };

    if (!row.uniform)
      {
        row.coefficient.zero_out_ghost_values();
        laws_.coefficient(i, u, row.coefficient.begin(), row.coefficient_gradient);
        if (equations_.coefficient_depends_on_fields(i))
          for (NodalArray &array : row.coefficient_gradient)
            drop_if_zero(array);
      }
    for (std::size_t j = 0; j < n_fields; ++j)
      {
        NodalArray &local = row.local[j];
        local.resize(n);
        const NodalArray &f = laws_.hessian(i, j);
        const double same = i == j ? 1. : 0.;
        const bool has_source = !source_gradient[j].empty();
        switch (row.kind)
          {
            case FieldKind::non_conserved:
              for (unsigned int k = 0; k < n; ++k)
                {
                  const double mobility =
                    row.uniform ? row.uniform_coefficient : row.coefficient.local_element(k);
                  const double change = same - (has_source ? weight_ * source_gradient[j][k] : 0.);
                  local[k] = row.scale * mass[k] * (change / mobility + weight_ * f[k]);
                }
              if (!row.uniform && !row.coefficient_gradient[j].empty())
                {
                  const NodalArray &source = laws_.source(i, u);
                  for (unsigned int k = 0; k < n; ++k)
                    {
                      const double mobility = row.coefficient.local_element(k);
                      local[k] -= row.scale * mass[k] *
                                  (u.block(i).local_element(k) - known_->block(i).local_element(k) -
                                   (source.empty() ? 0. : weight_ * source[k])) *
                                  row.coefficient_gradient[j][k] / (mobility * mobility);
                    }
                }
              break;
            case FieldKind::conserved:
              row.curvature[j] = f;
              for (unsigned int k = 0; k < n; ++k)
                local[k] = row.scale * mass[k] *
                           (same - (has_source ? weight_ * source_gradient[j][k] : 0.));
              break;
            case FieldKind::electrostatic:
              for (unsigned int k = 0; k < n; ++k)
                local[k] = -row.scale * mass[k] * f[k];
              break;
          }
        if (i == j)
          boundary_.add_exchange(i,
                                 time_,
                                 row.kind == FieldKind::electrostatic ? row.scale
                                                                      : row.scale * weight_,
                                 local);
        if (i != j || row.kind == FieldKind::electrostatic)
          drop_if_zero(local);
        if (row.kind == FieldKind::conserved && n_fields > 1)
          drop_if_zero(row.curvature[j]);
      }
    if (!row.uniform)
      {
        if (row.kind == FieldKind::non_conserved)
          for (NodalArray &array : row.coefficient_gradient)
            array.clear(); // is in the diagonal
        row.coefficient.update_ghost_values();
        row.potential.zero_out_ghost_values();
        if (row.kind == FieldKind::conserved)
          compute_potential(i, u.block(i), row.potential);
        else
          row.potential.copy_locally_owned_data_from(u.block(i));
        row.potential.update_ghost_values();
      }
  }

  template <int dim>
  void CoupledSystem<dim>::linearise(const State &u)
  {
    matrix_.weight = weight_;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      if (matrix_.row(i).kind == FieldKind::conserved && !matrix_.row(i).uniform)
        {
          laws_.evaluate_gradient(u); // of the potential that its mobility multiplies
          break;
        }
    laws_.evaluate_hessian(u);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      linearise_local(i, u);
    preconditioner_.set_up();
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

  template <int dim>
  unsigned int CoupledSystem<dim>::filter(State &estimate)
  {
    const double *mass = space_.mass().begin();
    State right_hand_side;
    initialise(right_hand_side);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        if (row.kind == FieldKind::electrostatic)
          continue;
        Vector &out = right_hand_side.block(i);
        const bool divided = row.kind == FieldKind::non_conserved;
        for (unsigned int k = 0; k < out.locally_owned_size(); ++k)
          {
            const double coefficient = !divided      ? 1.
                                       : row.uniform ? row.uniform_coefficient
                                                     : row.coefficient.local_element(k);
            out.local_element(k) =
              row.scale * mass[k] * estimate.block(i).local_element(k) / coefficient;
          }
        for (const unsigned int node : row.fixed)
          out.local_element(node) = 0.;
      }
    return newton_->solve_linear(right_hand_side, 0.1, estimate);
  }

  template <int dim>
  double CoupledSystem<dim>::spectral_radius(const double t, const State &u)
  {
    // Of M^-1 K by a power iteration once per mesh, which ends a few per cent below: hence the margin.
    // It starts from a function of the place, the same on any number of ranks.
    const MPI_Comm communicator = space_.mesh().get_communicator();
    if (stiffness_radius_ == 0.)
      {
        Vector v, w;
        space_.initialise(v);
        space_.initialise(w);
        const auto places = space_.node_places();
        const double wave_number = 997. / std::pow(volume_, 1. / dim);
        for (unsigned int k = 0; k < v.locally_owned_size(); ++k)
          {
            double phase = 1.;
            for (int d = 0; d < dim; ++d)
              phase += std::sqrt(2. + d) * wave_number * places[k][d];
            v.local_element(k) = space_.mass().local_element(k) == 0. ? 0. : std::sin(phase);
          }
        double norm = v.l2_norm();
        for (unsigned int iteration = 0; iteration < 25; ++iteration)
          {
            v /= norm;
            stiffness_->apply(w, v);
            ++n_applications_;
            w.scale(space_.inverse_mass());
            v.swap(w);
            norm = v.l2_norm();
          }
        stiffness_radius_ = 1.1 * norm;
      }
    equations_.set_time(t, false);
    laws_.evaluate_hessian(u);
    double radius = 0.;
    const double *mass = space_.mass().begin();
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        double curvature = 0., coefficient = row.uniform ? equations_.uniform_coefficient(i) : 0.;
        for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
          if (mass[k] != 0.)
            {
              double sum = 0.;
              for (std::size_t j = 0; j < matrix_.n_fields(); ++j)
                sum += std::abs(laws_.hessian(i, j)[k]);
              curvature = std::max(curvature, sum);
            }
        if (!row.uniform)
          {
            laws_.coefficient(i, u, work_.begin());
            for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
              coefficient = std::max(coefficient, work_.local_element(k));
          }
        curvature = dealii::Utilities::MPI::max(curvature, communicator);
        coefficient = dealii::Utilities::MPI::max(coefficient, communicator);
        double one = coefficient * (row.gradient_coefficient * stiffness_radius_ + curvature);
        if (row.kind == FieldKind::conserved)
          one *= stiffness_radius_;
        if (row.kind != FieldKind::electrostatic)
          radius = std::max(radius, one);
      }
    return radius;
  }

  template <int dim>
  double CoupledSystem<dim>::mass_rms(const Vector &u) const
  {
    double sum = 0.;
    const double *mass = space_.mass().begin();
    for (unsigned int k = 0; k < u.locally_owned_size(); ++k)
      sum += mass[k] * u.local_element(k) * u.local_element(k);
    sum = dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator());
    return std::sqrt(sum / volume_);
  }

  template <int dim>
  double CoupledSystem<dim>::tolerated_error(const std::size_t i, const Vector &u) const
  {
    const Tolerance &tolerance = equations_.fields()[i].tolerance;
    double size = 0.;
    if (tolerance.front_length > 0.)
      {
        stiffness_->apply(work_, u);
        ++n_applications_;
        size = tolerance.front_length * std::sqrt(std::max(0., work_ * u) / volume_);
      }
    else
      {
        const double *mass = space_.mass().begin();
        const double mean = (space_.mass() * u) / volume_;
        double sum = 0.;
        for (unsigned int k = 0; k < u.locally_owned_size(); ++k)
          sum += mass[k] * (u.local_element(k) - mean) * (u.local_element(k) - mean);
        sum = dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator());
        size = std::sqrt(sum / volume_);
      }
    return tolerance.relative * size + tolerance.absolute;
  }

  template <int dim>
  double CoupledSystem<dim>::error_ratio(const State &estimate, const State &u) const
  {
    double worst = 0.;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        tolerated_[i] = tolerated_error(i, u.block(i));
        if (matrix_.row(i).kind != FieldKind::electrostatic)
          {
            const double ratio = mass_rms(estimate.block(i)) / tolerated_[i];
            worst = std::isfinite(ratio) ? std::max(worst, ratio) : ratio;
            if (!std::isfinite(worst))
              return worst;
          }
      }
    has_tolerated_ = true;
    return worst;
  }

  template <int dim>
  void CoupledSystem<dim>::make_consistent(const double t, State &u)
  {
    equations_.set_time(t, false);
    bool has_potential = false;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        boundary_.set_values(i, t, u.block(i));
        has_potential = has_potential || matrix_.row(i).kind == FieldKind::electrostatic;
      }
    if (!has_potential)
      return;
    // A stage so short that nothing else changes; potentials may start far from the solution.
    has_tolerated_ = false;
    State known = u;
    const StageReport report = solve_stage(t, 1e-30, known, 0.02, u);
    has_tolerated_ = false;
    if (!report.converged)
      throw SolverError("the electrostatic potential could not be solved for: " + report.failure);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      if (matrix_.row(i).kind != FieldKind::electrostatic)
        u.block(i) = known.block(i);
  }

  template <int dim>
  typename CoupledSystem<dim>::Energy CoupledSystem<dim>::energy(const double t, const State &u)
  {
    equations_.set_time(t, true);
    laws_.evaluate_energy(u);
    double bulk = 0., gradient = 0.;
    for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
      bulk += space_.mass().local_element(k) * laws_.energy()[k];
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        if (row.kind == FieldKind::electrostatic)
          {
            if (!row.uniform)
              {
                coefficient_.zero_out_ghost_values();
                laws_.coefficient(i, u, coefficient_.begin());
                coefficient_.update_ghost_values();
              }
            apply_coefficient(i, work_, u.block(i));
            gradient -= 0.5 * (work_ * u.block(i));
          }
        else if (row.gradient_coefficient != 0.)
          {
            ++n_applications_;
            stiffness_->apply(work_, u.block(i));
            gradient += 0.5 * row.gradient_coefficient * (work_ * u.block(i));
          }
      }
    return {dealii::Utilities::MPI::sum(bulk, space_.mesh().get_communicator()), gradient};
  }

  template <int dim>
  double CoupledSystem<dim>::mean(const std::size_t field, const State &u) const
  {
    return (space_.mass() * u.block(field)) / volume_;
  }

  template class CoupledSystem<2>;
  template class CoupledSystem<3>;
} // namespace softlattice
