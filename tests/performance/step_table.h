// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/performance/report.h"

#include <mpi.h>

namespace softlattice::bench
{
  /// What a step costs, for all models, dimensions, degrees and sizes.
  void measure_steps(Report &report, const Choice &choice, MPI_Comm communicator);

  /// One row of them at 500 000 unknowns, as the speed of these ranks.
  void measure_scaling(Report &report, MPI_Comm communicator);
} // namespace softlattice::bench
