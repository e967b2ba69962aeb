// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/figure.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A survival curve right behind the times at which it has steps or somebody was lost from sight.
  struct SurvivalPlot
  {
    struct Step
    {
      double time;
      int at_risk; ///< right before
      int censored;
      double survival;
      double lower, upper; ///< 95 % band; NaN: none
    };
    std::string name;
    int n; ///< in the beginning
    std::vector<Step> steps;

    /// Those that had not ended and were watched right before a time.
    int at_risk(double time) const;
  };

  struct SurvivalFigure
  {
    std::string title;
    std::string time_title; ///< with unit
    std::string share_title;
    std::vector<SurvivalPlot> groups;
    std::vector<std::string> notes;
  };

  /// Curves with bands, short strokes where some were lost from sight, and the numbers at risk below.
  void draw(const SurvivalFigure &figure, Drawing &drawing, const Letters &letters);
} // namespace softlattice
