// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/options.h"
#include "solver/output/result_directory.h"

#include <mpi.h>

#include <optional>

namespace softlattice
{
  // What each verb does, in a file of its own. They return the exit status and throw the errors of
  // solver/base/error.h; what they have to say goes to standard output.
  namespace verbs
  {
    // `begun`: the directory of the run, from when on it is this one's.
    int run(const RunOptions &options, MPI_Comm comm, std::optional<ResultDirectory> &begun);
    int resume(const ResumeOptions &options, MPI_Comm comm, std::optional<ResultDirectory> &begun);
    int check(const CheckOptions &options, MPI_Comm comm);
    int estimate(const EstimateOptions &options);
    int explain(const ExplainOptions &options);
    int list(const ListOptions &options);
    int create(const NewOptions &options);
    int render(const RenderCommand &command);
    int sweep(const SweepOptions &options);
    int fit(const FitOptions &options);
    int phase_diagram(const PhaseDiagramOptions &options);
    int survival(const SurvivalOptions &options);
  } // namespace verbs
} // namespace softlattice
