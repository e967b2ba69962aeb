// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/survival_analysis.h"
#include "solver/study/survival_table.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice::fuzz
{
  void survival(std::string_view input)
  {
    SurvivalTableUse use;
    constexpr std::string_view line = "\n----\n";
    if (const std::size_t end = input.find(line); end != std::string_view::npos)
      {
        use.quantity = input.substr(0, end);
        input.remove_prefix(end + line.size());
      }
    std::vector<FileProblem> problems;
    const SurvivalTable table = read_survival_table(std::string(input), "table.csv", use, problems);
    promise(problems.size() <= 21, "problems are bounded");
    promise(std::string(TableFileError(problems).what()).size() < 50000, "messages are short");
    if (!problems.empty())
      return;
    promise(!table.lifetimes.empty(), "there are lifetimes");
    for (const Lifetime &one : table.lifetimes)
      promise(std::isfinite(one.lower) && one.lower >= 0. && one.upper >= one.lower &&
                one.upper > 0. && (one.lower > 0. || std::isfinite(one.upper)),
              "lifetimes are in order");
    const SurvivalAnalysis analysis = analyse_survival(table.lifetimes);
    promise(analysis.groups.size() <= 50, "groups are bounded");
    for (const GroupSurvival &group : analysis.groups)
      {
        for (const SurvivalFit &fit : {group.weibull, group.lognormal})
          promise(!fit.valid() || (std::isfinite(fit.median.value) && fit.median.value > 0. &&
                                   std::isfinite(fit.log_likelihood)),
                  "a fit has numbers");
        if (group.curve)
          for (const SurvivalStep &step : group.curve->steps)
            promise(step.survival >= 0. && step.survival <= 1. && step.at_risk > 0,
                    "a survival is between 0 and 1");
      }
    const SurvivalLabels labels{table.quantity, table.unit, table.group};
    const std::string report = survival_report(analysis, labels) + json(analysis, labels).dump();
    promise(std::none_of(report.begin(),
                         report.end(),
                         [](const char c) { return c == '\x1b' || c == '\a'; }),
            "nothing is printed that a terminal obeys");
  }
} // namespace softlattice::fuzz
