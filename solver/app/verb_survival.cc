// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/shown_text.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/study/survival_analysis.h"
#include "solver/study/survival_table.h"

#include <nlohmann/json.hpp>

#include <iostream>

namespace softlattice
{
  int verbs::survival(const SurvivalOptions &options)
  {
    const SurvivalTable table =
      read_survival_file(options.table, {options.quantity, options.group});
    const SurvivalAnalysis analysis = analyse_survival(table.lifetimes);
    const SurvivalLabels labels{table.quantity, table.unit, table.group};
    if (options.json)
      {
        nlohmann::ordered_json object;
        object["file"] = clean_text(options.table);
        object["rows_without_value"] = table.skipped;
        object.update(json(analysis, labels));
        std::cout << object.dump(2) << "\n";
        return static_cast<int>(ExitCode::done);
      }
    std::cout << shown_text(table.quantity) << (table.unit.empty() ? "" : " [")
              << shown_text(table.unit) << (table.unit.empty() ? "" : "]") << " in "
              << clean_text(options.table) << "\n";
    if (table.skipped > 0)
      std::cout << table.skipped << (table.skipped == 1 ? " row has" : " rows have")
                << " no value and " << (table.skipped == 1 ? "is" : "are") << " left out\n";
    std::cout << "\n" << survival_report(analysis, labels);
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
