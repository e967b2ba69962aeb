// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"
#include "solver/fit/fit_range.h"
#include "solver/fit/observations.h"
#include "solver/study/fit_data.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A data set that has been read, and the case that it is compared to.
  struct FitDataSet
  {
    FitDataSettings settings;
    FitData data;
    std::shared_ptr<const Observations> observations;
    std::vector<std::string>
      assignments; ///< "Section/Name = value", the end of the data among them

    std::string file_name() const; ///< without folders
  };

  /// A fit that has been read against its case: sound at both ends of the ranges.
  struct FitPlan
  {
    std::string case_file;
    PartKinds further_parts; ///< see Case
    std::vector<FitRange> ranges;
    std::vector<FitDataSet> data;
    Numbers start; ///< the values of the case, as far as they are in the ranges

    std::size_t n_values() const;
  };

  /// "Section/Name = value" of each parameter at these unknowns.
  std::vector<std::string> assignments_at(const FitPlan &plan,
                                          const Numbers &unknowns,
                                          const UnitSystem &units);

  /// Reads case and data; all that is wrong goes to the diagnostics of the fit. @throws FileError
  FitPlan plan_fit(ReadFit &fit, const UnitSystem &units, const PartKinds &further_parts = {});
} // namespace softlattice
