// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/options.h"

#include <mpi.h>

namespace softlattice
{
  // What each verb does, in a file of its own. They return the exit status and throw the errors of
  // solver/base/error.h; what they have to say goes to standard output.
  namespace verbs
  {
    int run(const RunOptions &options, MPI_Comm comm);
    int resume(const ResumeOptions &options, MPI_Comm comm);
    int check(const CheckOptions &options, MPI_Comm comm);
    int explain(const ExplainOptions &options);
    int list(const ListOptions &options);
    int create(const NewOptions &options);
    int render(const RenderCommand &command);
    int phase_diagram(const PhaseDiagramOptions &options);
  } // namespace verbs
} // namespace softlattice
