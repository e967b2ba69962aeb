// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/poisson_row.h"

#include <cmath>

namespace softlattice
{
  template <int dim>
  PoissonRow<dim>::PoissonRow(RowSystem<dim> &system, const std::size_t field)
    : Row<dim>(system, field)
    , inverse_(system.inverse_work)
  {}

  template <int dim>
  double PoissonRow<dim>::scale_of_coefficient(const State &)
  {
    terms_.floating = !system_.boundary.is_tied(this->field());
    return std::pow(system_.space.volume(), 2. / dim) / terms_.uniform_coefficient;
  }

  template <int dim>
  void PoissonRow<dim>::rate(const State &, Vector &result, const Problem::Finish &finish)
  {
    this->no_rate(result, finish);
  }

  template <int dim>
  void PoissonRow<dim>::fix_mean(const Vector &u, Vector &result) const
  {
    const Vector &mass = system_.space.mass();
    const double volume = system_.space.volume();
    const double mean = (mass * u) / volume - result.mean_value() * result.size() / volume;
    result.add(mean, mass);
  }

  template <int dim>
  void PoissonRow<dim>::apply_permittivity(const Vector &u, Vector &result)
  {
    ++system_.n_applications;
    if (terms_.uniform)
      {
        system_.stiffness->apply(result, u);
        result *= system_.equations.uniform_coefficient(this->field());
      }
    else
      system_.stiffness->apply(result, u, system_.coefficient);
  }

  template <int dim>
  void PoissonRow<dim>::residual(const State &u, Vector &result)
  {
    const std::size_t i = this->field();
    const double *DEAL_II_RESTRICT mass = system_.space.mass().begin();
    const double *DEAL_II_RESTRICT gradient = system_.laws.gradient(i).data();
    double *DEAL_II_RESTRICT to = result.begin();
    this->prepare_coefficient(u);
    apply_permittivity(u.block(i), result);
    for (unsigned int k = 0; k < result.locally_owned_size(); ++k)
      to[k] = terms_.scale * (to[k] - mass[k] * gradient[k]);
    system_.boundary.add_fluxes(i, system_.time, u.block(i), -terms_.scale, result);
    for (const unsigned int node : system_.space.constrained_nodes())
      to[node] = 0.;
    if (terms_.floating)
      fix_mean(u.block(i), result);
  }

  template <int dim>
  void PoissonRow<dim>::linearise(const State &u, std::vector<NodalTerm *> &doubtful)
  {
    const std::size_t i = this->field(), n_fields = system_.rows.size();
    const unsigned int n = system_.n_nodes();
    const double *mass = system_.space.mass().begin();
    auto derivatives = this->differentiate(u);
    this->keep_coefficient_gradient(derivatives, doubtful);
    for (std::size_t j = 0; j < n_fields; ++j)
      {
        NodalArray &local = this->local(j);
        const NodalArray &f = system_.laws.hessian(i, j);
        for (unsigned int k = 0; k < n; ++k)
          local[k] = -terms_.scale * mass[k] * f[k];
        if (i == j)
          system_.boundary.add_exchange(i, system_.time, terms_.scale, local);
        doubtful.push_back(&terms_.local[j]);
      }
    if (terms_.uniform)
      return;
    terms_.coefficient.update_ghost_values();
    terms_.potential.zero_out_ghost_values();
    terms_.potential.copy_locally_owned_data_from(u.block(i));
    terms_.potential.update_ghost_values();
  }

  template <int dim>
  void PoissonRow<dim>::apply(const State &direction, Vector &result)
  {
    const std::size_t i = this->field();
    const double factor = terms_.scale * (terms_.uniform ? terms_.uniform_coefficient : 1.);
    this->apply_weighted(result,
                         direction.block(i),
                         [&](const unsigned int begin, const unsigned int end) {
                           this->scale_and_add_all(direction, factor, result, begin, end);
                         });
    this->add_coefficient_variation(terms_.coefficient_gradient,
                                    terms_.potential,
                                    direction,
                                    terms_.scale,
                                    result);
    if (system_.gradient_terms)
      result.add(-terms_.scale, system_.terms_image.block(i));
    if (terms_.floating)
      fix_mean(direction.block(i), result);
  }

  template <int dim>
  void PoissonRow<dim>::set_up_own_inverse()
  {
    // Without any diagonal the solution is fixed by the values on the boundary, or its mean is zero:
    // a shift far below the smallest eigenvalue, which is about pi^2 / length^2.
    const double eps = terms_.uniform_coefficient;
    inverse_.set_up_static(terms_, eps, 0.1 * eps / std::pow(system_.space.volume(), 2. / dim));
  }

  template <int dim>
  double PoissonRow<dim>::gradient_energy(const State &u, const typename Row<dim>::Range &)
  {
    const Vector &own = u.block(this->field());
    if (!terms_.uniform)
      {
        system_.coefficient.zero_out_ghost_values();
        system_.laws.coefficient(this->field(), u, system_.coefficient.begin());
        system_.coefficient.update_ghost_values();
      }
    apply_permittivity(own, system_.work);
    return -0.5 * (system_.work * own);
  }

  template class PoissonRow<2>;
  template class PoissonRow<3>;
} // namespace softlattice
