// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/theory_check.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>

namespace softlattice
{
  namespace
  {
    // Fronts on a mesh, steps in time, nuclei that enter the fields a little late: half a per cent each.
    constexpr double of_discretisation = 0.01;
    constexpr double most_standard_errors = 3.;
    constexpr double normal_quantile = 1.959964; // of 0.975
  }                                              // namespace

  TheoryCheck check_against_theory(const std::vector<double> &runs,
                                   const std::vector<double> &same_nuclei,
                                   const std::vector<double> &drawn)
  {
    TheoryCheck check;
    check.drawn = mean_of(drawn);
    const SampleMean full = mean_of(runs);
    const double spread = check.drawn.standard_deviation;
    const double of_drawn = spread / std::sqrt(static_cast<double>(drawn.size()));
    const double error = std::hypot(spread / std::sqrt(static_cast<double>(runs.size())), of_drawn);
    const double apart = std::abs(full.mean - check.drawn.mean);
    check.standard_errors = error > 0. ? apart / error : 0.;
    check.agrees =
      apart <= most_standard_errors * error + of_discretisation * std::abs(check.drawn.mean);

    std::vector<double> differences;
    for (std::size_t i = 0; i < runs.size(); ++i)
      differences.push_back(runs[i] - same_nuclei[i]);
    const SampleMean difference = mean_of(differences);
    check.controlled_mean = check.drawn.mean + difference.mean;
    check.controlled_half_width = std::hypot(difference.half_width, normal_quantile * of_drawn);
    const double n = static_cast<double>(runs.size());
    check.variance_reduction =
      std::pow(full.standard_deviation, 2) / n /
      (std::pow(difference.standard_deviation, 2) / n + of_drawn * of_drawn);
    return check;
  }

  nlohmann::ordered_json json(const TheoryCheck &check)
  {
    nlohmann::ordered_json json;
    json["mean_of_drawn_films"] = check.drawn.mean;
    json["standard_deviation"] = check.drawn.standard_deviation;
    json["n_drawn"] = check.drawn.n;
    json["standard_errors_apart"] = check.standard_errors;
    json["agrees"] = check.agrees;
    json["controlled_mean"] = check.controlled_mean;
    json["controlled_interval_95"] = {check.controlled_mean - check.controlled_half_width,
                                      check.controlled_mean + check.controlled_half_width};
    json["variance_reduction"] = check.variance_reduction;
    return json;
  }

  std::string controlled_text(const TheoryCheck &check)
  {
    if (!std::isfinite(check.controlled_half_width) || !std::isfinite(check.variance_reduction))
      return "";
    return fmt::format("controlled {:.4g} +- {:.2g}, variance of the mean / {:.2g}",
                       check.controlled_mean,
                       check.controlled_half_width,
                       check.variance_reduction);
  }
} // namespace softlattice
