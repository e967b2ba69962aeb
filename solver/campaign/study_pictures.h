// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/picture.h"
#include "postprocess/render.h"
#include "solver/study/study_results.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What there is to see of a study.
  struct StudyFigures
  {
    std::vector<std::pair<std::string, AnyFigure>> figures; ///< each with a name for its file
    std::vector<std::string> notes;    ///< on members that are missing, below each figure
    std::vector<std::string> left_out; ///< what is not drawn, and why
  };

  /// The figures of a study from its table and what summary.json has of sensitivities; null: there is none yet. A study
  /// that is running is shown as far as it is. The figures are of what `results` has.
  StudyFigures study_figures(const StudyResults &results,
                             const nlohmann::ordered_json &summary,
                             const std::string &colour_map);

  /// DIR/summary.json; null if there is none that can be read, as while a study runs for the first time.
  nlohmann::ordered_json summary_in(const std::string &directory);

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
