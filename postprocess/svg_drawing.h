// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/drawing.h"

#include <string>

namespace softlattice
{
  /// A drawing of vectors: text stays text, in any font without serifs.
  class SvgDrawing : public Drawing
  {
  public:
    /// White, `width_mm` millimetres wide when it is printed.
    SvgDrawing(int width, int height, double width_mm);

    int width() const override { return width_; }
    int height() const override { return height_; }
    void tint(const Area &area, Colour colour, double share) override;
    void polyline(const std::vector<Spot> &spots,
                  const Pen &pen,
                  const Area *within = nullptr) override;
    void polygon(const std::vector<Spot> &corners, Colour colour) override;
    void disc(const Spot &centre, double radius, Colour colour) override;
    void hatch(const Area &area, const Pen &pen, int distance) override;
    void text(int column,
              int row,
              const std::string &text,
              int size,
              Align align,
              Colour colour = black) override;

    /// A file of its own. `title` is what those are told who cannot see it.
    std::string document(const std::string &title) const;
    /// The same as an element of a page, as wide as there is room.
    std::string element(const std::string &title) const;

    /// @throws RenderError
    void write(const std::string &file, const std::string &title) const;

  private:
    int width_, height_;
    double width_mm_;
    std::string body_;
  };
} // namespace softlattice
