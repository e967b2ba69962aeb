// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/run_page.h"

#include "models/shown_text.h"
#include "postprocess/markup.h"
#include "postprocess/report/curve_chart.h"
#include "postprocess/report/film.h"
#include "solver/analysis/avrami.h"
#include "solver/campaign/grain_lines.h"
#include "solver/campaign/report/report_values.h"
#include "solver/campaign/report/run_curves.h"
#include "solver/campaign/study_labels.h"
#include "solver/campaign/study_pictures.h"
#include "solver/output/progress.h"
#include "solver/study/study_table.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <filesystem>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    std::string list_of_texts(const nlohmann::ordered_json &summary, const char *member)
    {
      std::vector<std::string> texts;
      const auto found = summary.is_object() ? summary.find(member) : summary.end();
      if (summary.is_object() && found != summary.end() && found->is_array())
        for (const nlohmann::ordered_json &one : *found)
          if (one.is_string())
            texts.push_back(one.get<std::string>());
      return texts.empty() ? "" : unordered_list(texts);
    }

    std::string body_in_words(const RunRecord &run)
    {
      const auto value = [&](const char *path) { return value_of(run.parameters, path); };
      std::string text = value("Geometry/Kind");
      if (text.empty())
        return "A case";
      text = "A " + text;
      std::string sizes;
      for (const char *path : {"Geometry/Length", "Geometry/Width"})
        if (const std::string size = value(path); !size.empty())
          sizes += (sizes.empty() ? "" : " x ") + size;
      if (const std::string thickness = value("Geometry/Thickness"); !thickness.empty())
        sizes += (sizes.empty() ? "" : ", ") + thickness + " thick";
      if (!sizes.empty())
        text += " (" + sizes + ")";
      if (const std::string material = value("Material/Name"); !material.empty())
        text += " of " + material;
      if (const std::string humidity = value("Environment/Relative humidity"); !humidity.empty())
        text += ", at a relative humidity of " + humidity;
      if (const std::string temperature = value("Environment/Temperature"); !temperature.empty())
        text +=
          (value("Environment/Relative humidity").empty() ? ", at " : " and a temperature of ") +
          temperature;
      return text;
    }

    struct KeyNumber
    {
      std::string key, name;
      double value;
    };

    /// Whether a result is worth a look before all others: not what describes another one.
    bool is_key(const std::string &key, const double value)
    {
      const std::string name = without_unit(key);
      for (const char *minor : {"standard error", "R^2", "Avrami rate"})
        if (name.find(minor) != std::string::npos)
          return false;
      // A fit without the incubation that there was says nothing.
      return std::isfinite(value) && value != 0. && name != "t1" &&
             !(name == "Avrami exponent" && value > highest_avrami_exponent);
    }

    /// The first ones that there are: parts list theirs in the order of what matters.
    std::vector<KeyNumber> key_numbers(const RunRecord &run)
    {
      constexpr std::size_t most = 8;
      std::vector<KeyNumber> chosen;
      if (const std::string key = run.statistics.key("LT fraction"); !key.empty())
        chosen.push_back({key,
                          run.has_ended() ? "LT fraction in the end" : "LT fraction now",
                          run.last("LT fraction")});
      for (const auto &[key, value] : run.quantities())
        if (is_key(key, value) && chosen.size() < most)
          chosen.push_back({key, as_title(label_of(key)), value});
      return chosen;
    }

    std::string numbers_html(const RunRecord &run, const ReportContext &context)
    {
      std::string text = "<ul class=\"key\">\n";
      for (const KeyNumber &one : key_numbers(run))
        text += "<li><span class=\"value\">" + escaped(handy_value(one.key, one.value)) +
                "</span><span class=\"name\">" + escaped(one.name) + "</span></li>\n";
      text += "</ul>\n";
      HtmlTable results{"Results, as summary.json has them",
                        {"result", "value", "in SI units", "meaning"},
                        {}};
      for (const auto &[key, value] : run.quantities())
        {
          std::string meaning = meaning_of(context.topics, "result", key);
          if (const std::size_t end = meaning.find(". In summary.json"); end != std::string::npos)
            meaning.resize(end);
          results.rows.push_back({{key},
                                  {handy_value(key, value), "", true},
                                  exact_cell(value),
                                  {meaning, "", false, "long"}});
        }
      if (!results.rows.empty())
        text += html(results);
      HtmlTable final{fmt::format("The last row of statistics.csv, step {:.0f}", run.last("step")),
                      {"column", "value", "in SI units", "meaning"},
                      {}};
      for (std::size_t i = 0; i < run.statistics.keys.size(); ++i)
        {
          const std::string &key = run.statistics.keys[i];
          const double value = run.statistics.columns[i].back();
          final.rows.push_back(
            {{key},
             {handy_value(key, value), "", true},
             exact_cell(value),
             {meaning_of(context.topics, "output column", key), "", false, "long"}});
        }
      return text + details("The state at the last step, column by column", html(final));
    }

    std::string curves_section(const RunRecord &run, const ReportContext &context)
    {
      std::string text = "<div class=\"charts\">\n";
      for (const RunCurve &curve : all_curves(run, context.topics))
        text += curve_html(curve.figure, "data-" + curve.name, curve.caption);
      return text + "</div>\n";
    }

    std::string film_section(const RunRecord &run, const ReportContext &context)
    {
      constexpr std::size_t most_frames = 12, most_bytes = 2000000;
      RenderOptions options;
      options.width = 560;
      options.height = 560;
      options.grain_at = grains_of(run.directory, context.further);
      try
        {
          const std::vector<FilmFrame> frames =
            film(run.directory, options, most_frames, most_bytes);
          return film_html(frames, "fields of " + run.name) +
                 paragraph("softlattice render draws all of them, and other fields.");
        }
      catch (const RenderError &error)
        {
          return paragraph("There are no pictures: " + std::string(error.what()) + ".");
        }
    }

    /// How much parameters matter, where the run is a member of a study that tells.
    std::map<std::string, double> importance_for(const RunRecord &run)
    {
      const fs::path study =
        fs::absolute(run.directory).lexically_normal().parent_path().parent_path();
      std::error_code problem;
      return fs::exists(study / "study.csv", problem) ? importance_in(summary_in(study.string()))
                                                      : std::map<std::string, double>();
    }
  } // namespace

  std::string run_in_words(const RunRecord &run)
  {
    const double time = run.last("time");
    std::string text =
      body_in_words(run) + fmt::format(": computed over {} in {:.0f} steps",
                                       handy_value(run.statistics.key("time"), time),
                                       run.last("step"));
    const auto member = [&](const nlohmann::ordered_json &json, const char *name) {
      const auto found = json.is_object() ? json.find(name) : json.end();
      return json.is_object() && found != json.end() && found->is_number() ? found->get<double>()
                                                                           : std::nan("");
    };
    if (const double unknowns = member(run.summary, "unknowns_max"); std::isfinite(unknowns))
      text += fmt::format(" with up to {:.0f} degrees of freedom", unknowns);
    if (const double ranks = member(run.provenance, "ranks"); std::isfinite(ranks))
      text += fmt::format(" on {:.0f} process{}", ranks, ranks == 1. ? "" : "es");
    text += ".";
    if (run.has_ended())
      text += " The run is " + run.text_in_summary("status") +
              ", ended by: " + run.text_in_summary("ended_by") +
              fmt::format(", after {} on the wall clock.",
                          readable_duration(member(run.summary, "wall_time_s")));
    return clean_text(text);
  }

  std::string notice_html(const RunRecord &run)
  {
    std::string text;
    if (!run.has_ended())
      {
        text = paragraph(fmt::format(
          "This run has not come to its end: it is at {}, step {:.0f}{}.",
          handy_value(run.statistics.key("time"), run.last("time")),
          run.last("step"),
          value_of(run.parameters, "Time/End time").empty()
            ? ""
            : ", and ends at " + value_of(run.parameters, "Time/End time") + " at the latest"));
        std::error_code problem;
        const auto written = fs::last_write_time(run.directory + "/statistics.csv", problem);
        const double age =
          std::chrono::duration<double>(fs::file_time_type::clock::now() - written).count();
        if (!problem)
          text += paragraph("Its last step was written " + readable_duration(std::max(0., age)) +
                            " before this report.");
      }
    else if (run.text_in_summary("status") != "done")
      text = paragraph("This run is " + run.text_in_summary("status") + ": ended by " +
                       run.text_in_summary("ended_by") + ".") +
             list_of_texts(run.summary, "advice");
    if (!run.gaps.empty())
      text += unordered_list(run.gaps);
    return text.empty() ? "" : "<div class=\"notice\" role=\"note\">\n" + text + "</div>\n";
  }

  ReportPage run_page(const RunRecord &run, const ReportContext &context)
  {
    ReportPage page;
    page.title = run.name;
    page.lead = run_in_words(run);
    page.made = made_by();
    page.has_curves = true;
    const std::string warnings = list_of_texts(run.summary, "warnings");
    page.sections = {{"numbers", "Key numbers", notice_html(run) + numbers_html(run, context)},
                     {"warnings",
                      "Warnings",
                      !warnings.empty()
                        ? "<div class=\"notice\" role=\"note\">\n" + warnings + "</div>\n"
                      : run.has_ended() ? paragraph("The run gave none.")
                                        : paragraph("They are known when the run ends.")},
                     {"curves", "Curves", curves_section(run, context)},
                     {"film", "Pictures", film_section(run, context)},
                     {"parameters", "Parameters", parameters_html(run, importance_for(run))},
                     {"provenance", "Provenance", provenance_html(run)},
                     {"cite", "How to cite", citations_html(run.parameters)},
                     {"files", "Files", file_list_html(context, run.directory)}};
    return page;
  }
} // namespace softlattice
