// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a coupled system is driven by.
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
    system_.prepare(u);
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
} // namespace softlattice
