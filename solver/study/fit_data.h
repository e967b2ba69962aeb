// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
#include "solver/parameters/units.h"
#include "solver/study/fit_settings.h"
#include "solver/study/survival_data.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A curve that was measured, SI, by time.
  struct MeasuredCurve
  {
    std::vector<double> time; ///< [s], ascending; may repeat where several values were taken
    std::vector<double> value;
    std::vector<double> deviation; ///< standard deviation of each value; empty: one for all
  };

  /// What a file of a fit holds: a curve, or waiting times [s].
  struct FitData
  {
    MeasuredCurve curve;
    std::vector<Lifetime> waiting;

    std::size_t size() const { return curve.time.size() + waiting.size(); }
    double last_time() const; ///< at which the model is asked [s]
  };

  /// The SI unit of a quantity, "1" or "1/m^2", and that in which people write it.
  std::string unit_of_fit_quantity(const std::string &quantity);
  std::string shown_unit_of_fit_quantity(const std::string &quantity);

  /// Reads the file of a data set. All that is wrong with it is appended to `problems`; the data are complete
  /// only if nothing was added. @throws FileError
  FitData read_fit_data(const FitDataSettings &settings,
                        const UnitSystem &units,
                        std::vector<FileProblem> &problems,
                        std::vector<FileProblem> &notes);
} // namespace softlattice
