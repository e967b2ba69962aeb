// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/fit_model.h"
#include "solver/app/fit_report.h"

namespace softlattice
{
  /// Of differences in the unknowns: the estimates of the twin are rough on the scale of 1e-3 of a value.
  constexpr double fit_step = 5e-3;

  /// Data and twin of a plan for a search.
  FitProblem problem_of(const FitPlan &plan, const TwinModel &twin, int starts);

  /// Fits the twin. PETSc has to be initialised. @throws InputError, FileError
  FitResult fit_twin(const FitPlan &plan, const TwinModel &twin, int starts);
} // namespace softlattice
