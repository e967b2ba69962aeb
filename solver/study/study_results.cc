// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_results.h"

#include "models/shown_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <set>

namespace softlattice
{
  namespace
  {
    std::optional<double> whole_number(const std::string &text)
    {
      char *end = nullptr;
      const double value = std::strtod(text.c_str(), &end);
      if (text.empty() || *end != '\0' || !std::isfinite(value))
        return {};
      return value;
    }

    /// The last `n` names of the path.
    std::string last_names(const std::string &path, const int n)
    {
      std::size_t begin = path.size();
      for (int i = 0; i < n && begin != std::string::npos && begin > 0; ++i)
        begin = path.rfind('/', begin - 1);
      return begin == std::string::npos || begin == 0 ? path : path.substr(begin + 1);
    }

    std::vector<ResultAxis> named_axes(const std::vector<std::string> &columns)
    {
      std::vector<ResultAxis> axes;
      for (const std::string &column : columns)
        {
          const std::string path = clean_text(without_unit(column));
          ResultAxis axis;
          if (path.size() < column.size())
            axis.unit = column.substr(path.size() + 2, column.size() - path.size() - 3);
          if (axis.unit == "1")
            axis.unit.clear();
          if (path.empty())
            axis.title = "axis without a name";
          for (int names = 1; axis.title.empty(); ++names)
            {
              const std::string title = last_names(path, names);
              const auto same =
                std::count_if(columns.begin(), columns.end(), [&](const auto &other) {
                  return last_names(without_unit(other), names) == title;
                });
              if (same == 1 || title == path)
                axis.title = title;
            }
          axes.push_back(std::move(axis));
        }
      return axes;
    }

    void find_values(ResultAxis &axis, const std::vector<StudyMember> &points, const std::size_t a)
    {
      std::set<std::string> known;
      for (const StudyMember &point : points)
        if (known.insert(point.axes[a]).second)
          axis.values.push_back(point.axes[a]);
      for (const std::string &value : axis.values)
        if (const auto number = whole_number(value))
          axis.numbers.push_back(*number);
      if (axis.numbers.size() < axis.values.size())
        {
          axis.numbers.clear();
          return;
        }
      std::vector<std::size_t> order(axis.values.size());
      std::iota(order.begin(), order.end(), std::size_t(0));
      std::sort(order.begin(), order.end(), [&](const std::size_t i, const std::size_t j) {
        return axis.numbers[i] < axis.numbers[j];
      });
      ResultAxis sorted = axis;
      for (std::size_t i = 0; i < order.size(); ++i)
        {
          sorted.values[i] = axis.values[order[i]];
          sorted.numbers[i] = axis.numbers[order[i]];
        }
      axis = std::move(sorted);
    }

    StudyResults::Design design_of(const StudyResults &results)
    {
      const std::vector<std::size_t> varied = results.varied_axes();
      const auto n = static_cast<double>(results.values.size());
      if (varied.size() < 2)
        return StudyResults::Design::grid;
      const bool is_one_at_a_time =
        std::all_of(results.values.begin(), results.values.end(), [&](const auto &values) {
          const auto different =
            std::count_if(varied.begin(), varied.end(), [&](const std::size_t a) {
              return values[a] != results.values.front()[a];
            });
          return different <= 1;
        });
      if (is_one_at_a_time)
        return StudyResults::Design::one_at_a_time;
      // The beginning of a grid, as a study that runs has it, is more than half of what its values span:
      // all but the last value of the slowest axis are complete.
      double all = 1.;
      for (const std::size_t a : varied)
        all *= static_cast<double>(results.axes[a].values.size());
      return n > 0.5 * all ? StudyResults::Design::grid : StudyResults::Design::scattered;
    }
  } // namespace

  std::string ResultAxis::heading() const
  {
    return unit.empty() ? title : title + " [" + unit + "]";
  }

  std::string ResultAxis::at(const std::size_t value) const
  {
    return title + " = " + shown(value);
  }

  std::string ResultAxis::shown(const std::size_t value) const
  {
    if (!is_numeric())
      return values[value];
    double number = numbers[value];
    std::string in = unit;
    if (is_time())
      {
        const auto seconds_in = [](const std::string &name) {
          return name == "d" ? 86400. : name == "h" ? 3600. : name == "min" ? 60. : 1.;
        };
        const double seconds = number * seconds_in(unit);
        in = seconds >= 86400. ? "d" : seconds >= 3600. ? "h" : seconds >= 60. ? "min" : "s";
        number = seconds / seconds_in(in);
      }
    std::string text = fmt::format("{:.4g}", number);
    if (const std::size_t sign = text.find("e+"); sign != std::string::npos)
      text.erase(sign + 1, 1); // 3e23
    return text + (in.empty() ? "" : " " + in);
  }

  std::vector<std::size_t> StudyResults::varied_axes() const
  {
    std::vector<std::size_t> varied;
    for (std::size_t a = 0; a < axes.size(); ++a)
      if (axes[a].is_varied())
        varied.push_back(a);
    return varied;
  }

  std::optional<std::size_t> StudyResults::point_at(const std::vector<std::size_t> &wanted) const
  {
    const auto found = point_of_.find(wanted);
    return found == point_of_.end() ? std::nullopt : std::optional(found->second);
  }

  std::vector<Lifetime> StudyResults::lifetimes(const std::size_t point,
                                                const std::size_t quantity) const
  {
    std::vector<Lifetime> list;
    for (const std::vector<MemberResult> &member : done_[point])
      if (const MemberResult &one = member[quantity]; one.value > 0.)
        list.push_back(one.is_censored ? Lifetime::longer_than(one.value)
                                       : Lifetime::exact(one.value));
    return list;
  }

  StudyResults results_in(const StudyTable &table)
  {
    StudyResults results;
    results.axes = named_axes(table.columns().axes);
    std::map<std::vector<std::string>, std::size_t> points;
    std::set<std::pair<std::size_t, int>> taken;
    std::vector<StudyMember> firsts; // of the points
    for (const std::string &id : table.order())
      {
        const MemberRow &row = table.rows().at(id);
        if (!row.is_final())
          {
            ++results.n_unfinished;
            continue;
          }
        StudyMember member;
        member.id = id;
        member.replicate = row.replicate;
        member.seed = row.seed;
        for (const std::string &value : row.axes)
          member.axes.push_back(clean_text(value));
        const auto point = points.emplace(member.axes, points.size());
        member.point = point.first->second;
        if (!taken.insert({member.point, member.replicate}).second)
          {
            ++results.n_superseded;
            continue;
          }
        if (point.second)
          {
            firsts.push_back(member);
            results.done_.emplace_back();
          }
        if (row.status == "done")
          results.done_[member.point].push_back(row.results);
        results.members.push_back(std::move(member));
      }
    for (std::size_t a = 0; a < results.axes.size(); ++a)
      find_values(results.axes[a], firsts, a);
    for (const StudyMember &point : firsts)
      {
        std::vector<std::size_t> values;
        for (std::size_t a = 0; a < results.axes.size(); ++a)
          {
            const std::vector<std::string> &known = results.axes[a].values;
            values.push_back(static_cast<std::size_t>(
              std::find(known.begin(), known.end(), point.axes[a]) - known.begin()));
          }
        results.point_of_[values] = results.values.size();
        results.values.push_back(std::move(values));
      }
    results.summary = summarise(results.members, firsts.size(), table, table.columns());
    results.design = design_of(results);
    return results;
  }
} // namespace softlattice
