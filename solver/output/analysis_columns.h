// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/files/column.h"
#include "solver/output/analysis_settings.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What is analysed of a field.
  struct AnalysedField
  {
    std::string name;
    std::string unit = "1";
    int dimension = 2;              ///< of the domain
    bool has_initial_width = false; ///< whether it begins with a junction of a known width
    bool dimensionless = false;     ///< every unit of the case is 1
  };

  /// The columns of the tables that "Output/Analysis" asks for; of those that it does not ask for there are none.
  struct AnalysisColumns
  {
    std::vector<Column> summary;          ///< analysis_FIELD.csv
    std::vector<Column> structure_factor; ///< structure_factor_FIELD.csv
    std::vector<Column> profile;          ///< profile_FIELD.csv
    std::vector<Column> interdiffusion;   ///< interdiffusion_FIELD.csv

    AnalysisColumns(const AnalysisSettings &settings, const AnalysedField &field);
  };
} // namespace softlattice
