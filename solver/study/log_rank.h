// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/survival_data.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Whether groups differ in how long they last.
  struct LogRankTest
  {
    struct Group
    {
      std::string name;
      int n = 0;
      int observed = 0;     ///< events
      double expected = 0.; ///< events, if all groups had one hazard
    };
    std::vector<Group> groups; ///< in the order of names that was asked for
    double chi_square = 0.;
    int degrees_of_freedom = 0; ///< groups in which events were to be expected, less one
    double p = 1.;              ///< of a chi-square at least so large if the groups are alike
    std::string reason;         ///< why there is no test; empty if there is one
  };

  /// The log-rank test (Mantel 1966; Kalbfleisch and Prentice 2002, section 1.5): observed less
  /// expected events of each group, in the inverse of their hypergeometric covariance; as R's survdiff.
  /// The lifetimes have to be exact or right-censored, each in one of `groups`. With more than a few
  /// dozen groups it is slow: each time costs the square of their number.
  LogRankTest log_rank_test(const std::vector<Lifetime> &lifetimes,
                            const std::vector<std::string> &groups);
} // namespace softlattice
