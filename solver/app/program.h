// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"

#include <mpi.h>

namespace softlattice
{
  /// The program: reads its command line, does what the verb says and returns the exit status. `world`: of all
  /// processes, for when MPI is initialised, which is only done for verbs that compute. `further`: the parts that
  /// a case may have beside those that the program always knows.
  int run_program(int argc, char *argv[], MPI_Comm world, const PartKinds &further);
} // namespace softlattice
