// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/quantities.h"
#include "solver/study/mean_field.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  /// What the twin says of a transformation, with the names and definitions of summary.json where it has the
  /// same; NaN for what is not reached within the run or not known.
  std::vector<Quantity> twin_quantities(const MeanFieldResult &result);

  /// The same in a few lines.
  std::vector<std::string> twin_lines(const MeanFieldResult &result);
  /// {"t50 [s]": ..., ...}; null for NaN.
  nlohmann::ordered_json twin_json(const MeanFieldResult &result);

  /// "80 % HT retained until ...", with the spread over replicates if it is known.
  std::string retained_line(const MeanFieldResult &result);
} // namespace softlattice
