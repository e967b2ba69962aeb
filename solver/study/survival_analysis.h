// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/kaplan_meier.h"
#include "solver/study/log_rank.h"
#include "solver/study/parametric_survival.h"
#include "solver/study/survival_data.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// All there is to say of lifetimes that have one name.
  struct GroupSurvival
  {
    std::string name;
    int n = 0, exact = 0, right_censored = 0, left_censored = 0, interval_censored = 0;
    std::optional<SurvivalCurve>
      curve; ///< none with lifetimes between limits, where it is not defined
    SurvivalFit weibull, lognormal;

    /// What was seen to end, though perhaps not when.
    int events() const { return n - right_censored; }
    /// The fit of lower AICc; null where there are not two that have one.
    const SurvivalFit *favoured() const;
  };

  struct SurvivalAnalysis
  {
    std::vector<GroupSurvival> groups;   ///< by name; by number if all names are numbers
    std::optional<LogRankTest> log_rank; ///< none with one group, or where there are no curves
  };

  /// Takes the lifetimes apart by their groups and estimates each of them. They need be none, and of
  /// zero length as far as survival curves go.
  SurvivalAnalysis analyse_survival(const std::vector<Lifetime> &lifetimes);

  /// What a table of lifetimes says of itself.
  struct SurvivalLabels
  {
    std::string quantity = "time"; ///< "t50"
    std::string unit;              ///< "h"; empty if there is none
    std::string group;             ///< what tells the groups apart; empty if nothing does
  };

  /// A report for people, in lines of text, with the digits that R prints.
  std::string survival_report(const SurvivalAnalysis &analysis, const SurvivalLabels &labels);

  /// The same as an object whose keys have units. There is null for what is not defined and for limits
  /// that are not reached; a fit that there is not has its "reason".
  nlohmann::ordered_json json(const SurvivalAnalysis &analysis, const SurvivalLabels &labels);
} // namespace softlattice
