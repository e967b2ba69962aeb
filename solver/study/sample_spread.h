// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/study_rows.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  /// How a quantity is distributed over the members of a sampled design: the uncertainty that the ranges of the
  /// axes make of it.
  struct SampleSpread
  {
    std::string quantity;       ///< with unit
    std::size_t n = 0;          ///< members with a value, or censored
    std::size_t n_censored = 0; ///< that outlast all others, as far as is known
    double watched_until = 0.;  ///< of them the shortest; infinity: none
    /// Quantiles, linear between the ordered values; infinity where they are later than `watched_until`.
    double low = 0., median = 0., high = 0.; ///< 5, 50, 95 %
  };

  /// Of the members of these points, one spread for each quantity.
  std::vector<SampleSpread> spread_of(const std::vector<ReplicateRows> &rows,
                                      const std::vector<std::size_t> &points,
                                      const StudyColumns &columns);

  nlohmann::ordered_json json(const std::vector<SampleSpread> &all);
  std::vector<std::string> lines(const std::vector<SampleSpread> &all);
} // namespace softlattice
