// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/sensitivity_study.h"

#include "solver/study/transformation_quantities.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace softlattice
{
  namespace
  {
    using OfResult = std::function<double(const MemberResult &)>;
    // Beyond, a few large values are all there is to a variance.
    constexpr double wide_span = 100.;

    std::vector<const MemberRow *> all_rows(const std::vector<ReplicateRows> &rows,
                                            const std::vector<std::size_t> &point_of)
    {
      std::vector<const MemberRow *> list;
      for (const std::size_t point : std::set<std::size_t>(point_of.begin(), point_of.end()))
        for (const auto &[replicate, row] : rows[point])
          list.push_back(row);
      return list;
    }

    bool is_positive_and_wide(const std::vector<const MemberRow *> &rows,
                              const std::size_t quantity)
    {
      double least = std::numeric_limits<double>::infinity(), greatest = 0.;
      for (const MemberRow *row : rows)
        if (const double value = row->results[quantity].value; std::isfinite(value))
          {
            least = std::min(least, value);
            greatest = std::max(greatest, value);
          }
      return least > 0. && greatest > wide_span * least;
    }

    /// The mean over the replicates of a point; NaN without any.
    double mean_at(const ReplicateRows &rows, const std::size_t quantity, const OfResult &of)
    {
      double sum = 0.;
      for (const auto &[replicate, row] : rows)
        sum += of(row->results[quantity]);
      return sum / static_cast<double>(rows.size());
    }

    class OneQuantity
    {
    public:
      OneQuantity(const std::vector<ReplicateRows> &rows,
                  const std::vector<std::size_t> &point_of,
                  const StudyColumns &columns,
                  const std::size_t quantity,
                  const unsigned seed)
        : rows_(rows)
        , point_of_(point_of)
        , columns_(columns)
        , quantity_(quantity)
        , seed_(seed)
        , members_(all_rows(rows, point_of))
        , until_(shortest_watched(members_, quantity, n_censored_))
      {}

      std::vector<QuantitySensitivity> indices() const
      {
        const bool is_time = is_time_to_reach(without_unit(columns_.quantities[quantity_]));
        const auto logarithm = [until = until_](const MemberResult &one) {
          return std::log(std::min(one.value, until));
        };
        if (n_censored_ > 0)
          return {of(QuantitySensitivity::logarithm, logarithm),
                  of(QuantitySensitivity::reached, [until = until_](const MemberResult &one) {
                    return std::isnan(one.value)                    ? one.value
                           : !one.is_censored && one.value <= until ? 1.
                                                                    : 0.;
                  })};
        if (is_time || is_positive_and_wide(members_, quantity_))
          return {of(QuantitySensitivity::logarithm, logarithm)};
        return {of(QuantitySensitivity::value, [](const MemberResult &one) { return one.value; })};
      }

    private:
      QuantitySensitivity of(const std::string &name, const OfResult &function) const
      {
        QuantitySensitivity one;
        one.quantity = columns_.quantities[quantity_];
        one.of = name;
        if (n_censored_ > 0)
          one.until = until_;
        one.n_censored = n_censored_;
        one.n_members = members_.size();
        const std::size_t n_axes = columns_.axes.size(), size = n_axes + 2;
        std::vector<std::vector<double>> blocks;
        for (std::size_t i = 0; i + size <= point_of_.size(); i += size)
          {
            std::vector<double> block;
            for (std::size_t k = 0; k < size; ++k)
              block.push_back(mean_at(rows_[point_of_[i + k]], quantity_, function));
            if (std::all_of(block.begin(), block.end(), [](const double value) {
                  return std::isfinite(value);
                }))
              blocks.push_back(std::move(block));
            else
              ++one.n_left_out;
          }
        const SensitivityIndices found = sensitivity_indices(blocks, seed_);
        one.n_points = found.n;
        one.reason = found.reason;
        for (std::size_t a = 0; a < found.total.size(); ++a)
          one.axes.push_back(
            {without_unit(columns_.axes[a]), found.first_order[a], found.total[a]});
        std::stable_sort(one.axes.begin(), one.axes.end(), [](const auto &a, const auto &b) {
          return a.total.value > b.total.value;
        });
        return one;
      }

      const std::vector<ReplicateRows> &rows_;
      const std::vector<std::size_t> &point_of_;
      const StudyColumns &columns_;
      std::size_t quantity_;
      unsigned seed_;
      std::vector<const MemberRow *> members_;
      std::size_t n_censored_ = 0;
      double until_;
    };

    std::string heading_of(const QuantitySensitivity &one)
    {
      std::string text = "parts of the variance of ";
      if (one.of == QuantitySensitivity::reached)
        text += fmt::format("whether {} is below {:.4g}", one.quantity, one.until);
      else if (std::isfinite(one.until))
        text += fmt::format("the logarithm of {} up to {:.4g}", one.quantity, one.until);
      else
        text +=
          (one.of == QuantitySensitivity::logarithm ? "the logarithm of " : "") + one.quantity;
      text += fmt::format(", {} base points", one.n_points);
      if (one.n_left_out > 0)
        text += fmt::format(", {} more left out as members have no value", one.n_left_out);
      if (one.n_censored > 0)
        text += fmt::format("; not reached in {} of {} members", one.n_censored, one.n_members);
      return text;
    }

    std::string text_of_index(const IndexEstimate &index)
    {
      return fmt::format("{:.3f} [{:.3f}, {:.3f}]", index.value, index.lower, index.upper);
    }
  } // namespace

  std::vector<QuantitySensitivity> sensitivity_of(const std::vector<ReplicateRows> &rows,
                                                  const std::vector<std::size_t> &point_of,
                                                  const StudyColumns &columns,
                                                  const unsigned seed)
  {
    std::vector<QuantitySensitivity> all;
    for (std::size_t q = 0; q < columns.quantities.size(); ++q)
      for (QuantitySensitivity &one : OneQuantity(rows, point_of, columns, q, seed).indices())
        all.push_back(std::move(one));
    return all;
  }

  nlohmann::ordered_json json(const std::vector<QuantitySensitivity> &all)
  {
    auto list = nlohmann::ordered_json::array();
    for (const QuantitySensitivity &one : all)
      {
        nlohmann::ordered_json object;
        object["quantity"] = one.quantity;
        object["of"] = one.of;
        object["until"] = one.until;
        object["base points"] = one.n_points;
        object["base points left out"] = one.n_left_out;
        object["members"] = one.n_members;
        object["members censored"] = one.n_censored;
        if (!one.reason.empty())
          object["reason"] = one.reason;
        object["axes"] = nlohmann::ordered_json::array();
        for (const AxisSensitivity &axis : one.axes)
          object["axes"].push_back(
            {{"axis", axis.axis},
             {"first order", axis.first_order.value},
             {"first order interval", {axis.first_order.lower, axis.first_order.upper}},
             {"total", axis.total.value},
             {"total interval", {axis.total.lower, axis.total.upper}}});
        list.push_back(std::move(object));
      }
    return list;
  }

  std::vector<std::string> lines(const std::vector<QuantitySensitivity> &all)
  {
    std::vector<std::string> list;
    for (const QuantitySensitivity &one : all)
      {
        list.push_back(heading_of(one));
        std::size_t width = 0;
        for (const AxisSensitivity &axis : one.axes)
          width = std::max(width, axis.axis.size());
        if (!one.reason.empty())
          list.push_back("  none: " + one.reason);
        else
          list.push_back(fmt::format("  {:<{}} {:<23} {}",
                                     "axis",
                                     width,
                                     "alone (first order)",
                                     "with interactions (total)"));
        for (const AxisSensitivity &axis : one.axes)
          list.push_back(fmt::format("  {:<{}} {:<23} {}",
                                     axis.axis,
                                     width,
                                     text_of_index(axis.first_order),
                                     text_of_index(axis.total)));
      }
    return list;
  }
} // namespace softlattice
