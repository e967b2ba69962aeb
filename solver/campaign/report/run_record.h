// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/report/parameter_lines.h"
#include "solver/campaign/report/result_table.h"
#include "solver/output/result_chart.h"
#include "solver/parameters/explain.h"

#include <nlohmann/json.hpp>

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What a result directory says of a run, at its end or on its way.
  struct RunRecord
  {
    std::string directory;
    std::string name; ///< of the directory alone
    ResultTable statistics;
    nlohmann::ordered_json
      summary; ///< null: the run has not come to an end since it was begun or resumed
    nlohmann::ordered_json provenance;     ///< null: not there
    std::vector<ParameterLine> parameters; ///< empty: not there
    std::vector<std::string> gaps;         ///< what could not be read, and why
    std::vector<std::pair<std::string, ResultTable>>
      tables; ///< further ones, by file, of those that have curves
    std::vector<std::pair<ResultChart, ResultTable>>
      charts; ///< what parts want to see drawn of tables that are there

    bool is_dimensionless() const { return statistics.key("time") == "time [1]"; }
    bool has_ended() const { return summary.is_object(); }
    double last(const std::string &column) const; ///< NaN without one
    /// Text of a member of the summary; empty without it.
    std::string text_in_summary(const char *member) const;
    /// Results with their units, as the summary has them; NaN where there is none.
    std::vector<std::pair<std::string, double>> quantities() const;
  };

  /// @throws FileError if there is no run, or one with damaged statistics
  RunRecord read_run(const std::string &directory, const PartKinds &further);

  /// What the program says of a column, a result or a file; empty if it knows nothing.
  std::string meaning_of(const std::vector<Topic> &topics,
                         const std::string &kind,
                         const std::string &name);
} // namespace softlattice
