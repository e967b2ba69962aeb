// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/colour_map.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What point of a text stands at the given place.
  enum class Align
  {
    left,
    centre,
    right
  };

  /// A rectangle of a drawing. [units of the drawing]
  struct Area
  {
    int column, row, width, height;
  };

  struct Pen
  {
    Colour colour;
    int thickness;
    int dash; ///< length of dashes and gaps; 0: none
  };

  /// A place on a drawing.
  struct Spot
  {
    double column, row; ///< not a number: no such place
  };

  /// What charts are drawn on: pixels or vectors. Columns count from the left, rows from the top, in whole units, of which
  /// a pixel is one; what lies outside is not seen.
  class Drawing
  {
  public:
    virtual ~Drawing() = default;

    virtual int width() const = 0;
    virtual int height() const = 0;
    /// Mixes the colour into what is there; `share` from 0 to 1.
    virtual void tint(const Area &area, Colour colour, double share) = 0;
    /// A line through the spots; one that is no number interrupts it. `within`: cut off at its edges; null: not cut off.
    virtual void polyline(const std::vector<Spot> &spots,
                          const Pen &pen,
                          const Area *within = nullptr) = 0;
    virtual void polygon(const std::vector<Spot> &corners, Colour colour) = 0;
    virtual void disc(const Spot &centre, double radius, Colour colour) = 0;
    /// Oblique lines over a rectangle, so far apart along a row.
    virtual void hatch(const Area &area, const Pen &pen, int distance) = 0;
    /// `row` is the middle of the text; `size` its height. UTF-8.
    virtual void text(int column,
                      int row,
                      const std::string &text,
                      int size,
                      Align align,
                      Colour colour = black) = 0;

    void fill(const int column,
              const int row,
              const int width,
              const int height,
              const Colour colour)
    {
      tint({column, row, width, height}, colour, 1.);
    }
    /// A line one unit wide around the rectangle.
    void frame(int column, int row, int width, int height, Colour colour);
  };

  /// Columns that a text of a height takes, in the font of pixels, which is as wide as Arial.
  int width_of(const std::string &text, int size);

  /// The colours of a map from the bottom to the top.
  void draw_colour_strip(Drawing &drawing, const Area &area, const ColourMap &colours);
} // namespace softlattice
