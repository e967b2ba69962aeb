// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/frame.h"
#include "postprocess/vectors.h"
#include "postprocess/volume.h"

#include <array>
#include <string>

namespace softlattice
{
  /// A body in 3D, seen from above and from one side in parallel projection: what is above a level as a solid, cut by
  /// the faces of the body, and the field on the three faces behind it. Calculated ray by ray, without OpenGL.
  class BodyView
  {
  public:
    /// Throws RenderError for a box in two dimensions.
    explicit BodyView(const Box &box);

    /// One panel, of the proportions of the body as it is seen.
    Layout layout(int largest_width, int largest_height, double print_width) const;

    /// A field as it takes to draw it.
    Volume sample(const Pieces &pieces, const std::string &field) const
    {
      return {pieces, field, box_, size_};
    }

    /// `level` [unit of the field]
    Canvas draw(const Layout &layout,
                const Volume &volume,
                double level,
                const Legend &legend,
                const std::string &clock,
                bool dimensionless) const;

    /// By how much an axis is drawn longer than the longest one, so that no side is shorter than a fifth.
    double stretch(const int axis) const { return stretch_[axis]; }

  private:
    void draw_rays(Canvas &canvas,
                   const Panel &panel,
                   const Volume &volume,
                   double level,
                   const Legend &legend) const;
    void draw_axes(Canvas &canvas, const Layout &layout) const;
    /// Pixels from the left and from the top of the panel, of a place in the scene.
    std::array<double, 2> on_panel(const Vector3 &place, const Panel &panel) const;
    /// A place that is seen at such a pixel.
    Vector3 place_at(double column, double row, const Panel &panel) const;

    Box box_;
    Vector3 stretch_;
    Vector3 size_;                     ///< of the scene; the longest side is 1
    std::array<double, 2> low_, high_; ///< of the scene as it is seen, to the right and up
  };
} // namespace softlattice
