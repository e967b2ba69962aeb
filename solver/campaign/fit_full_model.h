// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/fit_run.h"

#include <string>

namespace softlattice
{
  /// How the full model is run for a fit.
  struct FitRuns
  {
    std::string folder; ///< of the fit: members/ and study.csv are in it, as those of a study
    int replicates;
    int jobs; ///< at a time
  };

  /// Fits the mean of replicates of the full model, beginning with what the twin gave (output space mapping,
  /// Bandler et al. 2004, doi:10.1109/TMTT.2003.820904): the twin plus the difference of the full model to
  /// it at the last estimate is fitted, and the difference computed anew there, until the estimates move by less
  /// than a fifth of their standard deviation. The replicates have the same seeds each time. Runs that are there
  /// already are not run again. @throws InputError, FileError, SolverError if a run fails, Error if asked to stop
  FitResult fit_full_model(const FitPlan &plan,
                           const TwinModel &twin,
                           const FitResult &by_twin,
                           const FitRuns &how,
                           const UnitSystem &units);
} // namespace softlattice
