// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a coupled system is driven by: rates and the residual of a stage.
#include "solver/system/coupled_system.h"

#include <algorithm>

namespace softlattice
{
  template <int dim>
  void CoupledSystem<dim>::rate(const double t,
                                const AtJump side,
                                const State &u,
                                State &result,
                                const Finish &finish)
  {
    equations_.set_time(t, side == AtJump::before);
    system_.time = t;
    if (is_searching_ && fault_.empty())
      explanation(u, {});
    prepare_laws(u);
    if (std::any_of(system_.rows.begin(), system_.rows.end(), [](const auto &row) {
          return row->rate_reads_gradient();
        }))
      system_.evaluate_gradient(u);
    for (const std::size_t i : system_.order)
      {
        system_.rows[i]->rate(u, result.block(i), finish);
        if (system_.is_rate_read(i))
          system_.rates.block(i) = result.block(i);
      }
  }

  template <int dim>
  void CoupledSystem<dim>::residual(const State &u, State &result)
  {
    prepare_laws(u);
    system_.find_stage_rates(u);
    system_.evaluate_gradient(u);
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        Vector &out = result.block(i);
        system_.rows[i]->residual(u, out);
        for (const unsigned int node : space_.constrained_nodes())
          out.local_element(node) = 0.;
        for (const unsigned int node : system_.rows[i]->terms().fixed)
          out.local_element(node) = 0.;
      }
  }

  template void CoupledSystem<2>::rate(const double t,
                                       const AtJump side,
                                       const State &u,
                                       State &result,
                                       const Finish &finish);
  template void CoupledSystem<3>::rate(const double t,
                                       const AtJump side,
                                       const State &u,
                                       State &result,
                                       const Finish &finish);
  template void CoupledSystem<2>::residual(const State &u, State &result);
  template void CoupledSystem<3>::residual(const State &u, State &result);
} // namespace softlattice
