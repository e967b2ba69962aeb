// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/allen_cahn.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  template <int dim>
  AllenCahn<dim>::AllenCahn(const Space<dim> &space,
                            const FreeEnergy &energy,
                            const double gradient_coefficient,
                            KineticsAt kinetics,
                            const Tolerance tolerance)
    : space_(space)
    , energy_(energy)
    , gradient_coefficient_(gradient_coefficient)
    , kinetics_at_(std::move(kinetics))
    , tolerance_(tolerance)
  {}

  template <int dim>
  void AllenCahn<dim>::reinit(std::vector<double> mobility_factor)
  {
    newton_.reset();
    mobility_factor_ = std::move(mobility_factor);
    stiffness_ = Stiffness<dim>::create(space_);
    stiffness_->diagonal(stiffness_diagonal_);
    for (Vector *vector : {&shift_, &work_})
      space_.initialise(*vector);
    first_derivative_.resize(shift_.locally_owned_size());
    second_derivative_.resize(shift_.locally_owned_size());
    volume_ = space_.mass().l1_norm();
    mass_scale_ = space_.n_unknowns() / volume_;
    stiffness_radius_ = 0.;
    tolerated_ = -1.;
    NonlinearSystem &system = *this;
    newton_ = std::make_unique<Newton>(system, space_.mesh().get_communicator());
  }

  template <int dim>
  void AllenCahn<dim>::initialise(State &state) const
  {
    state.reinit(1);
    space_.initialise(state.block(0));
    state.collect_sizes();
  }

  template <int dim>
  void AllenCahn<dim>::local_law(const Vector &u,
                                 double *value,
                                 double *first,
                                 double *second) const
  {
    const double *fields[] = {u.begin()};
    double *gradient[] = {first};
    double *hessian[] = {second};
    energy_.evaluate(u.locally_owned_size(),
                     fields,
                     kinetics_.state,
                     value,
                     first ? gradient : nullptr,
                     second ? hessian : nullptr);
  }

  template <int dim>
  void AllenCahn<dim>::rate(const double t, const State &u, State &result)
  {
    kinetics_ = kinetics_at_(t, false);
    const Vector &eta = u.block(0);
    Vector &out = result.block(0);
    stiffness_->apply(out, eta);
    ++n_applications_;
    local_law(eta, nullptr, first_derivative_.data(), nullptr);
    const double *inverse_mass = space_.inverse_mass().begin();
    for (unsigned int i = 0; i < out.locally_owned_size(); ++i)
      out.local_element(i) = inverse_mass[i] == 0.
                               ? 0.
                               : -kinetics_.mobility * mobility_factor_[i] *
                                   (first_derivative_[i] +
                                    gradient_coefficient_ * inverse_mass[i] * out.local_element(i));
  }

  template <int dim>
  StageReport AllenCahn<dim>::solve_stage(const double t,
                                          const double weight,
                                          const State &known,
                                          const double tolerance,
                                          State &u)
  {
    kinetics_ = kinetics_at_(t, true);
    weight_ = weight;
    known_ = &known.block(0);
    if (tolerated_ < 0.)
      tolerated_ = tolerated_error(u.block(0));
    // |r|_2 of an error e in every node is mass_scale |M e|_2: about e sqrt(n).
    const double tolerated = tolerance * tolerated_ * mass_scale_ * space_.mass().l2_norm();
    const NewtonReport report = newton_->solve(u.block(0), tolerated);
    StageReport stage;
    stage.converged = report.converged;
    stage.newton_iterations = report.newton_iterations;
    stage.krylov_iterations = report.krylov_iterations;
    stage.failure = report.failure;
    return stage;
  }

  template <int dim>
  void AllenCahn<dim>::residual(const Vector &u, Vector &result)
  {
    const double drive = weight_ * kinetics_.mobility;
    stiffness_->apply(result, u);
    ++n_applications_;
    local_law(u, nullptr, first_derivative_.data(), nullptr);
    const double *mass = space_.mass().begin();
    const double *value = u.begin();
    const double *known = known_->begin();
    double *out = result.begin();
    const unsigned int n = u.locally_owned_size();
    for (unsigned int i = 0; i < n; ++i)
      out[i] =
        mass_scale_ *
        (mass[i] * ((value[i] - known[i]) / mobility_factor_[i] + drive * first_derivative_[i]) +
         drive * gradient_coefficient_ * out[i]);
  }

  template <int dim>
  void AllenCahn<dim>::linearise(const Vector &u)
  {
    const double drive = weight_ * kinetics_.mobility;
    local_law(u, nullptr, nullptr, second_derivative_.data());
    const double *mass = space_.mass().begin();
    double *out = shift_.begin();
    const unsigned int n = u.locally_owned_size();
    for (unsigned int i = 0; i < n; ++i)
      out[i] = mass_scale_ * mass[i] * (1. / mobility_factor_[i] + drive * second_derivative_[i]);
    // Hanging nodes are no unknowns: identity.
    for (const unsigned int node : space_.constrained_nodes())
      out[node] = 1.;
  }

  template <int dim>
  void AllenCahn<dim>::apply_jacobian(const Vector &direction, Vector &result)
  {
    stiffness_->apply_shifted(result,
                              direction,
                              shift_,
                              mass_scale_ * weight_ * kinetics_.mobility * gradient_coefficient_);
    ++n_applications_;
  }

  template <int dim>
  void AllenCahn<dim>::jacobian_diagonal(Vector &result)
  {
    const double factor = mass_scale_ * weight_ * kinetics_.mobility * gradient_coefficient_;
    for (unsigned int i = 0; i < result.locally_owned_size(); ++i)
      result.local_element(i) =
        shift_.local_element(i) + factor * stiffness_diagonal_.local_element(i);
    for (const unsigned int node : space_.constrained_nodes())
      result.local_element(node) = 1.;
  }

  template <int dim>
  unsigned int AllenCahn<dim>::filter(State &estimate)
  {
    Vector &e = estimate.block(0);
    const double *mass = space_.mass().begin();
    for (unsigned int i = 0; i < e.locally_owned_size(); ++i)
      work_.local_element(i) = mass_scale_ * mass[i] * e.local_element(i) / mobility_factor_[i];
    return newton_->solve_linear(work_, 0.1, e);
  }

  template <int dim>
  double AllenCahn<dim>::spectral_radius(const double t, const State &u)
  {
    // Of M^-1 K by a power iteration once per mesh, which ends a few per cent below: hence the margin.
    if (stiffness_radius_ == 0.)
      {
        Vector v, w;
        space_.initialise(v);
        space_.initialise(w);
        for (unsigned int i = 0; i < v.locally_owned_size(); ++i)
          v.local_element(i) = space_.mass().local_element(i) == 0. ? 0. : (i % 2 == 0 ? 1. : -0.7);
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
    kinetics_ = kinetics_at_(t, false);
    local_law(u.block(0), nullptr, nullptr, second_derivative_.data());
    double curvature = 0., factor = 0.;
    for (unsigned int i = 0; i < second_derivative_.size(); ++i)
      if (space_.mass().local_element(i) != 0.)
        {
          curvature = std::max(curvature, std::abs(second_derivative_[i]));
          factor = std::max(factor, mobility_factor_[i]);
        }
    const MPI_Comm communicator = space_.mesh().get_communicator();
    curvature = dealii::Utilities::MPI::max(curvature, communicator);
    factor = dealii::Utilities::MPI::max(factor, communicator);
    return kinetics_.mobility * factor * (gradient_coefficient_ * stiffness_radius_ + curvature);
  }

  template <int dim>
  double AllenCahn<dim>::mass_rms(const Vector &u) const
  {
    double sum = 0.;
    for (unsigned int i = 0; i < u.locally_owned_size(); ++i)
      sum += space_.mass().local_element(i) * u.local_element(i) * u.local_element(i);
    sum = dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator());
    return std::sqrt(sum / volume_);
  }

  template <int dim>
  double AllenCahn<dim>::tolerated_error(const Vector &u) const
  {
    stiffness_->apply(work_, u);
    ++n_applications_;
    const double gradient = std::sqrt(std::max(0., work_ * u) / volume_);
    return tolerance_.relative * tolerance_.length * gradient + tolerance_.absolute;
  }

  template <int dim>
  double AllenCahn<dim>::error_ratio(const State &estimate, const State &u) const
  {
    tolerated_ = tolerated_error(u.block(0));
    return mass_rms(estimate.block(0)) / tolerated_;
  }

  template <int dim>
  typename AllenCahn<dim>::Energy AllenCahn<dim>::energy(const double t, const State &u)
  {
    kinetics_ = kinetics_at_(t, true);
    const Vector &eta = u.block(0);
    local_law(eta, first_derivative_.data(), nullptr, nullptr);
    double bulk = 0.;
    for (unsigned int i = 0; i < eta.locally_owned_size(); ++i)
      bulk += space_.mass().local_element(i) * first_derivative_[i];
    stiffness_->apply(work_, eta);
    ++n_applications_;
    return {dealii::Utilities::MPI::sum(bulk, space_.mesh().get_communicator()),
            0.5 * gradient_coefficient_ * (work_ * eta)};
  }

  template <int dim>
  double AllenCahn<dim>::mean(const State &u) const
  {
    return (space_.mass() * u.block(0)) / volume_;
  }

  template class AllenCahn<2>;
  template class AllenCahn<3>;
} // namespace softlattice
