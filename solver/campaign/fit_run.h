// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/fit_model.h"
#include "solver/campaign/fit_report.h"

namespace softlattice
{
  /// Of differences in the unknowns: the estimates of the twin are rough on the scale of 1e-3 of a value.
  constexpr double fit_step = 5e-3;
  /// Of which a first variance is made.
  constexpr std::size_t films_drawn = 200;

  /// Data and twin of a plan for a search.
  FitProblem problem_of(const FitPlan &plan, const TwinModel &twin, int starts);

  /// What chance in films makes of a fit: `replicates` as TwinModel::film_spread() has it. Where it makes much, the
  /// estimates become those of the likelihood of drawn films.
  void add_statistics(const FitProblem &problem,
                      const TwinModel &twin,
                      int replicates,
                      FitResult &result);

  /// Fits the twin. PETSc has to be initialised. @throws InputError, FileError
  FitResult fit_twin(const FitPlan &plan, const TwinModel &twin, int starts);
} // namespace softlattice
