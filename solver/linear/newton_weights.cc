// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Updates of nodes that weigh more than their unit says.
#include "solver/linear/newton.h"
#include "solver/linear/petsc_check.h"

#include <algorithm>

namespace softlattice
{
  double Newton::added_by_weights(const State &update) const
  {
    double largest = 0.;
    for (unsigned int i = 0; i < update.n_blocks(); ++i)
      if (const double *const weight = system_.node_weights(i))
        for (unsigned int k = 0; k < update.block(i).locally_owned_size(); ++k)
          if (weight[k] > 1.)
            {
              const double x = weight[k] * update.block(i).local_element(k) / system_.units()[i];
              largest = std::max(largest, x * x);
            }
    PetscInt size = 0;
    check_petsc(VecGetSize(solution_, &size));
    MPI_Comm communicator = MPI_COMM_NULL;
    check_petsc(PetscObjectGetComm(reinterpret_cast<PetscObject>(snes_), &communicator));
    check_petsc(MPI_Allreduce(MPI_IN_PLACE, &largest, 1, MPI_DOUBLE, MPI_MAX, communicator));
    return size * largest;
  }
} // namespace softlattice
