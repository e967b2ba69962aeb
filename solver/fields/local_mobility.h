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
  /// where conditions and composition stay as they are.
  class LocalMobility
  {
  public:
    /// What the nodes have of their own.
    struct AtNodes
    {
      const double *temperature; ///< [K]; null: that of the surroundings
      const double *humidity;    ///< relative [1]; null: that which follows
      const double *fraction;    ///< of bromide [1]; null: the nominal one
    };

    /// Nodes from now on.
    void resize(std::size_t n_nodes) { known_.assign(n_nodes, Known()); }
    /// `slope`: dL/dx by the composition, to about 1e-6, null if it is not wanted.
    void evaluate(const ModelSet &models,
                  const Conditions &around,
                  const AtNodes &nodes,
                  double *mobility,
                  double *slope);

  private:
    struct Known
    {
      Conditions conditions;
      double fraction = 0.;
      double mobility = -1.; ///< L [m^3/(J s)]; negative: not known
      double slope = 0.;
      bool has_slope = false;
    };
    std::vector<Known> known_;
  };
} // namespace softlattice
