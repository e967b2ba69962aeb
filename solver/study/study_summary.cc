// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_summary.h"

#include "solver/files/text_file.h"
#include "solver/study/transformation_quantities.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    using OrderedJson = nlohmann::ordered_json;
    constexpr double none = std::numeric_limits<double>::quiet_NaN();

    // Beyond, comparing each with each says nothing to anybody.
    constexpr std::size_t most_points_with_survival = 50;

    PointResult result_of(const ReplicateRows &rows,
                          const ReplicateRows &first,
                          const std::size_t quantity)
    {
      PointResult result{mean_of({}), 0, none, none, mean_of({}), {}};
      std::vector<double> values, changes, all;
      for (const auto &[replicate, row] : rows)
        {
          const MemberResult &one = row->results[quantity];
          if (!std::isfinite(one.value))
            continue;
          all.push_back(one.is_censored ? std::numeric_limits<double>::infinity() : one.value);
          if (one.is_censored)
            {
              ++result.n_censored;
              result.watched_until = std::isnan(result.watched_until)
                                       ? one.value
                                       : std::min(result.watched_until, one.value);
              continue;
            }
          values.push_back(one.value);
          if (const auto other = first.find(replicate); other != first.end() && &rows != &first)
            if (const MemberResult &base = other->second->results[quantity];
                std::isfinite(base.value) && !base.is_censored)
              changes.push_back(one.value - base.value);
        }
      if (result.n_censored == 0)
        result.mean = mean_of(values);
      result.change = mean_of(changes);
      // Of the ordered values the middle one. Censoring that begins below it would make it a guess.
      std::sort(all.begin(), all.end());
      if (!all.empty())
        {
          const double low = all[(all.size() - 1) / 2], high = all[all.size() / 2];
          if (std::isfinite(high) && !(result.watched_until < high))
            result.median = 0.5 * (low + high);
        }
      return result;
    }

    OrderedJson json_of(const SampleMean &sample)
    {
      OrderedJson json;
      json["n"] = sample.n;
      json["mean"] = sample.mean;
      json["standard_deviation"] = sample.standard_deviation;
      json["interval_95"] = {sample.mean - sample.half_width, sample.mean + sample.half_width};
      return json;
    }

    /// How long the members lasted, for each time that the study has; members that failed are left out.
    std::map<std::string, SurvivalAnalysis> survival_of(const std::vector<StudyMember> &members,
                                                        const StudyTable &table,
                                                        const StudyColumns &columns)
    {
      std::map<std::string, SurvivalAnalysis> analyses;
      for (std::size_t q = 0; q < columns.quantities.size(); ++q)
        {
          if (!is_time_to_reach(without_unit(columns.quantities[q])))
            continue;
          std::vector<Lifetime> lifetimes;
          for (const StudyMember &member : members)
            if (const auto row = table.rows().find(member.id);
                row != table.rows().end() && row->second.status == "done")
              if (const MemberResult &one = row->second.results[q]; one.value > 0.)
                {
                  const std::string &group = member.point_name;
                  lifetimes.push_back(one.is_censored ? Lifetime::longer_than(one.value, group)
                                                      : Lifetime::exact(one.value, group));
                }
          if (!lifetimes.empty())
            analyses[columns.quantities[q]] = analyse_survival(lifetimes);
        }
      return analyses;
    }

    /// Where the full model and mean-field theory agree, and where they do not.
    void add_theory(const StudySummary &summary, std::vector<std::string> &list)
    {
      for (std::size_t q = 0; q < summary.columns.quantities.size(); ++q)
        {
          std::size_t n = 0, n_agree = 0;
          std::vector<std::string> apart;
          for (const PointSummary &point : summary.points)
            if (const auto &theory = point.results[q].theory)
              {
                ++n;
                n_agree += theory->agrees ? 1 : 0;
                if (!theory->agrees)
                  apart.push_back(
                    fmt::format("  not at {}: {:.4g} and {:.4g}, {:.2g} standard errors apart",
                                point.name,
                                point.results[q].mean.mean,
                                theory->drawn.mean,
                                theory->standard_errors));
              }
          if (n > 0)
            list.push_back(fmt::format(
              "{}: mean-field theory agrees within three standard errors and 1 % at {} of "
              "{} points",
              without_unit(summary.columns.quantities[q]),
              n_agree,
              n));
          list.insert(list.end(), apart.begin(), apart.end());
        }
      if (!summary.no_theory.empty())
        list.push_back("not compared with mean-field theory: " + summary.no_theory);
    }

    /// "314.3 +- 5.2 (n = 4)".
    std::string text_of(const PointResult &result, const int n_done)
    {
      if (result.n_censored > 0)
        {
          std::string text = fmt::format("not reached in {} of {} within {:.4g}",
                                         result.n_censored,
                                         n_done,
                                         result.watched_until);
          if (std::isfinite(result.median))
            text += fmt::format(", median {:.4g}", result.median);
          return text;
        }
      if (!std::isfinite(result.mean.mean))
        return "none";
      if (!std::isfinite(result.mean.half_width))
        return fmt::format("{:.4g}", result.mean.mean);
      return fmt::format("{:.4g} +- {:.2g} (n = {})",
                         result.mean.mean,
                         result.mean.half_width,
                         result.mean.n);
    }
  } // namespace

  StudySummary summarise(const std::vector<StudyMember> &members,
                         const std::size_t n_points,
                         const StudyTable &table,
                         const StudyColumns &columns)
  {
    StudySummary summary;
    summary.columns = columns;
    summary.n_members = members.size();
    summary.points.resize(n_points);
    const std::vector<ReplicateRows> rows = done_rows(members, n_points, table);
    for (const StudyMember &member : members)
      {
        summary.points[member.point].axes = member.axes;
        summary.points[member.point].name = member.point_name;
        const auto found = table.rows().find(member.id);
        if (found == table.rows().end())
          {
            ++summary.status["not run"];
            continue;
          }
        const MemberRow &row = found->second;
        ++summary.status[row.status];
        if (row.status != "done")
          ++summary.reasons[fmt::format("exit code {}: {}", row.exit_code, row.reason)];
      }
    for (std::size_t p = 0; p < n_points; ++p)
      {
        summary.points[p].n_done = static_cast<int>(rows[p].size());
        for (std::size_t q = 0; q < columns.quantities.size(); ++q)
          summary.points[p].results.push_back(result_of(rows[p], rows.front(), q));
      }
    if (members.size() > n_points && n_points <= most_points_with_survival)
      summary.survival = survival_of(members, table, columns);
    return summary;
  }

  void write_study_summary(const std::string &path, const StudySummary &summary)
  {
    OrderedJson json;
    json["schema_version"] = 1;
    json["n"] = summary.n_members;
    json["n_spared"] = summary.n_spared;
    json["status"] = summary.status;
    json["failures"] = summary.reasons;
    json["points"] = OrderedJson::array();
    for (const PointSummary &point : summary.points)
      {
        OrderedJson one;
        one["name"] = point.name;
        for (std::size_t a = 0; a < summary.columns.axes.size(); ++a)
          one["axes"][summary.columns.axes[a]] = point.axes[a];
        one["n_done"] = point.n_done;
        for (std::size_t q = 0; q < point.results.size(); ++q)
          {
            const PointResult &result = point.results[q];
            OrderedJson of = json_of(result.mean);
            of["n_censored"] = result.n_censored;
            of["median"] = result.median;
            of["watched_until"] = result.watched_until;
            of["change_from_first_point"] = json_of(result.change);
            if (result.theory)
              of["mean_field"] = softlattice::json(*result.theory);
            one["quantities"][summary.columns.quantities[q]] = std::move(of);
          }
        json["points"].push_back(std::move(one));
      }
    json["no_mean_field"] = summary.no_theory;
    json["survival"] = OrderedJson::object();
    for (const auto &[quantity, analysis] : summary.survival)
      {
        SurvivalLabels labels;
        labels.quantity = without_unit(quantity);
        labels.unit = quantity.substr(labels.quantity.size() + 2);
        labels.unit.pop_back();
        labels.group = "point";
        json["survival"][quantity] = softlattice::json(analysis, labels);
      }
    summary.analyses.write_into(json);
    write_atomically(path, json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n");
  }

  std::vector<std::string> lines(const StudySummary &summary, const std::size_t most_points)
  {
    std::vector<std::string> list;
    // Samples are for what follows from them; the single ones are in study.csv.
    const bool shows_points = summary.analyses.spread.empty();
    for (std::size_t q = 0; shows_points && q < summary.columns.quantities.size(); ++q)
      {
        const bool has_replicates = summary.n_members > summary.points.size();
        list.push_back(summary.columns.quantities[q] +
                       (has_replicates ? ", mean and half of its 95 % interval" : ""));
        for (std::size_t p = 0; p < summary.points.size() && p < most_points; ++p)
          {
            const PointSummary &point = summary.points[p];
            const SampleMean &change = point.results[q].change;
            const std::string controlled =
              point.results[q].theory ? controlled_text(*point.results[q].theory) : "";
            list.push_back(fmt::format("  {:<60} {}{}{}{}",
                                       point.name,
                                       text_of(point.results[q], point.n_done),
                                       controlled.empty() ? "" : "; ",
                                       controlled,
                                       std::isfinite(change.half_width)
                                         ? fmt::format("; {:+.4g} +- {:.2g} against the first",
                                                       change.mean,
                                                       change.half_width)
                                         : ""));
          }
        if (summary.points.size() > most_points)
          list.push_back(fmt::format("  and {} more points", summary.points.size() - most_points));
      }
    for (std::string &line : summary.analyses.lines())
      list.push_back(std::move(line));
    add_theory(summary, list);
    for (const auto &[reason, n] : summary.reasons)
      list.push_back(fmt::format("{} of {} members: {}", n, summary.n_members, reason));
    if (summary.n_spared > 0)
      list.push_back(
        fmt::format("{} replicates were not needed for the precision", summary.n_spared));
    return list;
  }
} // namespace softlattice
