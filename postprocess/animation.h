// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// Joins PNG files of one size and format into an animated PNG, which web browsers play, without
  /// decoding them. `seconds` per frame, `last` for the last one; it repeats for ever. Throws RenderError.
  void write_animated_png(const std::string &file,
                          const std::vector<std::string> &frames,
                          double seconds,
                          double last);
} // namespace softlattice
