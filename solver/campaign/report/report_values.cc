// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/report_values.h"

#include "solver/base/version.h"
#include "solver/campaign/report/citations.h"
#include "solver/campaign/study_labels.h"
#include "solver/files/text_file.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <filesystem>

namespace softlattice
{
  namespace fs = std::filesystem;

  std::string ReportContext::way_to(const std::string &directory, const std::string &file) const
  {
    const fs::path from = fs::absolute(target).lexically_normal().parent_path();
    return (fs::absolute(directory) / file).lexically_normal().lexically_relative(from).string();
  }

  std::string handy_value(const std::string &key, const double value)
  {
    if (!std::isfinite(value))
      return "none";
    const ShownUnit unit = shown_unit(key, {value});
    return fmt::format("{:.4g}{}", value * unit.factor, unit.name.empty() ? "" : " " + unit.name);
  }

  TableCell exact_cell(const double value)
  {
    return {std::isfinite(value) ? shortest(value) : "", "", true};
  }

  std::string file_list_html(const ReportContext &context, const std::string &directory)
  {
    const std::vector<std::pair<std::string, std::string>> known = {
      {"statistics.csv", "a row for each accepted step"},
      {"events.csv", "a row for each nucleus"},
      {"photoluminescence.csv", "spectra over time"},
      {"study.csv", "a row for each member"},
      {"summary.json", "how it ended and what it found, for programs"},
      {"parameters.effective.prm", "every parameter as used; running it repeats the run"},
      {"provenance.json", "program, versions, seed"},
      {"log.txt", "what the program said"},
      {"solution.pvd", "the fields, for ParaView"},
      {"render/animation.png", "an animation of the fields, by softlattice render"}};
    HtmlTable table{"Files of this result: what is drawn here thinned is complete there",
                    {"file", "what"},
                    {}};
    std::error_code problem;
    for (const auto &[name, what] : known)
      if (fs::exists(fs::path(directory) / name, problem))
        table.rows.push_back({{name, context.way_to(directory, name)}, {what}});
    return table.rows.empty() ? "" : html(table);
  }

  std::string provenance_html(const RunRecord &run)
  {
    if (!run.provenance.is_object())
      return "";
    HtmlTable table{"From provenance.json", {"what", "value"}, {}};
    for (const auto &[key, value] : run.provenance.items())
      if (value.is_object())
        for (const auto &[name, number] : value.items())
          table.rows.push_back(
            {{name}, {number.is_string() ? number.get<std::string>() : number.dump()}});
      else
        {
          std::string name = key;
          std::replace(name.begin(), name.end(), '_', ' ');
          table.rows.push_back(
            {{name}, {value.is_string() ? value.get<std::string>() : value.dump()}});
        }
    return html(table);
  }

  namespace
  {
    TableCell confidence_cell(const ParameterLine &line)
    {
      if (line.is_chosen())
        return {"set by the case"};
      if (!line.confidence)
        return {"not known to this version"};
      const bool is_assumed = *line.confidence == Confidence::assumed;
      return {(is_assumed ? "! " : "") + to_string(*line.confidence),
              "",
              false,
              is_assumed ? "assumed" : ""};
    }

    /// Where a value comes from, without the folders of a file.
    std::string origin_text(const std::string &origin)
    {
      const std::size_t slash = origin.rfind('/');
      return slash == std::string::npos ? origin : origin.substr(slash + 1);
    }

    HtmlTable parameter_table(const std::string &caption,
                              const std::vector<ParameterLine> &lines,
                              const std::map<std::string, double> &importance)
    {
      HtmlTable table{caption, {"parameter", "value", "how well known", "source", "from"}, {}};
      if (!importance.empty())
        table.header.insert(table.header.begin() + 2, "matters");
      for (const ParameterLine &line : lines)
        {
          std::vector<TableCell> row = {{line.path, "", false, "", line.meaning},
                                        {line.shown},
                                        confidence_cell(line),
                                        {line.is_chosen() ? "" : line.source, "", false, "long"},
                                        {origin_text(line.origin)}};
          if (!importance.empty())
            {
              const auto found = importance.find(line.path);
              row.insert(
                row.begin() + 2,
                TableCell{found == importance.end() ? "" : fmt::format("{:.2f}", found->second),
                          "",
                          true});
            }
          table.rows.push_back(std::move(row));
        }
      return table;
    }
  } // namespace

  std::string parameters_html(const RunRecord &run, const std::map<std::string, double> &importance)
  {
    if (run.parameters.empty())
      return "";
    const std::vector<ParameterLine> physical = physical_first_assumed(run.parameters, importance);
    const auto n_assumed =
      std::count_if(physical.begin(), physical.end(), [](const ParameterLine &one) {
        return one.confidence == Confidence::assumed && !one.is_chosen();
      });
    std::vector<ParameterLine> others;
    for (const ParameterLine &line : run.parameters)
      if (!line.confidence || *line.confidence == Confidence::numerical)
        others.push_back(line);
    std::string text = paragraph(fmt::format(
      "{} of these {} physical parameters are assumed: nobody measured them, and it is for you to "
      "judge "
      "them. They stand first, marked with !{}.",
      n_assumed,
      physical.size(),
      importance.empty() ? ""
                         : ", those before that matter most to the study of which this run is"));
    text += html(parameter_table("Physical parameters", physical, importance));
    return text + details(fmt::format("Geometry, conditions, numerical and output settings ({})",
                                      others.size()),
                          html(parameter_table("Other settings", others, {})));
  }

  std::string citations_html(const std::vector<ParameterLine> &lines)
  {
    const std::vector<Citation> citations = citations_of(lines);
    HtmlTable table{"Works that laws and numbers of this run come from",
                    {"work", "DOI", "used for"},
                    {}};
    for (const Citation &one : citations)
      {
        std::string uses;
        for (const std::string &use : one.used_for)
          uses += (uses.empty() ? "" : "; ") + use;
        table.rows.push_back({{one.author.empty() ? one.key : one.author + " " + one.year},
                              {one.doi},
                              {uses, "", false, "long"}});
      }
    return (table.rows.empty() ? "" : html(table)) +
           details("BibTeX (authors, titles and journals follow from the DOIs)",
                   preformatted(bibtex(citations)));
  }

  std::string made_by()
  {
    return fmt::format("Made by softlattice {} on {:%Y-%m-%d %H:%M:%S} UTC.",
                       to_string(version()),
                       fmt::gmtime(std::time(nullptr)));
  }
} // namespace softlattice
