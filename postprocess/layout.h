// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/raster.h"
#include "postprocess/render.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A plane of the domain and the pixels it covers.
  struct Panel
  {
    Plane plane;
    std::string caption; ///< above the panel, may be empty
    int column;
    int row;
    int width;
    int height;
    double stretch; ///< of the vertical axis against the horizontal one
  };

  /// Where everything is on a frame. The frame is as small as the drawing allows.
  struct Layout
  {
    int width;
    int height;
    int text_size; ///< [pixels]
    std::vector<Panel> panels;
    int bar_column; ///< of the colour bar, which stands beside the panels
    int bar_width;
    int title_row;  ///< middle of the title
    int footer_row; ///< middle of the scale bar's row
  };

  /// One panel in 2D; in 3D the top surface over a vertical section through the middle. Lengths have
  /// one scale, but a panel lower than a fifth of the room is stretched to it. A slice in 3D is the only panel. The
  /// letters suit a frame that is printed `print_width` [mm] wide.
  /// Throws RenderError if the room is too small, and for a slice in 2D or outside of the body.
  Layout make_layout(const Box &box,
                     int largest_width,
                     int largest_height,
                     bool dimensionless,
                     const std::optional<Slice> &slice = {},
                     double print_width = column_width);

  /// Height of letters [pixels] in a frame of this width [pixels] that are 8 points high where it is printed
  /// `print_width` [mm] wide; less in frames so low that they would leave no room.
  int letter_size(int width, int height, double print_width);

  /// "40 um", "300 nm"; without a unit "40".
  std::string length_text(double length, bool dimensionless);
} // namespace softlattice
