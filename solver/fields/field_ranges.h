// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/operators/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace softlattice
{
  /// See PhaseField::ranges(). Collective.
  template <int dim>
  std::vector<FieldRange> field_ranges(const Space<dim> &space,
                                       const CoupledSystem<dim> &system,
                                       const State &state)
  {
    const MPI_Comm communicator = space.mesh().get_communicator();
    std::vector<FieldRange> ranges;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (unsigned int field = 0; field < state.n_blocks(); ++field)
      {
        double low = std::numeric_limits<double>::max(), high = -low;
        bool finite = true;
        const auto &values = state.block(field);
        for (unsigned int i = 0; i < values.locally_owned_size(); ++i)
          if (space.mass().local_element(i) != 0.) // the others follow from these
            {
              const double value = values.local_element(i);
              finite = finite && std::isfinite(value);
              low = std::min(low, value);
              high = std::max(high, value);
            }
        finite = dealii::Utilities::MPI::min(finite ? 1 : 0, communicator) == 1;
        low = dealii::Utilities::MPI::min(low, communicator);
        high = dealii::Utilities::MPI::max(high, communicator);
        ranges.push_back({system.mean(field, state),
                          finite ? low : nan,
                          finite ? high : nan,
                          system.variance(field, state)});
      }
    return ranges;
  }
} // namespace softlattice
