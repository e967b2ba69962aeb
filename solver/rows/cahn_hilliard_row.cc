// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/cahn_hilliard_row.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  template <int dim>
  CahnHilliardRow<dim>::CahnHilliardRow(RowSystem<dim> &system, const std::size_t field)
    : Row<dim>(system, field)
    , inverse_(system.inverse_work)
  {
    for (const auto &list : {this->equation().moved_by, this->equation().carried_by})
      for (const MovedBy &one : list)
        {
          crosses_.emplace_back().other = one.field;
          crosses_.back().gradient.resize(system.equations.fields().size());
        }
    for (const std::size_t other : this->equation().held_constant)
      {
        held_.emplace_back().other = other;
        held_.back().gradient.resize(system.equations.fields().size());
      }
  }

  template <int dim>
  void CahnHilliardRow<dim>::compute_potential(const Vector &u, Vector &potential)
  {
    const double kappa = terms_.gradient_coefficient;
    const double *DEAL_II_RESTRICT gradient = system_.laws.gradient(this->field()).data();
    const double *DEAL_II_RESTRICT inverse_mass = system_.space.inverse_mass().begin();
    double *DEAL_II_RESTRICT mu = potential.begin();
    if (kappa == 0.)
      {
        std::copy_n(gradient, potential.locally_owned_size(), mu);
        return;
      }
    ++system_.n_applications;
    system_.stiffness->apply(potential, u, [&](const unsigned int begin, const unsigned int end) {
      DEAL_II_OPENMP_SIMD_PRAGMA
      for (unsigned int k = begin; k < end; ++k)
        mu[k] = gradient[k] + kappa * inverse_mass[k] * mu[k];
    });
    // A reservoir: the material of the given composition, and nothing of the interface.
    for (const unsigned int node : terms_.fixed)
      mu[node] = gradient[node];
  }

  template <int dim>
  void CahnHilliardRow<dim>::rate(const State &u, Vector &result, const Problem::Finish &finish)
  {
    const std::size_t i = this->field();
    const double *DEAL_II_RESTRICT inverse_mass = system_.space.inverse_mass().begin();
    this->prepare_coefficient(u);
    const double uniform = terms_.uniform ? this->uniform_coefficient() : 1.;
    const NodalArray &source = system_.laws.source(i, u);
    const bool is_complete = source.empty() && !system_.boundary.is_open(i) &&
                             terms_.fixed.empty() && crosses_.empty() && held_.empty();
    double *DEAL_II_RESTRICT to = result.begin();
    compute_potential(u.block(i), system_.potential);
    const auto divide = [&](const unsigned int begin, const unsigned int end) {
      // Constrained nodes have no inverse mass, and no rate.
      for (unsigned int k = begin; k < end; ++k)
        to[k] *= -uniform * inverse_mass[k];
      if (is_complete && finish)
        finish(i, begin, end);
    };
    const Vector *const coefficient = terms_.uniform ? nullptr : &system_.coefficient;
    this->apply_flux(result, system_.potential, coefficient, divide);
    if (!crosses_.empty() || !held_.empty())
      {
        Vector &work = system_.work;
        work = 0.;
        add_held(u, 1., work);
        add_crosses(u, 1., work);
        for (unsigned int k = 0; k < work.locally_owned_size(); ++k)
          to[k] -= inverse_mass[k] * work.local_element(k);
      }
    if (!is_complete)
      this->complete_rate(
        u,
        source,
        [](unsigned int) { return 1.; },
        result,
        finish);
  }

  template <int dim>
  void CahnHilliardRow<dim>::residual(const State &u, Vector &result)
  {
    const std::size_t i = this->field();
    const double *DEAL_II_RESTRICT mass = system_.space.mass().begin();
    const double *DEAL_II_RESTRICT value = u.block(i).begin();
    const double *DEAL_II_RESTRICT known = system_.known->block(i).begin();
    double *DEAL_II_RESTRICT to = result.begin();
    const double scale = terms_.scale, weight = system_.weight;
    this->prepare_coefficient(u);
    compute_potential(u.block(i), system_.potential);
    const double of_image = scale * weight * (terms_.uniform ? terms_.uniform_coefficient : 1.);
    const auto finish = [&](const unsigned int begin, const unsigned int end) {
      DEAL_II_OPENMP_SIMD_PRAGMA
      for (unsigned int k = begin; k < end; ++k)
        to[k] = scale * mass[k] * (value[k] - known[k]) + of_image * to[k];
    };
    const Vector *const coefficient = terms_.uniform ? nullptr : &system_.coefficient;
    this->apply_flux(result, system_.potential, coefficient, finish);
    add_held(u, scale * weight, result);
    add_crosses(u, scale * weight, result);
    const NodalArray &source = system_.laws.source(i, u);
    for (unsigned int k = 0; k < source.size(); ++k)
      to[k] -= scale * weight * mass[k] * source[k];
    system_.boundary.add_fluxes(i, system_.time, u.block(i), -scale * weight, result);
  }

  template <int dim>
  void CahnHilliardRow<dim>::find_still(const State &u, std::vector<bool> &still)
  {
    Vector &mobility = system_.coefficient;
    Vector &work = system_.work;
    // A row of K(M) is zero where the mobility is, in all cells of the node: then, and for any vector
    // that is not made for it only then, it makes zero of it.
    for (unsigned int k = 0; k < still.size(); ++k)
      {
        mobility.local_element(k) = std::max(0., mobility.local_element(k));
        work.local_element(k) = std::sin(1. + 1.4142 * k);
      }
    mobility.update_ghost_values();
    this->apply_flux(system_.potential, work, &mobility);
    work = 0.;
    if (system_.boundary.is_open(this->field()))
      system_.boundary.add_fluxes(this->field(), system_.time, u.block(this->field()), 1., work);
    for (unsigned int k = 0; k < still.size(); ++k)
      still[k] = system_.potential.local_element(k) == 0. && work.local_element(k) == 0.;
  }

  template <int dim>
  void CahnHilliardRow<dim>::restore_integral(const State &known, State &u)
  {
    const std::size_t i = this->field();
    if (system_.boundary.has_values(i))
      return;
    Vector &value = u.block(i);
    const double defect =
      this->integral_defect(known, u, system_.solved == nullptr ? u : *system_.solved);
    const MPI_Comm communicator = system_.space.mesh().get_communicator();
    Vector &work = system_.work;
    // Where nothing moves nothing changes, and what is next to an end of its range hardly.
    const FieldEquation &field = this->equation();
    const bool is_still_in_parts = this->has_still_parts();
    const bool is_uniform = !is_still_in_parts && !field.is_bounded();
    if (is_still_in_parts)
      this->evaluate_coefficient(u, work);
    else
      work = 1.;
    for (unsigned int k = 0; field.is_bounded() && k < value.locally_owned_size(); ++k)
      work.local_element(k) *= std::max(0., field.room(value.local_element(k)));
    // What is changed also flows out by exchange, and in a long step by that above all.
    double all = is_uniform ? system_.space.volume() : system_.space.mass() * work;
    if (system_.boundary.is_open(i))
      {
        NodalArray exchange;
        exchange.resize(work.locally_owned_size(), 0.);
        system_.boundary.add_exchange(i, system_.time, system_.weight, exchange);
        double flows = 0.;
        for (unsigned int k = 0; k < exchange.size(); ++k)
          flows += exchange[k] * work.local_element(k);
        all += dealii::Utilities::MPI::sum(flows, communicator);
      }
    if (is_uniform)
      value.add(-defect / all);
    else if (all > 0.)
      value.add(-defect / all, work);
  }

  template class CahnHilliardRow<2>;
  template class CahnHilliardRow<3>;
} // namespace softlattice
