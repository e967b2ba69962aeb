// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/bar_figure.h"
#include "postprocess/curve_figure.h"
#include "postprocess/map_figure.h"
#include "postprocess/survival_figure.h"
#include "solver/campaign/favoured_law.h"
#include "solver/study/study_views.h"

namespace softlattice
{
  /// What is known of a quantity at a point: the mean, the median where some members are censored, the time
  /// until which all were watched where most are. In the unit of the table; the place is left at 0.
  CurvePoint value_at_point(const StudyResults &results, std::size_t point, std::size_t quantity);

  // The pictures of a view, each of its own kind. `notes` are put below.

  /// With the law beside the points, where it is one of them.
  CurveFigure curve_figure(const StudyResults &results,
                           const StudyView &view,
                           std::vector<std::string> notes,
                           const std::optional<FavouredLaw> &law);
  CurveFigure scatter_figure(const StudyResults &results,
                             const StudyView &view,
                             std::vector<std::string> notes);
  MapFigure map_figure(const StudyResults &results,
                       const StudyView &view,
                       std::vector<std::string> notes);
  BarFigure tornado_figure(const StudyResults &results,
                           const StudyView &view,
                           std::vector<std::string> notes);
  SurvivalFigure survival_figure(const StudyResults &results,
                                 const StudyView &view,
                                 std::vector<std::string> notes);
} // namespace softlattice
