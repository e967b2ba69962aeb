// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/comparison_page.h"

#include "postprocess/report/curve_chart.h"
#include "postprocess/report/html.h"
#include "solver/campaign/report/report_values.h"
#include "solver/campaign/report/run_curves.h"
#include "solver/campaign/report/run_page.h"
#include "solver/study/study_table.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>

namespace softlattice
{
  namespace
  {
    std::map<std::string, std::string> values_by_path(const RunRecord &run)
    {
      std::map<std::string, std::string> values;
      for (const ParameterLine &line : run.parameters)
        values[line.path] = line.value;
      return values;
    }

    /// Names that tell two runs apart, also where their directories are called the same.
    std::vector<std::string> names_of_both(const RunRecord &first, const RunRecord &second)
    {
      if (first.name != second.name)
        return {first.name, second.name};
      return {"A: " + first.name, "B: " + second.name};
    }

    std::string parameter_differences(const RunRecord &first,
                                      const RunRecord &second,
                                      const std::vector<std::string> &names)
    {
      const auto a = values_by_path(first), b = values_by_path(second);
      HtmlTable table{"Parameters that differ", {"parameter", names[0], names[1], "meaning"}, {}};
      std::vector<ParameterLine> all = first.parameters;
      for (const ParameterLine &line : second.parameters)
        if (a.count(line.path) == 0)
          all.push_back(line);
      for (const ParameterLine &line : all)
        {
          const auto in_a = a.find(line.path), in_b = b.find(line.path);
          const std::string left = in_a == a.end() ? "not used" : in_a->second;
          const std::string right = in_b == b.end() ? "not used" : in_b->second;
          if (left != right)
            table.rows.push_back({{line.path},
                                  {left, "", false, "differs"},
                                  {right, "", false, "differs"},
                                  {line.meaning, "", false, "long"}});
        }
      if (a.empty() || b.empty())
        return paragraph("The parameters of one of them are not known.");
      return table.rows.empty() ? paragraph("All parameters are the same.") : html(table);
    }

    std::string outcome_differences(const RunRecord &first,
                                    const RunRecord &second,
                                    const std::vector<std::string> &names)
    {
      std::map<std::string, double> b;
      for (const auto &[key, value] : second.quantities())
        b[key] = value;
      const std::set<std::string> of_solver =
        {"step", "time step", "unknowns", "Newton iterations", "Krylov iterations", "wall time"};
      HtmlTable table{"Results, and the last rows of both",
                      {"result", names[0], names[1], "difference", "ratio"},
                      {}};
      std::vector<std::pair<std::string, double>> all = first.quantities();
      for (std::size_t i = 0; i < first.statistics.keys.size(); ++i)
        if (of_solver.count(without_unit(first.statistics.keys[i])) == 0)
          all.emplace_back(first.statistics.keys[i], first.statistics.columns[i].back());
      for (std::size_t i = 0; i < second.statistics.keys.size(); ++i)
        b.emplace(second.statistics.keys[i], second.statistics.columns[i].back());
      const std::size_t n_results = first.quantities().size();
      for (std::size_t i = 0; i < all.size(); ++i)
        {
          const auto &[key, left] = all[i];
          const auto found = b.find(key);
          const double right = found == b.end() ? std::nan("") : found->second;
          if (!std::isfinite(left) && !std::isfinite(right))
            continue;
          const bool has_both = std::isfinite(left) && std::isfinite(right);
          table.rows.push_back(
            {{i < n_results ? key : "last " + key},
             {handy_value(key, left), "", true},
             {handy_value(key, right), "", true},
             {has_both ? handy_value(key, right - left) : "", "", true},
             {has_both && left != 0. && right != 0. ? fmt::format("{:.4g}", right / left) : "",
              "",
              true}});
        }
      return html(table);
    }

    std::string compared_curves_html(const RunRecord &first,
                                     const RunRecord &second,
                                     const std::vector<std::string> &names,
                                     const ReportContext &context)
    {
      std::string text;
      std::set<std::string> drawn;
      for (const RunRecord *run : {&first, &second})
        for (const CurveGroup &group : curve_groups(run->statistics))
          if (const std::string &column = group.columns.front();
              drawn.count(column) == 0 && !first.statistics.key(column).empty() &&
              first.statistics.key(column) == second.statistics.key(column))
            {
              const RunCurve curve =
                compared_curve({&first, &second}, names, group, context.topics);
              text += curve_html(curve.figure, "data-" + curve.name, curve.caption);
              drawn.insert(column);
            }
      return text.empty() ? "" : "<div class=\"charts\">\n" + text + "</div>\n";
    }
  } // namespace

  ReportPage comparison_page(const RunRecord &first,
                             const RunRecord &second,
                             const ReportContext &context)
  {
    const std::vector<std::string> names = names_of_both(first, second);
    ReportPage page;
    page.title = names[0] + " and " + names[1];
    page.lead =
      names[0] + ": " + run_in_words(first) + " " + names[1] + ": " + run_in_words(second);
    page.made = made_by();
    page.has_curves = true;
    page.sections = {
      {"parameters", "What was different", parameter_differences(first, second, names)},
      {"results",
       "What came of it",
       notice_html(first) + notice_html(second) + outcome_differences(first, second, names)},
      {"curves", "On one axis", compared_curves_html(first, second, names, context)},
      {"files", names[0] + ", files", file_list_html(context, first.directory)},
      {"files-of-second", names[1] + ", files", file_list_html(context, second.directory)}};
    return page;
  }
} // namespace softlattice
