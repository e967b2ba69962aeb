// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  /// See FieldProbe::extremes(). Collective.
  template <int dim>
  std::pair<double, double> extremes(const Space<dim> &space,
                                     const typename Space<dim>::Vector &values)
  {
    const MPI_Comm communicator = space.mesh().get_communicator();
    double low = std::numeric_limits<double>::max(), high = -low;
    bool finite = true;
    for (unsigned int i = 0; i < values.locally_owned_size(); ++i)
      if (space.mass().local_element(i) != 0.) // the others follow from these
        {
          const double value = values.local_element(i);
          finite = finite && std::isfinite(value);
          low = std::min(low, value);
          high = std::max(high, value);
        }
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const bool all_finite = dealii::Utilities::MPI::min(finite ? 1 : 0, communicator) == 1;
    low = dealii::Utilities::MPI::min(low, communicator);
    high = dealii::Utilities::MPI::max(high, communicator);
    return all_finite ? std::pair{low, high} : std::pair{nan, nan};
  }
} // namespace softlattice
