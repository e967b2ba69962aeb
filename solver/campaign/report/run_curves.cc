// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/run_curves.h"

#include "solver/analysis/avrami.h"
#include "solver/campaign/report/curve_groups.h"
#include "solver/campaign/report/part_charts.h"
#include "solver/campaign/report/report_values.h"
#include "solver/campaign/study_labels.h"
#include "solver/study/study_table.h"
#include "solver/study/study_views.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace softlattice
{
  namespace
  {
    constexpr const char *progress = "LT fraction";
    constexpr int ticks_along = 6;

    std::string unit_behind(const std::string &key)
    {
      const std::string name = without_unit(key);
      return name.size() == key.size() ? "" : key.substr(name.size());
    }

    /// By more than rounding.
    bool changes(const std::vector<double> &values)
    {
      constexpr double rounding = 1e-12;
      return std::any_of(values.begin(), values.end(), [&](const double value) {
        return std::isfinite(value) &&
               !(std::abs(value - values.front()) <= rounding * std::abs(values.front()));
      });
    }

    /// The group as far as the table has its columns; those that never change say nothing.
    CurveGroup present(const CurveGroup &group, const ResultTable &table)
    {
      CurveGroup found{group.name, group.title, {}};
      for (const std::string &name : group.columns)
        {
          const std::vector<double> *const values = table.column(name);
          if (values == nullptr || (name != progress && !changes(*values)))
            continue;
          if (found.columns.empty() ||
              unit_behind(table.key(name)) == unit_behind(table.key(found.columns.front())))
            found.columns.push_back(name);
        }
      return found;
    }

    std::string name_of_id(const std::string &column)
    {
      std::string id = "column-";
      for (const char c : column)
        id += std::isalnum(static_cast<unsigned char>(c)) != 0
                ? static_cast<char>(std::tolower(static_cast<unsigned char>(c)))
                : '-';
      return id;
    }

    struct TimeAxis
    {
      ChartAxis axis;
      double factor;
    };

    TimeAxis time_axis(const std::vector<const RunRecord *> &runs)
    {
      double first = std::numeric_limits<double>::infinity(), last = -first;
      for (const RunRecord *run : runs)
        {
          const std::vector<double> &times = *run->statistics.column("time");
          first = std::min(first, times.front());
          last = std::max(last, times.back());
        }
      const ShownUnit unit = shown_unit(runs.front()->statistics.key("time"), {last});
      first *= unit.factor;
      last *= unit.factor;
      return {{"time" + (unit.name.empty() ? "" : " [" + unit.name + "]"),
               Scale::linear(first, last > first ? last : first + 1., ticks_along)},
              unit.factor};
    }

    Line line_over_time(const RunRecord &run,
                        const std::string &column,
                        const std::string &name,
                        const double time_factor,
                        const double factor)
    {
      Line line{name, {}};
      const std::vector<double> &times = *run.statistics.column("time");
      const std::vector<double> &values = *run.statistics.column(column);
      for (std::size_t i = 0; i < times.size(); ++i)
        line.places.push_back({times[i] * time_factor, values[i] * factor});
      return line;
    }

    std::vector<double> heights(const std::vector<Line> &lines)
    {
      std::vector<double> values;
      for (const Line &line : lines)
        for (const Chart::Place &place : line.places)
          if (std::isfinite(place.y))
            values.push_back(place.y);
      return values;
    }

    /// Fractions have the whole of their range, to be compared by eye.
    Scale scale_of_values(const std::string &column, const std::vector<Line> &lines)
    {
      const std::vector<double> values = heights(lines);
      if (values.empty())
        return Scale::linear(0., 1., ticks_along);
      return column == progress ? Scale::linear(0., 1.02, ticks_along)
                                : scale_for(values, ticks_along);
    }

    /// The fit of Avrami with its incubation, as the summary has it, where it is a fit of something.
    void add_avrami(const RunRecord &run, const double time_factor, RunCurve &curve)
    {
      const TransformationSeries series{*run.statistics.column("time"),
                                        *run.statistics.column(progress)};
      const AvramiFit fit = fit_avrami_and_incubation(series);
      if (!fit.valid())
        return;
      Line line{"Avrami fit", {}, true};
      for (const double time : series.time)
        {
          const double since = std::max(0., time - fit.incubation);
          line.places.push_back(
            {time * time_factor, 1. - std::exp(-std::pow(fit.rate * since, fit.exponent))});
        }
      curve.figure.lines.front().name = progress;
      curve.figure.lines.push_back(std::move(line));
      curve.caption += fmt::format(" The fit X = 1 - exp(-(k (t - t_i))^n) for 5 % < X < 95 % has "
                                   "n = {:.3g} +- {:.1g} after an "
                                   "incubation of {}. An exponent of 3 is that of a steady "
                                   "rate of nucleation and steady "
                                   "fronts in a plane, 4 in three dimensions.",
                                   fit.exponent,
                                   fit.standard_error,
                                   handy_value(run.statistics.key("time"), fit.incubation));
    }

    /// What stood in the way of longer steps, as the summary counts it; empty while there is none.
    std::string limits_in_words(const RunRecord &run)
    {
      const auto limits =
        run.has_ended() ? run.summary.find("steps_limited_by") : run.summary.end();
      if (!run.has_ended() || limits == run.summary.end() || !limits->is_object())
        return "";
      static const std::map<std::string, std::string> words = {
        {"error", "the error that is tolerated"},
        {"growth", "how much longer than the one before a step may be"},
        {"maximum", "Time/Largest step"},
        {"Newton", "Newton's method"},
        {"nucleus", "the birth of a nucleus"},
        {"environment", "a change of the surroundings"},
        {"output", "an output"},
        {"end", "the end of the run"},
        {"energy", "an energy that rose"},
        {"noise", "the thermal noise"}};
      std::vector<std::pair<long, std::string>> found;
      for (const auto &[what, n] : limits->items())
        if (n.is_number_integer())
          found.emplace_back(n.get<long>(), words.count(what) > 0 ? words.at(what) : what);
      std::sort(found.rbegin(), found.rend());
      std::string text;
      for (const auto &[n, what] : found)
        text += (text.empty() ? "What limited steps, and how many: " : ", ") + what +
                fmt::format(" {}", n);
      return text.empty() ? "" : " " + text + ".";
    }

    std::string sentence(const std::string &text)
    {
      std::string one = text;
      if (one.empty())
        return one;
      one[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(one[0])));
      return one + (one.back() == '.' ? "" : ".");
    }

    std::string caption_of(const ResultTable &table,
                           const std::vector<std::string> &columns,
                           const std::vector<Topic> &topics)
    {
      std::string caption;
      for (const std::string &column : columns)
        {
          const std::string meaning = meaning_of(topics, "output column", table.key(column));
          if (!meaning.empty())
            caption +=
              (caption.empty() ? "" : " ") +
              (columns.size() > 1 ? column + ": " + meaning + (meaning.back() == '.' ? "" : ".")
                                  : sentence(meaning));
        }
      return caption;
    }
  } // namespace

  std::vector<CurveGroup> curve_groups(const ResultTable &statistics)
  {
    std::set<std::string> done = {"step", "time", "wall time"};
    std::vector<CurveGroup> groups;
    const auto add = [&](const CurveGroup &group) {
      done.insert(group.columns.begin(), group.columns.end());
      if (CurveGroup found = present(group, statistics); !found.columns.empty())
        groups.push_back(std::move(found));
    };
    for (const CurveGroup &group : known_groups())
      add(group);
    for (const CurveGroup &group : last_groups())
      done.insert(group.columns.begin(), group.columns.end());
    for (const std::string &key : statistics.keys)
      if (const std::string name = without_unit(key); done.count(name) == 0)
        add({name_of_id(name), as_title(name), {name}});
    for (const CurveGroup &group : last_groups())
      add(group);
    return groups;
  }

  RunCurve time_curve(const RunRecord &run,
                      const CurveGroup &group,
                      const std::vector<Topic> &topics)
  {
    const TimeAxis time = time_axis({&run});
    std::vector<double> all;
    for (const std::string &column : group.columns)
      all.insert(all.end(),
                 run.statistics.column(column)->begin(),
                 run.statistics.column(column)->end());
    const std::string key = run.statistics.key(group.columns.front());
    const ShownUnit unit = shown_unit(key, all);
    RunCurve curve{group.name,
                   {group.title, time.axis, {"", Scale::linear(0., 1., 1)}, {}, {}},
                   caption_of(run.statistics, group.columns, topics)};
    for (const std::string &column : group.columns)
      curve.figure.lines.push_back(line_over_time(run,
                                                  column,
                                                  group.columns.size() > 1 ? column : "",
                                                  time.factor,
                                                  unit.factor));
    const std::string name =
      group.columns.size() > 1 ? within_sentence(group.title) : group.columns.front();
    curve.figure.y = {name + (unit.name.empty() ? "" : " [" + unit.name + "]"),
                      scale_of_values(group.columns.front(), curve.figure.lines)};
    if (group.columns.front() == progress)
      add_avrami(run, time.factor, curve);
    if (group.columns.front() == "time step")
      curve.caption += limits_in_words(run);
    return curve;
  }

  RunCurve compared_curve(const std::vector<const RunRecord *> &runs,
                          const std::vector<std::string> &names,
                          const CurveGroup &group,
                          const std::vector<Topic> &topics)
  {
    const std::string &column = group.columns.front();
    const TimeAxis time = time_axis(runs);
    std::vector<double> all;
    for (const RunRecord *run : runs)
      all.insert(all.end(),
                 run->statistics.column(column)->begin(),
                 run->statistics.column(column)->end());
    const ShownUnit unit = shown_unit(runs.front()->statistics.key(column), all);
    RunCurve curve{group.name,
                   {as_title(column), time.axis, {"", Scale::linear(0., 1., 1)}, {}, {}},
                   caption_of(runs.front()->statistics, {column}, topics)};
    for (std::size_t i = 0; i < runs.size(); ++i)
      curve.figure.lines.push_back(
        line_over_time(*runs[i], column, names[i], time.factor, unit.factor));
    curve.figure.y = {column + (unit.name.empty() ? "" : " [" + unit.name + "]"),
                      scale_of_values(column, curve.figure.lines)};
    return curve;
  }

  std::vector<RunCurve> curves_of_tables(const RunRecord &run, const std::vector<Topic> &topics)
  {
    constexpr std::size_t most_times = 5;
    std::vector<RunCurve> curves;
    for (const auto &[file, table] : run.tables)
      {
        if (table.keys.size() < 3 || without_unit(table.keys[0]) != "time" || table.n_rows() == 0)
          continue;
        const std::vector<double> &times = table.columns[0];
        const std::set<double> different(times.begin(), times.end());
        const std::vector<double> ordered(different.begin(), different.end());
        const ShownUnit unit = shown_unit(table.keys[0], {ordered.back()});
        std::vector<Line> lines;
        for (const std::size_t t : evenly_spread(ordered.size(), most_times))
          {
            Line line{fmt::format("{:.4g}{}",
                                  ordered[t] * unit.factor,
                                  unit.name.empty() ? "" : " " + unit.name),
                      {}};
            for (std::size_t i = 0; i < times.size(); ++i)
              if (times[i] == ordered[t])
                line.places.push_back({table.columns[1][i], table.columns[2][i]});
            lines.push_back(std::move(line));
          }
        double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
        for (const double x : table.columns[1])
          {
            lowest = std::fmin(lowest, x);
            highest = std::fmax(highest, x);
          }
        if (!(lowest < highest) || heights(lines).empty())
          continue;
        const ShownUnit of_x = shown_unit(table.keys[1], {lowest, highest});
        for (Line &line : lines)
          for (Chart::Place &place : line.places)
            place.x *= of_x.factor;
        LineFigure figure{
          as_title(without_unit(table.keys[2])),
          {of_x.factor == 1. ? table.keys[1] : without_unit(table.keys[1]) + " [" + of_x.name + "]",
           Scale::linear(lowest * of_x.factor, highest * of_x.factor, ticks_along)},
          {table.keys[2], scale_for(heights(lines), ticks_along)},
          std::move(lines),
          {}};
        curves.push_back({name_of_id(file.substr(0, file.size() - 4)),
                          std::move(figure),
                          meaning_of(topics, "output file", file)});
      }
    return curves;
  }

  std::vector<RunCurve> all_curves(const RunRecord &run, const std::vector<Topic> &topics)
  {
    std::vector<RunCurve> curves = charts_of_parts(run);
    for (const CurveGroup &group : curve_groups(run.statistics))
      curves.push_back(time_curve(run, group, topics));
    for (RunCurve &curve : curves_of_tables(run, topics))
      curves.push_back(std::move(curve));
    return curves;
  }
} // namespace softlattice
