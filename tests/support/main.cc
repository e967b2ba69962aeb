// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/launch.h"

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

int main(int argc, char *argv[])
{
  testing::InitGoogleTest(&argc, argv);
  if (!softlattice::started_by_launcher())
    softlattice::expect_no_other_process();
  const dealii::Utilities::MPI::MPI_InitFinalize mpi(argc, argv, 1);
  return RUN_ALL_TESTS();
}
