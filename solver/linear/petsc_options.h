// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <mpi.h>

namespace softlattice
{
  /// Tries the options that the user has for PETSc on a solver that solves nothing, so that a mistake in them
  /// is told before anything is computed. Collective. @throws UsageError on all ranks, with the nearest name
  /// that there is
  void require_valid_petsc_options(MPI_Comm communicator);
} // namespace softlattice
