// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/study_page.h"

#include "postprocess/report/curve_chart.h"
#include "postprocess/report/film.h"
#include "postprocess/report/html.h"
#include "solver/base/error.h"
#include "solver/campaign/grain_lines.h"
#include "solver/campaign/report/report_values.h"
#include "solver/campaign/report/study_fits.h"
#include "solver/campaign/study_labels.h"
#include "solver/campaign/study_pictures.h"
#include "solver/case/case.h"
#include "solver/study/study_views.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    /// Of the folder of a member, within that of the study; empty if there is none, or its name leads elsewhere.
    std::string folder_of(const std::string &directory, const std::string &member)
    {
      const std::string folder = "members/" + member;
      std::error_code problem;
      return member.find('/') == std::string::npos && member != ".." &&
                 fs::is_directory(fs::path(directory) / folder, problem)
               ? folder
               : "";
    }

    std::string axes_in_words(const StudyResults &results)
    {
      constexpr std::size_t most_with_ranges = 4;
      const std::vector<std::size_t> varied = results.varied_axes();
      std::string text;
      if (varied.size() > most_with_ranges)
        {
          for (const std::size_t a : varied)
            text += (text.empty() ? "" : ", ") + within_sentence(results.axes[a].title);
          return fmt::format("{} parameters vary, ", varied.size()) + text;
        }
      for (const std::size_t a : varied)
        {
          const ResultAxis &axis = results.axes[a];
          text += (text.empty() ? "" : "; ") + axis.title + " " +
                  (axis.is_numeric()
                     ? "from " + axis.shown(0) + " to " + axis.shown(axis.values.size() - 1)
                     : "of " + std::to_string(axis.values.size()) + " kinds") +
                  fmt::format(" ({} values)", axis.values.size());
        }
      return text.empty() ? "no parameter varied" : text;
    }

    std::size_t n_done(const StudyResults &results)
    {
      std::size_t n = 0;
      for (const PointSummary &point : results.summary.points)
        n += static_cast<std::size_t>(point.n_done);
      return n;
    }

    std::string value_text(const MemberResult &result, const std::string &key)
    {
      return (result.is_censored ? "> " : "") + handy_value(key, result.value);
    }

    HtmlTable points_table_of(const StudyResults &results, const std::size_t most)
    {
      HtmlTable table{"Means over replicates, with half of their 95 % intervals",
                      {"point", "members"},
                      {}};
      for (const std::string &key : results.quantities())
        table.header.push_back(as_title(label_of(key)));
      for (std::size_t p = 0; p < std::min(most, results.summary.points.size()); ++p)
        {
          const PointSummary &point = results.summary.points[p];
          std::string name;
          for (const std::size_t a : results.varied_axes())
            name += (name.empty() ? "" : ", ") + results.axes[a].at(results.values[p][a]);
          std::vector<TableCell> row = {{name.empty() ? "the case as it is" : name},
                                        {std::to_string(point.n_done), "", true}};
          for (std::size_t q = 0; q < results.quantities().size(); ++q)
            {
              const PointResult &one = point.results[q];
              const std::string &key = results.quantities()[q];
              std::string text;
              if (one.n_censored == 0)
                text = handy_value(key, one.mean.mean) +
                       (std::isfinite(one.mean.half_width)
                          ? " +- " + handy_value(key, one.mean.half_width)
                          : "");
              else
                text =
                  (std::isfinite(one.median) ? "median " + handy_value(key, one.median)
                                             : "above " + handy_value(key, one.watched_until)) +
                  fmt::format(", {} censored", one.n_censored);
              row.push_back({text, "", true});
            }
          table.rows.push_back(std::move(row));
        }
      return table;
    }

    std::string numbers_of_study(const StudyResults &results, const nlohmann::ordered_json &summary)
    {
      constexpr std::size_t most_points = 60;
      const std::string spread = spread_html(summary);
      if (!spread.empty())
        return spread;
      constexpr std::size_t most_unfolded = 12;
      std::string text = html(points_table_of(results, most_points));
      if (results.summary.points.size() > most_points)
        text += paragraph(fmt::format("{} more points are in the table of members.",
                                      results.summary.points.size() - most_points));
      return results.summary.points.size() > most_unfolded
               ? details(fmt::format("Numbers of {} points", results.summary.points.size()), text)
               : text;
    }

    /// What the program knows of the parameters that vary, what matters most first.
    std::string axes_of(const StudyResults &results,
                        const nlohmann::ordered_json &summary,
                        const PartKinds &further)
    {
      const Case what(further);
      const std::map<std::string, double> importance = importance_in(summary);
      std::vector<std::pair<double, std::vector<TableCell>>> rows;
      for (const std::size_t a : results.varied_axes())
        {
          const ResultAxis &axis = results.axes[a];
          const std::string path = without_unit(results.summary.columns.axes[a]);
          const auto weight = importance.find(path);
          std::string range = axis.shown(0);
          if (axis.is_numeric())
            range += " to " + axis.shown(axis.values.size() - 1);
          else
            for (std::size_t v = 1; v < axis.values.size(); ++v)
              range += ", " + axis.shown(v);
          const auto &entries = what.table.entries();
          const auto entry =
            std::find_if(entries.begin(), entries.end(), [&](const ParameterEntry &one) {
              return one.path() == path;
            });
          const bool is_known = entry != entries.end();
          const bool is_assumed = is_known && entry->confidence == Confidence::assumed;
          rows.push_back(
            {weight == importance.end() ? -1. : weight->second,
             {{path, "", false, "", is_known ? entry->meaning : ""},
              {range},
              {weight == importance.end() ? "" : fmt::format("{:.2f}", weight->second), "", true},
              {is_known ? (is_assumed ? "! " : "") + to_string(entry->confidence) : "",
               "",
               false,
               is_assumed ? "assumed" : ""},
              {is_known ? entry->source : "", "", false, "long"}}});
        }
      std::stable_sort(rows.begin(), rows.end(), [](const auto &one, const auto &two) {
        return one.first > two.first;
      });
      HtmlTable table{"Parameters that vary, with what is said of their defaults; what matters "
                      "most stands first, where the study tells",
                      {"parameter", "values", "matters", "default is", "source"},
                      {}};
      for (auto &row : rows)
        table.rows.push_back(std::move(row.second));
      return table.rows.empty() ? "" : html(table);
    }

    std::string failures_of(const StudyResults &results, const StudyTable &table)
    {
      HtmlTable failed{"Members that failed: where, and why", {"member"}, {}};
      for (const std::size_t a : results.varied_axes())
        failed.header.push_back(results.axes[a].heading());
      failed.header.insert(failed.header.end(), {"exit code", "reason"});
      for (const std::string &id : table.order())
        {
          const MemberRow &row = table.rows().at(id);
          if (row.status == "done")
            continue;
          std::vector<TableCell> cells = {{id}};
          for (const std::size_t a : results.varied_axes())
            cells.push_back({row.axes[a], "", results.axes[a].is_numeric()});
          cells.push_back({std::to_string(row.exit_code), "", true});
          cells.push_back(
            {row.status + (row.reason.empty() ? "" : ": " + row.reason), "", false, "long"});
          failed.rows.push_back(std::move(cells));
        }
      return failed.rows.empty() ? "" : html(failed);
    }

    std::string members_of(const StudyResults &results,
                           const StudyTable &table,
                           const std::string &directory,
                           const ReportContext &context)
    {
      HtmlTable members{
        "A row for each member, as in study.csv; > means censored: not reached by then",
        {"member"},
        {}};
      for (const ResultAxis &axis : results.axes)
        members.header.push_back(axis.heading());
      members.header.insert(members.header.end(), {"replicate", "status"});
      for (const std::string &key : results.quantities())
        members.header.push_back(as_title(label_of(key)));
      for (const std::string &id : table.order())
        {
          const MemberRow &row = table.rows().at(id);
          const std::string folder = folder_of(directory, id);
          std::error_code problem;
          const bool has_page = fs::exists(fs::path(directory) / folder / "report.html", problem);
          const std::string page = folder.empty() ? "" : folder + (has_page ? "/report.html" : "/");
          std::vector<TableCell> cells = {
            {id, page.empty() ? "" : context.way_to(directory, page)}};
          for (std::size_t a = 0; a < results.axes.size(); ++a)
            cells.push_back({row.axes[a], "", results.axes[a].is_numeric()});
          cells.push_back({std::to_string(row.replicate), "", true});
          cells.push_back({row.status});
          for (std::size_t q = 0; q < results.quantities().size(); ++q)
            cells.push_back(
              {row.status == "done" ? value_text(row.results[q], results.quantities()[q]) : "",
               "",
               true});
          members.rows.push_back(std::move(cells));
        }
      return details(fmt::format("All {} members", members.rows.size()), html(members));
    }

    /// The last fields of some members, evenly spread over the study.
    std::string multiples_of(const StudyResults &results,
                             const std::string &directory,
                             const ReportContext &context)
    {
      constexpr std::size_t most = 9, most_bytes = 150000;
      std::vector<const StudyMember *> pictured;
      std::error_code problem;
      for (const StudyMember &member : results.members)
        if (const std::string folder = folder_of(directory, member.id);
            member.replicate == 1 && !folder.empty() &&
            fs::exists(fs::path(directory) / folder / "solution.pvd", problem))
          pictured.push_back(&member);
      std::string text;
      for (const std::size_t i : evenly_spread(pictured.size(), most))
        {
          const std::string folder = directory + "/members/" + pictured[i]->id;
          RenderOptions options;
          options.width = options.height = 400;
          options.grain_at = grains_of(folder, context.further);
          try
            {
              const std::vector<FilmFrame> last = film(folder, options, 1, most_bytes);
              std::string name;
              for (const std::size_t a : results.varied_axes())
                name += (name.empty() ? "" : ", ") + results.axes[a].title + " = " +
                        pictured[i]->axes[a] + " " + results.axes[a].unit;
              text += "<figure>" + picture_html(last.back().png, name) + "<figcaption>" +
                      paragraph(name + ", " + last.back().clock) + "</figcaption></figure>\n";
            }
          catch (const RenderError &)
            {
              continue; // what is damaged is for the report of the member to say
            }
        }
      return text.empty() ? "" : "<div class=\"multiples\">\n" + text + "</div>\n";
    }
  } // namespace

  ReportPage study_page(const std::string &directory, const ReportContext &context)
  {
    const StudyTable table = StudyTable::look_at(directory + "/study.csv");
    const StudyResults results = results_in(table);
    if (results.members.empty())
      throw FileError(
        "'" + directory +
        "/study.csv' has no member that is at its end: there is nothing to report yet");
    const nlohmann::ordered_json summary = summary_in(directory);
    const StudyFigures figures = study_figures(results, summary, "");

    ReportPage page;
    page.title =
      "Study " +
      fs::absolute(directory / fs::path(".")).lexically_normal().parent_path().filename().string();
    page.lead =
      fmt::format("A study of {} members at {} points, of which {} are done: {}. Asked for: ",
                  results.members.size(),
                  results.summary.points.size(),
                  n_done(results),
                  axes_in_words(results));
    for (std::size_t q = 0; q < results.quantities().size(); ++q)
      page.lead += (q > 0 ? ", " : "") + label_of(results.quantities()[q]);
    page.lead += ".";
    page.made = made_by();

    std::string pictures;
    for (const auto &[name, figure] : figures.figures)
      pictures += chart_html(figure, "");
    if (!pictures.empty())
      pictures = "<div class=\"charts\">\n" + pictures + "</div>\n";
    std::vector<std::string> left_out = figures.notes;
    for (const std::string &one : figures.left_out)
      left_out.push_back("not drawn: " + one);
    if (!left_out.empty())
      pictures += "<div class=\"notice\" role=\"note\">\n" + unordered_list(left_out) + "</div>\n";

    // Members share all that no axis varies.
    std::string cite;
    for (const StudyMember &member : results.members)
      {
        const std::string file = directory + "/members/" + member.id + "/parameters.effective.prm";
        std::error_code problem;
        if (!fs::exists(file, problem))
          continue;
        cite = citations_html(parameter_lines(file, context.further));
        break;
      }
    page.sections = {
      {"pictures", "Pictures", pictures},
      {"numbers", "Numbers", numbers_of_study(results, summary)},
      {"parameters", "Parameters", axes_of(results, summary, context.further)},
      {"fits", "Laws of acceleration", acceleration_html(summary)},
      {"multiples", "Fields of members in the end", multiples_of(results, directory, context)},
      {"failures", "Failures", failures_of(results, table)},
      {"members", "Members", members_of(results, table, directory, context)},
      {"cite", "How to cite", cite.empty() ? citations_html({}) : cite},
      {"files", "Files", file_list_html(context, directory)}};
    return page;
  }
} // namespace softlattice
