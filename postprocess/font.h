// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

class vtkImageData;
class vtkTextProperty;

namespace softlattice
{
  /// Draws UTF-8 with the font that comes with VTK, at 72 dots per inch, at which a point is a pixel; `box` is the
  /// width and height of the text in the image. False if it cannot be drawn.
  bool draw_text(vtkTextProperty *property,
                 const std::string &text,
                 vtkImageData *image,
                 int box[2]);
  /// Columns that it takes, or less than 0.
  int text_width(vtkTextProperty *property, const std::string &text);

  /// "um", a word of its own, with the Greek letter.
  std::string with_greek(const std::string &text);
  /// The same if the font has that letter: what it does not know it leaves out.
  std::string with_greek_if_known(const std::string &text);
} // namespace softlattice
