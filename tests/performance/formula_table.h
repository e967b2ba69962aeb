// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/performance/report.h"

#include <mpi.h>

namespace softlattice::bench
{
  /// What steps cost whose laws are formulas, next to the same laws as they are built in.
  void compare_formulas(Report &report, MPI_Comm communicator);
} // namespace softlattice::bench
