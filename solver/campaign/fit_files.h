// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/fit_model.h"
#include "solver/campaign/fit_report.h"

#include <string>

namespace softlattice
{
  /// The parameters that were found as a file that a case can include, each with where it is from.
  std::string fitted_parameters_text(const FitPlan &plan,
                                     const FitResult &result,
                                     const std::string &fit_file,
                                     const UnitSystem &units);

  /// prediction_NAME.csv: the model at the times of a data set with the 95 % band of the fit, and what was
  /// measured; of waiting times the probability that nothing has nucleated yet.
  std::string prediction_text(const FitPlan &plan,
                              const FitResult &result,
                              std::size_t data_set,
                              const TwinModel &twin,
                              double step);

  /// All of these and summary.json in a folder. Returns their names. @throws FileError
  std::vector<std::string> write_fit(const std::string &folder,
                                     const FitPlan &plan,
                                     const FitResult &result,
                                     const std::string &fit_file,
                                     const TwinModel &twin,
                                     double step,
                                     const UnitSystem &units);
} // namespace softlattice
