// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/figure.h"

#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  /// What is known of a quantity at one place.
  struct CurvePoint
  {
    enum class Known
    {
      mean,   ///< of all
      median, ///< some were censored above it
      bound   ///< it is not below `value`: most were censored
    };
    double place;                                            ///< on the axis of places
    double value;                                            ///< NaN: none
    double lower = std::numeric_limits<double>::quiet_NaN(); ///< 95 % interval; NaN: not known
    double upper = std::numeric_limits<double>::quiet_NaN();
    Known known = Known::mean;
  };

  struct Curve
  {
    std::string name; ///< empty if there is only one
    std::vector<CurvePoint> points;
  };

  /// Quantities over a parameter.
  struct CurveFigure
  {
    enum class Direction
    {
      up,   ///< values are on the vertical axis
      right ///< on the horizontal one, as in a TTT diagram
    };
    std::string title;
    ChartAxis places, values;
    Direction direction = Direction::up;
    bool joined = true; ///< by lines; points of a sample are not
    std::vector<Curve> curves;
    std::vector<std::string> notes;
    std::vector<Curve> laws = {}; ///< dashed, beside the curve of the same number; empty: none
  };

  /// Points with bars for their intervals, arrows where only a bound is known.
  void draw(const CurveFigure &figure, Drawing &drawing, const Letters &letters);
} // namespace softlattice
