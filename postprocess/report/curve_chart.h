// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/picture.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// At most about so many of the places, the lowest and the highest of each stretch among them, gaps, and both ends.
  std::vector<Chart::Place> thinned(const std::vector<Chart::Place> &places, std::size_t most);

  /// A picture with a caption: inline SVG.
  std::string chart_html(const AnyFigure &figure, const std::string &caption);

  /// The same with the places, for the script of the page to show the values under the pointer. Lines are thinned. All ids on
  /// a page differ.
  std::string curve_html(const LineFigure &figure,
                         const std::string &id,
                         const std::string &caption);
} // namespace softlattice
