// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_pictures.h"

#include "solver/base/error.h"
#include "solver/campaign/study_figures.h"
#include "solver/campaign/study_sensitivity.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;
    void refuse_options_of_frames(const RenderOptions &options)
    {
      if (!options.field.empty() || options.every != 1)
        throw UsageError(
          "--field and --every choose among the fields of a run; a study has pictures of its "
          "quantities\nsoftlattice render STUDY/members/ID draws the fields of a member");
    }

    /// What all pictures have to say of the members.
    std::vector<std::string> notes_on(const StudyResults &results,
                                      const nlohmann::ordered_json &summary)
    {
      std::vector<std::string> notes;
      std::size_t n_done = 0;
      for (const PointSummary &point : results.summary.points)
        n_done += static_cast<std::size_t>(point.n_done);
      if (const std::size_t n_failed = results.members.size() - n_done; n_failed > 0)
        notes.push_back(fmt::format("{} of {} members failed and are not in it",
                                    n_failed,
                                    results.members.size()));
      const auto planned = summary.is_object() ? summary.find("n") : summary.end();
      std::size_t missing = results.n_unfinished;
      if (summary.is_object() && planned != summary.end() && planned->is_number_unsigned())
        {
          const nlohmann::ordered_json &spared_by =
            summary.value("n_spared", nlohmann::ordered_json());
          const std::size_t spared =
            spared_by.is_number_unsigned() ? spared_by.get<std::size_t>() : 0;
          const auto n = planned->get<std::size_t>();
          missing = n > results.members.size() + spared ? n - results.members.size() - spared : 0;
        }
      if (missing > 0)
        notes.push_back(
          fmt::format("{} members are missing: the study is not at its end", missing));
      if (results.n_superseded > 0)
        notes.push_back(
          fmt::format("{} rows of study.csv are of earlier versions of the study and are left out",
                      results.n_superseded));
      return notes;
    }

    AnyFigure figure_of(const StudyResults &results,
                        const StudyView &view,
                        const std::vector<std::string> &notes,
                        const std::string &colour_map,
                        const std::optional<FavouredLaw> &law)
    {
      switch (view.kind)
        {
          case StudyView::Kind::curves:
            return curve_figure(results, view, notes, law);
          case StudyView::Kind::scatter:
            return scatter_figure(results, view, notes);
          case StudyView::Kind::tornado:
            return tornado_figure(results, view, notes);
          case StudyView::Kind::survival:
            return survival_figure(results, view, notes);
          case StudyView::Kind::map:
            break;
        }
      MapFigure map = map_figure(results, view, notes);
      map.colour_map = colour_map;
      return map;
    }

    void make_folder(const fs::path &folder)
    {
      std::error_code problem;
      fs::create_directories(folder, problem);
      if (problem)
        throw RenderError("cannot write to '" + folder.string() + "': " + problem.message());
    }
  } // namespace

  nlohmann::ordered_json summary_in(const std::string &directory)
  {
    std::ifstream file(directory + "/summary.json");
    return file ? nlohmann::ordered_json::parse(file, nullptr, false) : nlohmann::ordered_json();
  }

  StudyFigures study_figures(const StudyResults &results,
                             const nlohmann::ordered_json &summary,
                             const std::string &colour_map)
  {
    StudyFigures found;
    found.notes = notes_on(results, summary);
    const StudyViews views = choose_views(results);
    const std::optional<FavouredLaw> law = favoured_law(summary);
    for (const StudyView &view : views.views)
      found.figures.emplace_back(view.name, figure_of(results, view, found.notes, colour_map, law));
    for (auto &[name, figure] : sensitivity_figures(summary, found.notes))
      found.figures.emplace_back(name, std::move(figure));
    found.left_out = views.left_out;
    return found;
  }

  StudyPictures draw_study(const std::string &directory, const RenderOptions &options)
  {
    refuse_options_of_frames(options);
    const std::string table = directory + "/study.csv";
    const StudyResults results = results_in(StudyTable::look_at(table));
    if (results.members.empty())
      throw RenderError("'" + table +
                        "' has no member that is at its end: there is nothing to draw yet");
    const bool all_failed =
      std::all_of(results.summary.points.begin(),
                  results.summary.points.end(),
                  [](const PointSummary &point) { return point.n_done == 0; });
    if (all_failed)
      throw RenderError("all members in '" + table +
                        "' have failed: there is nothing to draw; the "
                        "column 'reason' says why");

    const StudyFigures found = study_figures(results, summary_in(directory), options.colour_map);
    if (found.figures.empty())
      throw RenderError(
        "'" + table +
        "' has one point and too few replicates for a survival curve: there is nothing to compare");

    const bool is_svg = options.format == PictureFormat::svg;
    std::vector<std::string> names;
    for (const auto &[name, figure] : found.figures)
      names.push_back("pictures/" + name + (is_svg ? ".svg" : ".png"));
    options.before_writing(names);
    make_folder(fs::path(directory) / "pictures");
    StudyPictures made{{}, found.notes};
    for (std::size_t i = 0; i < names.size(); ++i)
      {
        made.files.push_back(directory + "/" + names[i]);
        const AnyFigure &figure = found.figures[i].second;
        if (is_svg)
          draw_svg(figure).write(made.files.back(), title_of(figure));
        else
          draw(figure, {options.width, options.height}).write_png(made.files.back());
      }
    for (const std::string &one : found.left_out)
      made.notes.push_back("not drawn: " + one);
    return made;
  }
} // namespace softlattice
