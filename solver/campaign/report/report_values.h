// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/report/html.h"
#include "solver/campaign/report/report_context.h"
#include "solver/campaign/report/run_record.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// "8.56 min" of "t50 [s]" and 513.7: four digits in a handy unit; "none" where it is no number.
  std::string handy_value(const std::string &key, double value);

  /// A number for a column of a table, to the last bit; empty where it is none.
  TableCell exact_cell(double value);

  /// Files of a directory that are there, with links and what is in them.
  std::string file_list_html(const ReportContext &context, const std::string &directory);

  /// provenance.json as a table.
  std::string provenance_html(const RunRecord &run);

  /// Physical parameters, what is assumed first, and the numerical settings folded away.
  std::string parameters_html(const RunRecord &run,
                              const std::map<std::string, double> &importance);

  std::string citations_html(const std::vector<ParameterLine> &lines);

  /// Who made a report, and when.
  std::string made_by();
} // namespace softlattice
