// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/output/file_list.h"

#include <filesystem>
#include <iostream>
#include <system_error>

namespace softlattice
{
  namespace
  {
    /// Removes the pictures of an earlier call, and no other file.
    void make_way(const std::string &directory, const std::vector<std::string> &files)
    {
      FileList ours(directory);
      std::error_code error;
      for (const std::string &file : files)
        if (!ours.contains(file) &&
            std::filesystem::exists(std::filesystem::symlink_status(directory + "/" + file, error)))
          throw FileError("'" + directory + "/" + file + "' is in the way: " + FileList::name +
                          " does not name it, so that it may not be of softlattice, which does not "
                          "replace it; move it");
      ours.remove_from("render/");
      ours.add(files);
    }
  } // namespace

  int verbs::render(const RenderCommand &command)
  {
    try
      {
        RenderOptions options = command.options;
        options.before_writing = [&](const std::vector<std::string> &files) {
          make_way(command.directory, files);
        };
        const RenderResult result = softlattice::render(command.directory, options);
        std::cout << result.frames.size() << (result.frames.size() == 1 ? " frame\n" : " frames\n")
                  << result.animation << "\n";
      }
    catch (const RenderError &error)
      {
        throw FileError(error.what());
      }
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
