// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/local_conditions.h"
#include "models/model_set.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// The mobility L of the order parameter at nodes whose temperature or humidity are fields. It is dear, and kept
  /// where the conditions stay as they are.
  class LocalMobility
  {
  public:
    /// Nodes from now on.
    void resize(std::size_t n_nodes) { known_.assign(n_nodes, Known()); }
    /// Temperatures [K] and relative humidities [1] at the nodes; null: those of the surroundings.
    void evaluate(const ModelSet &models,
                  const Conditions &around,
                  const double *temperature,
                  const double *humidity,
                  double *mobility);

  private:
    struct Known
    {
      Conditions conditions;
      double mobility = -1.; ///< L [m^3/(J s)]; negative: not known
    };
    std::vector<Known> known_;
  };
} // namespace softlattice
