// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/fit_plan.h"
#include "solver/fit/fit_problem.h"
#include "solver/fit/fit_statistics.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  /// What a fit has found.
  struct FitResult
  {
    FitSolution solution;
    FitStatistics statistics;
    std::vector<Response> responses; ///< of the data sets, at the solution
    std::string model;               ///< "mean field" or "full model"
  };

  /// One parameter with its 95 % interval in SI.
  struct FittedValue
  {
    double value, low, high;
  };
  FittedValue fitted_value(const FitPlan &plan, const FitResult &result, std::size_t i);

  /// What the user should not overlook: what is not identified, bounds, further minima, misfit.
  std::vector<std::string> warnings_of(const FitPlan &plan,
                                       const FitResult &result,
                                       const UnitSystem &units);

  /// Data, estimates, correlation and warnings for a person.
  std::vector<std::string> report_lines(const FitPlan &plan,
                                        const FitResult &result,
                                        const UnitSystem &units);

  /// The same for programs: summary.json.
  nlohmann::ordered_json fit_json(const FitPlan &plan,
                                  const FitResult &result,
                                  const UnitSystem &units);
} // namespace softlattice
