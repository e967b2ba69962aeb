// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/performance/report.h"

#include <mpi.h>

namespace softlattice::bench
{
  /// `auto` against the two integrators that it chooses from.
  void compare_integrators(Report &report, MPI_Comm communicator);

  /// Adaptive meshes against the uniform mesh of the same finest cell.
  void compare_meshes(Report &report, MPI_Comm communicator);

  /// Time to solution of PFHub benchmark 1b, as the case ships.
  void measure_solution(Report &report, bool to_the_end, MPI_Comm communicator);
} // namespace softlattice::bench
