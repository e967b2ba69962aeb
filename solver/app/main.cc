// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/program.h"
#include "solver/parts/registered_parts.h"

int main(int argc, char *argv[])
{
  return softlattice::run_program(argc, argv, MPI_COMM_WORLD, softlattice::registered_parts());
}
