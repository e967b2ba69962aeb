// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/render.h"

#include <string>
#include <vector>

namespace softlattice
{
  struct StudyPictures
  {
    std::vector<std::string> files;
    std::vector<std::string> notes; ///< what is not drawn, or not there yet
  };

  /// Draws a study from DIR/study.csv, and what DIR/summary.json has of sensitivities, into DIR/pictures/. A
  /// study that is running is drawn as far as it is. Options of frames in time are an error.
  /// @throws FileError, RenderError, UsageError
  StudyPictures draw_study(const std::string &directory, const RenderOptions &options);
} // namespace softlattice
