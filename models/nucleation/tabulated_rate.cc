// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/nucleation/tabulated_rate.h"

#include "models/csv_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace softlattice
{
  void TabulatedRate::declare(ParameterTable &table)
  {
    table.section("Nucleation")
      .of_parts({"phase"})
      .when("Rate law", {"table"})
      .file("Rate table file", &file_)
      .about(
        "CSV with the header 'relative humidity [%],nucleation rate [1/m^2/s]' (or [1] and "
        "[1/cm^2/s]), humidities ascending. ln J is linear in between and held beyond the ends.")
      .from_equation("25")
      .from_source("measured or assumed by the user", Confidence::assumed)
      .must_be_set();
  }

  void TabulatedRate::prepare()
  {
    const std::vector<ColumnRule> rules = {
      {"relative humidity", {{"%", 0.01}, {"1"}}, 0., 1., true, true},
      {"nucleation rate", {{"1/m^2/s"}, {"1/cm^2/s", 1e4}}, 1e-100, 1e30}};
    std::vector<FileProblem> problems;
    CsvTable table = read_csv(file_.path, rules, problems);
    if (!problems.empty())
      throw TableFileError(std::move(problems));
    humidity_ = std::move(table.columns[0]);
    log_rate_ = std::move(table.columns[1]);
    for (double &value : log_rate_)
      value = std::log(value);
  }

  double TabulatedRate::rate(const Conditions &conditions, const double br_fraction) const
  {
    if (transition_->driving_force(conditions.temperature, br_fraction) +
            conditions.strain.of_nucleus >=
          0. ||
        humidity_.empty())
      return 0.;
    const double h = std::clamp(conditions.relative_humidity, humidity_.front(), humidity_.back());
    const auto above = std::upper_bound(humidity_.begin(), humidity_.end(), h);
    if (above == humidity_.end())
      return std::exp(log_rate_.back());
    const std::size_t i = std::size_t(above - humidity_.begin());
    const double weight = (h - humidity_[i - 1]) / (humidity_[i] - humidity_[i - 1]);
    return std::exp(log_rate_[i - 1] + weight * (log_rate_[i] - log_rate_[i - 1]));
  }
} // namespace softlattice
