// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <mpi.h>

namespace softlattice
{
  /// What meshes there can be: unknowns, those of all fields together, have
  /// 31-bit numbers (those of PETSc), cells are halved so many
  /// times (p4est's integer coordinates in 3D), and all must fit into the memory. A mesh beyond that
  /// is refused with what it would need, where the machine would say no more than "killed".
  struct MeshBounds
  {
    static constexpr unsigned int most_levels = 18;

    int dimension;
    unsigned int degree;
    unsigned int n_fields;

    /// Throws InputError if the finest level is beyond what there is.
    void require_levels(unsigned int finest_level) const;

    /// Throws InputError, with the level that can be had, if a mesh of so many coarse cells that are all
    /// of the finest level cannot, as the input demands. Collective.
    void require_input(double coarse_cells, unsigned int finest_level, MPI_Comm communicator) const;

    /// Throws SolverError if so many active cells, of which `present` exist already, cannot be had.
    /// The numbers are those of all processes. Collective.
    void require(double n_cells, double present, MPI_Comm communicator) const;
  };
} // namespace softlattice
