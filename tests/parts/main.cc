// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The program with one more part: its own main and a line.
#include "solver/app/program.h"
#include "solver/parts/registered_parts.h"
#include "tests/parts/tracer.h"

int main(int argc, char *argv[])
{
  softlattice::PartKinds parts = softlattice::registered_parts();
  parts.push_back(softlattice::tests::tracer_part());
  return softlattice::run_program(argc, argv, MPI_COMM_WORLD, parts);
}
