// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/options.h"
#include "solver/case/part_settings.h"
#include "solver/output/result_directory.h"

#include <mpi.h>

#include <optional>

namespace softlattice
{
  // What each verb does, in a file of its own. They return the exit status and throw the errors of
  // solver/base/error.h; what they have to say goes to standard output.
  namespace verbs
  {
    // `begun`: the directory of the run, from when on it is this one's. `further`: the parts that a case may have
    // beside those that the program always knows.
    int run(const RunOptions &options,
            MPI_Comm comm,
            std::optional<ResultDirectory> &begun,
            const PartKinds &further = {});
    int resume(const ResumeOptions &options,
               MPI_Comm comm,
               std::optional<ResultDirectory> &begun,
               const PartKinds &further = {});
    int check(const CheckOptions &options, MPI_Comm comm, const PartKinds &further);
    int estimate(const EstimateOptions &options, const PartKinds &further);
    int explain(const ExplainOptions &options, const PartKinds &further);
    int list(const ListOptions &options, const PartKinds &further);
    int create(const NewOptions &options, const PartKinds &further);
    int render(const RenderCommand &command, const PartKinds &further);
    int sweep(const SweepOptions &options, const PartKinds &further);
    int fit(const FitOptions &options, const PartKinds &further);
    int phase_diagram(const PhaseDiagramOptions &options, const PartKinds &further);
    int report(const ReportOptions &options, const PartKinds &further);
    int survival(const SurvivalOptions &options);
    int completion(const CompletionOptions &options, const PartKinds &further);
    int manual(const ManualOptions &options, const PartKinds &further);
  } // namespace verbs
} // namespace softlattice
