// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/tornado.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace softlattice
{
  namespace
  {
    /// One value of an axis and the rows of its point.
    struct AxisPoint
    {
      std::string value;
      double number; ///< NaN for names
      const ReplicateRows *rows;
    };

    TornadoEnd end_at(const AxisPoint &point, const std::size_t quantity)
    {
      TornadoEnd end;
      end.value = point.value;
      std::vector<double> values;
      for (const auto &[replicate, row] : *point.rows)
        if (const MemberResult &one = row->results[quantity]; std::isfinite(one.value))
          {
            values.push_back(one.value);
            end.n_censored += one.is_censored ? 1 : 0;
          }
      end.at_least = mean_of(values).mean;
      end.mean = end.n_censored > 0 ? std::numeric_limits<double>::quiet_NaN() : end.at_least;
      return end;
    }

    SampleMean change_between(const AxisPoint &lowest,
                              const AxisPoint &highest,
                              const std::size_t quantity)
    {
      std::vector<double> changes;
      for (const auto &[replicate, row] : *lowest.rows)
        if (const auto other = highest.rows->find(replicate); other != highest.rows->end())
          {
            const MemberResult &from = row->results[quantity],
                               &to = other->second->results[quantity];
            if (from.is_censored || to.is_censored)
              return mean_of({});
            if (std::isfinite(from.value) && std::isfinite(to.value))
              changes.push_back(to.value - from.value);
          }
      return mean_of(changes);
    }

    TornadoAxis compared(const std::string &axis,
                         std::vector<AxisPoint> points,
                         const std::size_t quantity)
    {
      const bool has_numbers = std::none_of(points.begin(), points.end(), [](const auto &one) {
        return std::isnan(one.number);
      });
      const auto height = [&](const AxisPoint &one) {
        const double value = has_numbers ? one.number : end_at(one, quantity).at_least;
        // What has no value is no end.
        return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
      };
      std::stable_sort(points.begin(), points.end(), [&](const auto &a, const auto &b) {
        return height(a) < height(b);
      });
      TornadoAxis of_axis;
      of_axis.axis = axis;
      of_axis.lowest = end_at(points.front(), quantity);
      of_axis.highest = end_at(points.back(), quantity);
      of_axis.change = change_between(points.front(), points.back(), quantity);
      of_axis.known_change = of_axis.highest.at_least - of_axis.lowest.at_least;
      // What is longer than watched differs by at least so much only from what is below that.
      const bool is_low_open = of_axis.lowest.n_censored > 0,
                 is_high_open = of_axis.highest.n_censored > 0;
      if ((is_low_open && is_high_open) || (is_low_open && of_axis.known_change > 0.) ||
          (is_high_open && of_axis.known_change < 0.))
        of_axis.known_change = std::numeric_limits<double>::quiet_NaN();
      return of_axis;
    }

    double number_of(const std::string &text, const Axis &axis)
    {
      char *end = nullptr;
      const double value = std::strtod(text.c_str(), &end);
      return axis.unit.empty() || text.empty() || *end != '\0'
               ? std::numeric_limits<double>::quiet_NaN()
               : value;
    }

    std::string text_of_end(const TornadoEnd &end)
    {
      if (end.n_censored > 0)
        return fmt::format("> {:.4g} at {}", end.at_least, end.value);
      return fmt::format("{:.4g} at {}", end.mean, end.value);
    }

    std::string text_of_change(const TornadoAxis &axis)
    {
      if (std::isfinite(axis.change.half_width))
        return fmt::format("{:+.4g} +- {:.2g}", axis.change.mean, axis.change.half_width);
      if (std::isfinite(axis.change.mean))
        return fmt::format("{:+.4g}", axis.change.mean);
      if (std::isnan(axis.known_change))
        return "change not known";
      const bool is_bound = axis.lowest.n_censored + axis.highest.n_censored > 0;
      return fmt::format("{:+.4g}{}", axis.known_change, is_bound ? " or more" : "");
    }

    nlohmann::ordered_json json_of_end(const TornadoEnd &end)
    {
      return {{"value", end.value},
              {"mean", end.mean},
              {"at least", end.at_least},
              {"n_censored", end.n_censored}};
    }
  } // namespace

  std::vector<Tornado> tornado_of(const std::vector<ReplicateRows> &rows,
                                  const std::vector<std::size_t> &point_of,
                                  const std::vector<Axis> &axes,
                                  const std::vector<std::string> &base,
                                  const StudyColumns &columns)
  {
    std::vector<Tornado> all;
    for (std::size_t q = 0; q < columns.quantities.size(); ++q)
      {
        Tornado tornado;
        tornado.quantity = columns.quantities[q];
        const ReplicateRows &as_it_is = rows[point_of.front()];
        tornado.base = end_at({"", std::numeric_limits<double>::quiet_NaN(), &as_it_is}, q);
        std::size_t next = 1;
        for (std::size_t a = 0; a < axes.size(); ++a)
          {
            std::vector<AxisPoint> points = {{base[a], number_of(base[a], axes[a]), &as_it_is}};
            for (const AxisValue &value : axes[a].values)
              points.push_back({value.shown(), value.number, &rows[point_of[next++]]});
            tornado.axes.push_back(compared(columns.axes[a], std::move(points), q));
          }
        std::stable_sort(tornado.axes.begin(),
                         tornado.axes.end(),
                         [](const TornadoAxis &a, const TornadoAxis &b) {
                           const auto span = [](const TornadoAxis &axis) {
                             return std::isnan(axis.known_change) ? -1.
                                                                  : std::abs(axis.known_change);
                           };
                           return span(a) > span(b);
                         });
        all.push_back(std::move(tornado));
      }
    return all;
  }

  nlohmann::ordered_json json(const std::vector<Tornado> &all)
  {
    auto list = nlohmann::ordered_json::array();
    for (const Tornado &one : all)
      {
        nlohmann::ordered_json object;
        object["quantity"] = one.quantity;
        object["axes"] = nlohmann::ordered_json::array();
        for (const TornadoAxis &axis : one.axes)
          object["axes"].push_back({{"axis", axis.axis},
                                    {"lowest", json_of_end(axis.lowest)},
                                    {"highest", json_of_end(axis.highest)},
                                    {"base", one.base.mean},
                                    {"change", axis.change.mean},
                                    {"n", axis.change.n},
                                    {"change interval",
                                     {axis.change.mean - axis.change.half_width,
                                      axis.change.mean + axis.change.half_width}},
                                    {"known change", axis.known_change}});
        list.push_back(std::move(object));
      }
    return list;
  }

  std::vector<std::string> lines(const std::vector<Tornado> &all)
  {
    std::vector<std::string> list;
    for (const Tornado &one : all)
      {
        list.push_back(fmt::format(
          "{}: from the lowest to the highest value of each axis, the largest change first",
          one.quantity));
        std::size_t width = 0;
        for (const TornadoAxis &axis : one.axes)
          width = std::max(width, axis.axis.size());
        for (const TornadoAxis &axis : one.axes)
          list.push_back(fmt::format("  {:<{}} {:<20} {:<20} {}",
                                     axis.axis,
                                     width,
                                     text_of_end(axis.lowest),
                                     text_of_end(axis.highest),
                                     text_of_change(axis)));
      }
    return list;
  }
} // namespace softlattice
