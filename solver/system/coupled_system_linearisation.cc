// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The derivative of the residual of a stage, node by node.
#include "solver/system/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
  template <int dim>
  void CoupledSystem<dim>::drop_zeros(const std::vector<NodalTerm *> &doubtful) const
  {
    // All ranks take the same view: sums over fields contain collective products.
    if (doubtful.empty())
      return;
    std::vector<int> nonzero;
    for (const NodalTerm *term : doubtful)
      nonzero.push_back(
        std::any_of((*term)->begin(), (*term)->end(), [](const double x) { return x != 0.; }));
    dealii::Utilities::MPI::max(nonzero, space_.mesh().get_communicator(), nonzero);
    for (std::size_t k = 0; k < doubtful.size(); ++k)
      if (nonzero[k] == 0)
        doubtful[k]->reset();
  }

  template <int dim>
  void CoupledSystem<dim>::linearise_non_conserved(
    const std::size_t i,
    const State &u,
    const std::vector<NodalArray> &source_gradient,
    const std::vector<NodalArray> &coefficient_gradient)
  {
    auto &row = matrix_.row(i);
    const std::size_t n_fields = matrix_.n_fields();
    const unsigned int n = work_.locally_owned_size();
    const double *mass = space_.mass().begin();
    const auto mobility = [&row](const unsigned int k) {
      return row.uniform ? row.uniform_coefficient : row.coefficient.local_element(k);
    };
    row.slow.clear();
    for (unsigned int k = 0; !row.uniform && k < n; ++k)
      if (mass[k] != 0. && mobility(k) < row.least_divisor)
        row.slow.emplace_back(k, row.of_drive(mobility(k)));

    for (std::size_t j = 0; j < n_fields; ++j)
      {
        NodalArray &local = *row.local[j];
        const NodalArray &f = laws_.hessian(i, j);
        const double same = i == j ? 1. : 0.;
        const bool has_source = !source_gradient[j].empty();
        for (unsigned int k = 0; k < n; ++k)
          local[k] = row.scale * mass[k] *
                     (row.of_change(mobility(k)) *
                        (same - (has_source ? weight_ * source_gradient[j][k] : 0.)) +
                      weight_ * row.of_drive(mobility(k)) * f[k]);
      }
    if (boundary_.is_open(i))
      {
        NodalArray exchange(n);
        boundary_.add_exchange(i, time_, row.scale * weight_, exchange);
        for (unsigned int k = 0; k < n; ++k)
          (*row.local[i])[k] += row.of_drive(mobility(k)) * exchange[k];
      }
    if (row.uniform || !equations_.coefficient_depends_on_fields(i))
      return;

    // The derivative of the mobility, times what it divides or, where it is small, multiplies.
    const NodalArray &source = laws_.source(i, u);
    NodalArray by_mobility(n);
    for (unsigned int k = 0; k < n; ++k)
      if (mobility(k) >= row.least_divisor)
        by_mobility[k] = -mass[k] *
                         (u.block(i).local_element(k) - known_->block(i).local_element(k) -
                          (source.empty() ? 0. : weight_ * source[k])) /
                         (mobility(k) * mobility(k));
    if (dealii::Utilities::MPI::max(int(!row.slow.empty()), space_.mesh().get_communicator()) != 0)
      {
        evaluate_gradient(u);
        ++n_applications_;
        stiffness_->apply(coefficient_, u.block(i));
        coefficient_ *= row.gradient_coefficient;
        boundary_.add_fluxes(i, time_, u.block(i), -1., coefficient_);
        for (const auto &[k, part] : row.slow)
          by_mobility[k] = mobility(k) < 0.
                             ? 0.
                             : weight_ *
                                 (mass[k] * laws_.gradient(i)[k] + coefficient_.local_element(k)) /
                                 row.least_divisor;
      }
    for (std::size_t j = 0; j < n_fields; ++j)
      for (unsigned int k = 0; k < n; ++k)
        (*row.local[j])[k] += row.scale * by_mobility[k] * coefficient_gradient[j][k];
  }

  template <int dim>
  void CoupledSystem<dim>::linearise_local(const std::size_t i,
                                           const State &u,
                                           std::vector<NodalTerm *> &doubtful)
  {
    auto &row = matrix_.row(i);
    const std::size_t n_fields = matrix_.n_fields();
    const unsigned int n = work_.locally_owned_size();
    const double *mass = space_.mass().begin();
    std::vector<NodalArray> source_gradient(n_fields), coefficient_gradient(n_fields);
    laws_.source(i, u, source_gradient);
    if (!row.uniform)
      {
        row.coefficient.zero_out_ghost_values();
        laws_.coefficient(i, u, row.coefficient.begin(), coefficient_gradient);
        forget_slow(i, row.coefficient);
        // In the diagonal of a field that is not conserved.
        if (row.kind != FieldKind::non_conserved && equations_.coefficient_depends_on_fields(i))
          for (std::size_t j = 0; j < n_fields; ++j)
            {
              row.coefficient_gradient[j] = coefficient_gradient[j];
              doubtful.push_back(&row.coefficient_gradient[j]);
            }
      }
    for (std::size_t j = 0; j < n_fields; ++j)
      {
        if (!row.local[j])
          row.local[j].emplace();
        NodalArray &local = *row.local[j];
        local.resize(n);
        const NodalArray &f = laws_.hessian(i, j);
        const double same = i == j ? 1. : 0.;
        const bool has_source = !source_gradient[j].empty();
        switch (row.kind)
          {
            case FieldKind::non_conserved:
              break; // see linearise_non_conserved()
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
        if (i == j && row.kind != FieldKind::non_conserved)
          boundary_.add_exchange(i,
                                 time_,
                                 row.kind == FieldKind::electrostatic ? row.scale
                                                                      : row.scale * weight_,
                                 local);
        if (i != j || row.kind == FieldKind::electrostatic)
          doubtful.push_back(&row.local[j]);
        if (row.kind == FieldKind::conserved && n_fields > 1)
          doubtful.push_back(&row.curvature[j]);
      }
    if (row.kind == FieldKind::non_conserved)
      linearise_non_conserved(i, u, source_gradient, coefficient_gradient);
    if (!row.uniform)
      {
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
    prepare_laws(u);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      if (matrix_.row(i).kind == FieldKind::conserved && !matrix_.row(i).uniform)
        {
          evaluate_gradient(u); // of the potential that its mobility multiplies
          break;
        }
    laws_.evaluate_hessian(u);
    linearise_gradient_terms(u);
    std::vector<NodalTerm *> doubtful;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      linearise_local(i, u, doubtful);
    drop_zeros(doubtful);
    preconditioner_.set_up();
  }

  template void CoupledSystem<2>::drop_zeros(const std::vector<NodalTerm *> &doubtful) const;
  template void CoupledSystem<3>::drop_zeros(const std::vector<NodalTerm *> &doubtful) const;
  template void CoupledSystem<2>::linearise_non_conserved(
    std::size_t i,
    const State &u,
    const std::vector<NodalArray> &source_gradient,
    const std::vector<NodalArray> &coefficient_gradient);
  template void CoupledSystem<3>::linearise_non_conserved(
    std::size_t i,
    const State &u,
    const std::vector<NodalArray> &source_gradient,
    const std::vector<NodalArray> &coefficient_gradient);
  template void CoupledSystem<2>::linearise_local(const std::size_t i,
                                                  const State &u,
                                                  std::vector<NodalTerm *> &doubtful);
  template void CoupledSystem<3>::linearise_local(const std::size_t i,
                                                  const State &u,
                                                  std::vector<NodalTerm *> &doubtful);
  template void CoupledSystem<2>::linearise(const State &u);
  template void CoupledSystem<3>::linearise(const State &u);
} // namespace softlattice
