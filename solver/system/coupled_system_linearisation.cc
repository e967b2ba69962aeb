// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The derivative of the residual of a stage.
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
  void CoupledSystem<dim>::linearise(const State &u)
  {
    prepare_laws(u);
    system_.find_stage_rates(u);
    if (std::any_of(system_.rows.begin(), system_.rows.end(), [](const auto &row) {
          return row->conserves() && row->linearise_reads_gradient();
        }))
      system_.evaluate_gradient(u); // of the potential that its mobility multiplies
    system_.laws.evaluate_hessian(u);
    linearise_gradient_terms(u);
    std::vector<NodalTerm *> doubtful;
    for (const auto &row : system_.rows)
      row->linearise(u, doubtful);
    drop_zeros(doubtful);
    system_.eliminated = find_eliminated(system_);
    for (const auto &row : system_.rows)
      row->set_up_inverse();
  }

  template <int dim>
  void CoupledSystem<dim>::apply_jacobian(const State &direction, State &result)
  {
    if (system_.gradient_terms)
      {
        ++system_.n_applications;
        system_.gradient_terms->apply(direction, system_.terms_image);
      }
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        const RowTerms<dim> &terms = system_.rows[i]->terms();
        Vector &out = result.block(i);
        system_.rows[i]->apply(direction, out);
        // Neither hanging nodes nor given values are unknowns: identity.
        const double one = 1. / terms.unknown_scale;
        for (const unsigned int node : space_.constrained_nodes())
          out.local_element(node) = one * direction.block(i).local_element(node);
        for (const unsigned int node : terms.fixed)
          out.local_element(node) = one * direction.block(i).local_element(node);
      }
  }

  template <int dim>
  const double *CoupledSystem<dim>::inverse_diagonal() const
  {
    return n_fields() == 1 ? system_.rows.front()->inverse().diagonal() : nullptr;
  }

  template <int dim>
  double CoupledSystem<dim>::n_applications() const
  {
    double sum = system_.n_applications;
    for (const auto &row : system_.rows)
      sum += row->inverse().n_applications();
    return sum;
  }

  template void CoupledSystem<2>::drop_zeros(const std::vector<NodalTerm *> &doubtful) const;
  template void CoupledSystem<2>::linearise(const State &u);
  template void CoupledSystem<2>::apply_jacobian(const State &direction, State &result);
  template const double *CoupledSystem<2>::inverse_diagonal() const;
  template double CoupledSystem<2>::n_applications() const;
  template void CoupledSystem<3>::drop_zeros(const std::vector<NodalTerm *> &doubtful) const;
  template void CoupledSystem<3>::linearise(const State &u);
  template void CoupledSystem<3>::apply_jacobian(const State &direction, State &result);
  template const double *CoupledSystem<3>::inverse_diagonal() const;
  template double CoupledSystem<3>::n_applications() const;
} // namespace softlattice
