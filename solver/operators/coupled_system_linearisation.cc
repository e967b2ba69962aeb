// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The derivative of the residual of a stage, node by node.
#include "solver/operators/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
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

  template void CoupledSystem<2>::linearise_local(const std::size_t i, const State &u);
  template void CoupledSystem<3>::linearise_local(const std::size_t i, const State &u);
  template void CoupledSystem<2>::linearise(const State &u);
  template void CoupledSystem<3>::linearise(const State &u);
} // namespace softlattice
