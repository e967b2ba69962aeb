// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/equilibrium_row.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  template <int dim>
  EquilibriumRow<dim>::EquilibriumRow(RowSystem<dim> &system, const std::size_t field)
    : Row<dim>(system, field)
    , inverse_(system.inverse_work)
  {}

  template <int dim>
  double EquilibriumRow<dim>::scale_of_coefficient(const State &u)
  {
    // The stiffness of the energy stands in for a coefficient: what a wave over the whole body feels. Where the
    // energy is largest instead of least, as that of an auxiliary field may be, the row changes its sign.
    const std::size_t i = this->field();
    const bool is_first =
      std::none_of(system_.rows.begin(),
                   system_.rows.begin() + static_cast<std::ptrdiff_t>(i),
                   [](const auto &row) { return row->equation().kind.minimises_energy; });
    if (is_first) // of those that are scaled at this state
      system_.laws.evaluate_hessian(u);
    if (is_first)
      system_.linearise_followers(u);
    if (system_.gradient_terms)
      {
        terms_.gradient_stiffness = system_.gradient_terms->usual_stiffness(i);
      }
    const double *mass = system_.space.mass().begin();
    const NodalArray &curvature = system_.laws.hessian(i, i);
    double sum = 0.;
    for (unsigned int k = 0; k < curvature.size(); ++k)
      sum += mass[k] == 0. ? 0. : mass[k] * curvature[k];
    const double volume = system_.space.volume();
    const double stiffness =
      dealii::Utilities::MPI::sum(sum, system_.space.mesh().get_communicator()) / volume +
      terms_.interface_stiffness() / std::pow(volume, 2. / dim);
    sign_ = stiffness < 0. ? -1. : 1.;
    stiffness_ = stiffness == 0. ? 1. : std::abs(stiffness);
    return 1. / stiffness_;
  }

  template <int dim>
  void EquilibriumRow<dim>::rate(const State &, Vector &result, const Problem::Finish &finish)
  {
    this->no_rate(result, finish);
  }

  template <int dim>
  void EquilibriumRow<dim>::residual(const State &u, Vector &result)
  {
    const std::size_t i = this->field();
    const double *DEAL_II_RESTRICT mass = system_.space.mass().begin();
    const double *DEAL_II_RESTRICT gradient = system_.laws.gradient(i).data();
    double *DEAL_II_RESTRICT to = result.begin();
    const double scale = sign_ * terms_.scale, kappa = terms_.gradient_coefficient;
    this->apply_interface_stiffness(result,
                                    u.block(i),
                                    [&](const unsigned int begin, const unsigned int end) {
                                      DEAL_II_OPENMP_SIMD_PRAGMA
                                      for (unsigned int k = begin; k < end; ++k)
                                        to[k] = scale * (mass[k] * gradient[k] + kappa * to[k]);
                                    });
    system_.boundary.add_fluxes(i, system_.time, u.block(i), -scale, result);
  }

  template <int dim>
  void EquilibriumRow<dim>::linearise(const State &, std::vector<NodalTerm *> &doubtful)
  {
    const std::size_t i = this->field();
    const unsigned int n = system_.n_nodes();
    const double *mass = system_.space.mass().begin();
    for (std::size_t j = 0; j < system_.rows.size(); ++j)
      {
        NodalArray &local = this->local(j);
        const NodalArray &f = system_.laws.hessian(i, j);
        for (unsigned int k = 0; k < n; ++k)
          local[k] = sign_ * terms_.scale * mass[k] * f[k];
        if (i == j)
          system_.boundary.add_exchange(i, system_.time, sign_ * terms_.scale, local);
        doubtful.push_back(&terms_.local[j]);
      }
  }

  template <int dim>
  void EquilibriumRow<dim>::apply(const State &direction, Vector &result)
  {
    const std::size_t i = this->field();
    const double factor = sign_ * terms_.scale * terms_.gradient_coefficient;
    this->apply_interface_stiffness(
      result,
      direction.block(i),
      [&](const unsigned int begin, const unsigned int end) {
        this->scale_and_add_all(direction, factor, result, begin, end);
      });
    if (system_.gradient_terms)
      result.add(sign_ * terms_.scale, system_.terms_image.block(i));
  }

  template <int dim>
  void EquilibriumRow<dim>::set_up_own_inverse()
  {
    inverse_.set_up_static(terms_,
                           std::max(0., sign_ * terms_.interface_stiffness()),
                           0.1 * stiffness_,
                           stiffness_);
  }

  template class EquilibriumRow<2>;
  template class EquilibriumRow<3>;
} // namespace softlattice
