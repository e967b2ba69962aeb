// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/grains.h"
#include "models/shown_text.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/campaign/study_pictures.h"
#include "solver/case/case.h"
#include "solver/output/file_list.h"

#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
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

    /// A case or a study stands for where its results are unless told otherwise.
    std::string directory_of(const std::string &word)
    {
      const std::filesystem::path path(word);
      return path.extension() == ".prm" && !std::filesystem::is_directory(path)
               ? default_result_directory(word)
               : word;
    }

    /// Where the grains of the case are, if it has any and the file with its parameters is still there.
    std::function<std::size_t(double, double)> grains_of(const std::string &directory,
                                                         const PartKinds &further)
    {
      const std::string file = directory + "/parameters.effective.prm";
      std::error_code error;
      if (!std::filesystem::exists(file, error))
        return {};
      const UnitSystem units;
      Case what(further);
      Diagnostics diagnostics;
      const PrmFile prm = read_case_file(file, diagnostics);
      assign_case(prm, {}, units, what, diagnostics);
      if (diagnostics.n_errors() > 0 || what.geometry.kind != "polycrystal")
        return {};
      const auto size = box_size(what.geometry);
      const auto grains = std::make_shared<GrainMap>(what.geometry.grains, size[0], size[1]);
      return [grains](const double x, const double y) { return grains->grain_at(x, y); };
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
    const std::string directory = directory_of(command.directory);
    try
      {
        if (std::filesystem::exists(directory + "/study.csv"))
          render_study(directory, command.options);
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
