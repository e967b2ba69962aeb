// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/shown_text.h"
#include "postprocess/picture.h"
#include "solver/app/topics.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/campaign/grain_lines.h"
#include "solver/campaign/report/run_curves.h"
#include "solver/campaign/study_pictures.h"
#include "solver/output/file_list.h"

#include <filesystem>
#include <iostream>
#include <system_error>

namespace softlattice
{
  namespace
  {
    /// Removes the pictures of an earlier call, which lie in a folder, and no other file.
    void make_way(const std::string &directory,
                  const std::string &folder,
                  const std::vector<std::string> &files)
    {
      FileList ours(directory);
      std::error_code error;
      for (const std::string &file : files)
        if (!ours.contains(file) &&
            std::filesystem::exists(std::filesystem::symlink_status(directory + "/" + file, error)))
          throw FileError("'" + directory + "/" + file + "' is in the way: " + FileList::name +
                          " does not name it, so that it may not be of softlattice, which does not "
                          "replace it; move it");
      ours.remove_from(folder);
      ours.add(files);
    }

    void render_run(const std::string &directory, RenderOptions options, const PartKinds &further)
    {
      options.grain_at = grains_of(directory, further);
      options.before_writing = [&](const std::vector<std::string> &files) {
        make_way(directory, "render/", files);
      };
      const RenderResult result = softlattice::render(directory, options);
      std::cout << result.frames.size() << (result.frames.size() == 1 ? " frame\n" : " frames\n")
                << result.animation << "\n";
    }

    /// What a run has over time, which no frame shows.
    void draw_curves(const std::string &directory, const PartKinds &further)
    {
      const RunRecord run = read_run(directory, further);
      std::vector<std::string> names;
      const std::vector<RunCurve> curves = all_curves(run, all_topics(further));
      for (const RunCurve &curve : curves)
        names.push_back("curves/" + curve.name + ".svg");
      make_way(directory, "curves/", names);
      std::filesystem::create_directories(directory + "/curves");
      for (std::size_t i = 0; i < curves.size(); ++i)
        {
          draw_svg(curves[i].figure).write(directory + "/" + names[i], curves[i].figure.title);
          std::cout << directory << "/" << names[i] << "\n";
        }
    }

    void render_study(const std::string &directory, RenderOptions options)
    {
      options.before_writing = [&](const std::vector<std::string> &files) {
        make_way(directory, "pictures/", files);
      };
      const StudyPictures pictures = draw_study(directory, options);
      for (const std::string &file : pictures.files)
        std::cout << file << "\n";
      for (const std::string &note : pictures.notes)
        std::cout << clean_text(note) << "\n";
    }
  } // namespace

  int verbs::render(const RenderCommand &command, const PartKinds &further)
  {
    const std::string directory = results_of(command.directory);
    try
      {
        if (std::filesystem::exists(directory + "/study.csv"))
          render_study(directory, command.options);
        else if (command.options.format == PictureFormat::svg &&
                 std::filesystem::is_directory(directory))
          draw_curves(directory, further);
        else if (std::filesystem::is_directory(directory) &&
                 !std::filesystem::exists(directory + "/solution.pvd"))
          throw FileError(
            "'" + directory +
            "' has neither solution.pvd, as a run has, nor study.csv, as a study has");
        else
          render_run(directory, command.options, further);
      }
    catch (const RenderError &error)
      {
        throw FileError(error.what());
      }
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
