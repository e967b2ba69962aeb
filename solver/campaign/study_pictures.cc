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
#include <functional>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;
    using Picture = std::pair<std::string, std::function<Canvas()>>; // its name

    /// Null if there is none that can be read, as while a study runs for the first time.
    nlohmann::ordered_json summary_of(const std::string &directory)
    {
      std::ifstream file(directory + "/summary.json");
      return file ? nlohmann::ordered_json::parse(file, nullptr, false) : nlohmann::ordered_json();
    }

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

    std::function<Canvas()> picture_of(const StudyResults &results,
                                       const StudyView &view,
                                       const std::vector<std::string> &notes,
                                       const RenderOptions &options)
    {
      const FigureSize size{options.width, options.height};
      return [&results, &view, &notes, size, colours = options.colour_map] {
        switch (view.kind)
          {
            case StudyView::Kind::curves:
              return draw(curve_figure(results, view, notes), size);
            case StudyView::Kind::scatter:
              return draw(scatter_figure(results, view, notes), size);
            case StudyView::Kind::tornado:
              return draw(tornado_figure(results, view, notes), size);
            case StudyView::Kind::survival:
              return draw(survival_figure(results, view, notes), size);
            case StudyView::Kind::map:
              break;
          }
        MapFigure map = map_figure(results, view, notes);
        map.colour_map = colours;
        return draw(map, size);
      };
    }

    void make_folder(const fs::path &folder)
    {
      std::error_code problem;
      fs::create_directories(folder, problem);
      if (problem)
        throw RenderError("cannot write to '" + folder.string() + "': " + problem.message());
    }
  } // namespace

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

    const nlohmann::ordered_json summary = summary_of(directory);
    const std::vector<std::string> notes = notes_on(results, summary);
    const StudyViews views = choose_views(results);
    std::vector<Picture> pictures;
    for (const StudyView &view : views.views)
      pictures.emplace_back("pictures/" + view.name + ".png",
                            picture_of(results, view, notes, options));
    for (const auto &[name, figure] : sensitivity_figures(summary, notes))
      pictures.emplace_back("pictures/" + name + ".png",
                            [figure = figure, size = FigureSize{options.width, options.height}] {
                              return draw(figure, size);
                            });
    if (pictures.empty())
      throw RenderError(
        "'" + table +
        "' has one point and too few replicates for a survival curve: there is nothing to compare");

    std::vector<std::string> names;
    for (const Picture &picture : pictures)
      names.push_back(picture.first);
    options.before_writing(names);
    make_folder(fs::path(directory) / "pictures");
    StudyPictures made{{}, notes};
    for (const auto &[name, paint] : pictures)
      {
        made.files.push_back(directory + "/" + name);
        paint().write_png(made.files.back());
      }
    for (const std::string &one : views.left_out)
      made.notes.push_back("not drawn: " + one);
    return made;
  }
} // namespace softlattice
