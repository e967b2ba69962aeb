// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/sample_spread.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace softlattice
{
  namespace
  {
    /// Of ordered values; infinity beyond `known`.
    double quantile_of(const std::vector<double> &ordered, const double part, const double known)
    {
      constexpr double unknown = std::numeric_limits<double>::infinity();
      if (ordered.empty())
        return std::numeric_limits<double>::quiet_NaN();
      const double place = part * static_cast<double>(ordered.size() - 1);
      const auto low = static_cast<std::size_t>(place);
      const std::size_t high = std::min(low + 1, ordered.size() - 1);
      const double weight = place - static_cast<double>(low);
      const double value =
        weight > 0. ? ordered[low] + weight * (ordered[high] - ordered[low]) : ordered[low];
      return value <= known ? value : unknown;
    }

    std::string text_of_quantile(const double value, const double known)
    {
      return std::isinf(value) ? fmt::format("> {:.4g}", known) : fmt::format("{:.4g}", value);
    }
  } // namespace

  std::vector<SampleSpread> spread_of(const std::vector<ReplicateRows> &rows,
                                      const std::vector<std::size_t> &points,
                                      const StudyColumns &columns)
  {
    std::vector<const MemberRow *> members;
    for (const std::size_t point : std::set<std::size_t>(points.begin(), points.end()))
      for (const auto &[replicate, row] : rows[point])
        members.push_back(row);
    std::vector<SampleSpread> all;
    for (std::size_t q = 0; q < columns.quantities.size(); ++q)
      {
        SampleSpread spread;
        spread.quantity = columns.quantities[q];
        spread.watched_until = shortest_watched(members, q, spread.n_censored);
        std::vector<double> values;
        for (const MemberRow *row : members)
          if (const MemberResult &one = row->results[q]; std::isfinite(one.value))
            values.push_back(one.is_censored ? std::numeric_limits<double>::infinity() : one.value);
        std::sort(values.begin(), values.end());
        spread.n = values.size();
        spread.low = quantile_of(values, 0.05, spread.watched_until);
        spread.median = quantile_of(values, 0.5, spread.watched_until);
        spread.high = quantile_of(values, 0.95, spread.watched_until);
        all.push_back(spread);
      }
    return all;
  }

  nlohmann::ordered_json json(const std::vector<SampleSpread> &all)
  {
    auto list = nlohmann::ordered_json::array();
    for (const SampleSpread &one : all)
      list.push_back({{"quantity", one.quantity},
                      {"n", one.n},
                      {"n_censored", one.n_censored},
                      {"watched_until", one.watched_until},
                      {"median", one.median},
                      {"interval_5_95", {one.low, one.high}}});
    return list;
  }

  std::vector<std::string> lines(const std::vector<SampleSpread> &all)
  {
    std::vector<std::string> list;
    for (const SampleSpread &one : all)
      {
        std::string text = fmt::format("{:<32} median {}, 5 to 95 % of {} samples from {} to {}",
                                       one.quantity,
                                       text_of_quantile(one.median, one.watched_until),
                                       one.n,
                                       text_of_quantile(one.low, one.watched_until),
                                       text_of_quantile(one.high, one.watched_until));
        if (one.n_censored > 0)
          text += fmt::format("; not reached in {}", one.n_censored);
        list.push_back(std::move(text));
      }
    return list;
  }
} // namespace softlattice
