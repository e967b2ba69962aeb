// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/performance/report.h"

#include <mpi.h>

namespace softlattice::bench
{
  /// What it costs to find the displacement of a body around a grain that does not fit, from none, on meshes that are
  /// finer and finer.
  void measure_elasticity(Report &report, const Choice &choice, MPI_Comm communicator);
} // namespace softlattice::bench
