// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/part_charts.h"

#include "solver/campaign/study_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace softlattice
{
  namespace
  {
    using Places = std::vector<Chart::Place>;
    constexpr int ticks_of_charts = 6;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();

    /// The places of a line, in the order of the table; of a logarithmic axis those above zero.
    Places places_of(const ResultChart &chart, const ResultTable &table, const ChartLine &line)
    {
      Places places;
      const std::vector<double> *const x = table.column(line.x), *const y = table.column(line.y);
      if (x == nullptr || y == nullptr)
        return places;
      const std::vector<double> &first = table.columns.front();
      for (std::size_t i = 0; i < table.n_rows(); ++i)
        if (chart.rows == ResultChart::Rows::all || first[i] == first.back())
          if (!chart.has_logarithmic_x || (*x)[i] > 0.)
            places.push_back({(*x)[i], line.factor_of_y * (*y)[i]});
      return places;
    }

    /// With a gap wherever x falls.
    Places with_restarts(const Places &places)
    {
      Places all;
      for (const Chart::Place &place : places)
        {
          if (!all.empty() && place.x < all.back().x)
            all.push_back({none, none});
          all.push_back(place);
        }
      return all;
    }

    /// Those at which x has risen, and those at which it has fallen, with gaps between the branches. A value is that of the
    /// row to which x has come.
    std::pair<Places, Places> by_direction(const Places &places)
    {
      std::pair<Places, Places> both;
      const Places *last = nullptr;
      for (std::size_t i = 1; i < places.size(); ++i)
        {
          if (places[i].x == places[i - 1].x)
            continue;
          Places &branch = places[i].x > places[i - 1].x ? both.first : both.second;
          if (last != &branch && !branch.empty())
            branch.push_back({none, none});
          branch.push_back(places[i]);
          last = &branch;
        }
      return both;
    }

    bool takes_three_values(const Places &places)
    {
      std::set<double> values;
      for (const Chart::Place &place : places)
        if (std::isfinite(place.x) && values.insert(place.x).second && values.size() > 2)
          return true;
      return false;
    }

    std::vector<Line> lines_of(const ResultChart &chart, const ResultTable &table)
    {
      std::vector<Line> lines;
      const auto add = [&](const ChartLine &line, const std::string &name, Places places) {
        if (std::any_of(places.begin(), places.end(), [](const Chart::Place &place) {
              return std::isfinite(place.x) && std::isfinite(place.y);
            }))
          lines.push_back({name, std::move(places), line.is_theory});
      };
      for (const ChartLine &line : chart.lines)
        {
          Places places = places_of(chart, table, line);
          switch (chart.branches)
            {
              case ResultChart::Branches::one:
                add(line, line.name, std::move(places));
                break;
              case ResultChart::Branches::restarting:
                add(line, line.name, with_restarts(places));
                break;
              case ResultChart::Branches::by_direction:
                if (takes_three_values(places))
                  {
                    auto [rising, falling] = by_direction(places);
                    const std::string of = line.name.empty() ? "" : line.name + ", ";
                    add(line, of + "rising", std::move(rising));
                    add(line, of + "falling", std::move(falling));
                  }
                break;
            }
        }
      return lines;
    }

    std::pair<double, double> range(const std::vector<Line> &lines, double Chart::Place::*axis)
    {
      double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
      for (const Line &line : lines)
        for (const Chart::Place &place : line.places)
          if (std::isfinite(place.x) && std::isfinite(place.y))
            {
              lowest = std::min(lowest, place.*axis);
              highest = std::max(highest, place.*axis);
            }
      return {lowest, highest};
    }

    Scale scale_of_y(const std::vector<Line> &lines)
    {
      std::vector<double> values;
      for (const Line &line : lines)
        for (const Chart::Place &place : line.places)
          if (std::isfinite(place.y))
            values.push_back(place.y);
      return scale_for(values, ticks_of_charts);
    }

    /// "time since the step [min]", and the places in that unit.
    std::string titled(const std::string &title,
                       const std::string &key,
                       double Chart::Place::*axis,
                       std::vector<Line> &lines)
    {
      std::vector<double> values;
      for (const Line &line : lines)
        for (const Chart::Place &place : line.places)
          values.push_back(place.*axis);
      const ShownUnit unit = shown_unit(key, values);
      for (Line &line : lines)
        for (Chart::Place &place : line.places)
          place.*axis *= unit.factor;
      return title + (unit.name.empty() ? "" : " [" + unit.name + "]");
    }
  } // namespace

  std::vector<RunCurve> charts_of_parts(const RunRecord &run)
  {
    std::vector<RunCurve> curves;
    for (const auto &[chart, table] : run.charts)
      {
        std::vector<Line> lines = lines_of(chart, table);
        if (lines.empty() || chart.lines.empty())
          continue;
        const ChartLine &first = chart.lines.front();
        const std::string x_title =
                            titled(chart.x_title, table.key(first.x), &Chart::Place::x, lines),
                          y_title =
                            titled(chart.y_title, table.key(first.y), &Chart::Place::y, lines);
        auto [lowest, highest] = range(lines, &Chart::Place::x);
        const auto [lowest_y, highest_y] = range(lines, &Chart::Place::y);
        if (!(lowest < highest) || !(lowest_y < highest_y))
          continue;
        RunCurve curve{chart.name,
                       {chart.title,
                        {x_title,
                         chart.has_logarithmic_x ? Scale::logarithmic(lowest, highest)
                                                 : Scale::linear(lowest, highest, ticks_of_charts)},
                        {y_title, scale_of_y(lines)},
                        std::move(lines),
                        {}},
                       chart.caption};
        if (chart.has_equal_scales)
          {
            lowest = std::min(lowest, 0.);
            highest += 0.1 * (highest - lowest);
            curve.figure.x.scale = Scale::linear(lowest, highest, ticks_of_charts);
            curve.figure.y.scale = Scale::linear(lowest, highest, ticks_of_charts);
            curve.figure.equal_scales = EqualScales{lowest, highest, std::min(lowest_y, 0.)};
          }
        curves.push_back(std::move(curve));
      }
    return curves;
  }
} // namespace softlattice
