// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/bar_figure.h"
#include "postprocess/canvas.h"
#include "postprocess/curve_figure.h"
#include "postprocess/line_figure.h"
#include "postprocess/map_figure.h"
#include "postprocess/survival_figure.h"
#include "postprocess/svg_drawing.h"

#include <string>
#include <variant>

namespace softlattice
{
  /// Any of the charts.
  using AnyFigure = std::variant<CurveFigure, MapFigure, BarFigure, SurvivalFigure, LineFigure>;

  /// How large a picture is. [pixels]
  struct FigureSize
  {
    int width = 1280;
    int height = 960;
  };

  /// Drawn at twice its size and halved, for soft edges.
  /// @throws SheetTooSmall
  Canvas draw(const AnyFigure &figure, const FigureSize &size);

  /// The figure for one column of a journal, 85 mm wide, in which no text is smaller than 8 pt, and as high as it needs
  /// to be.
  SvgDrawing draw_svg(const AnyFigure &figure);

  /// What the figure is of.
  const std::string &title_of(const AnyFigure &figure);
} // namespace softlattice
