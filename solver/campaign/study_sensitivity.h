// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/bar_figure.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The pictures of Sobol indices that a summary.json has, with the names of their files; none if there are
  /// no indices.
  std::vector<std::pair<std::string, BarFigure>> sensitivity_figures(
    const nlohmann::ordered_json &summary,
    const std::vector<std::string> &notes);
} // namespace softlattice
