// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/render.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace softlattice
{
  struct FilmFrame
  {
    std::vector<std::uint8_t> png;
    std::string clock; ///< "t = 12.3 min"
  };

  /// So many of the outputs listed in DIR/solution.pvd, evenly spread with both ends; fewer where their pictures together would
  /// exceed a size, but for the ends. Of the options field, colours, slice and grains count. @throws RenderError
  std::vector<FilmFrame> film(const std::string &directory,
                              const RenderOptions &options,
                              std::size_t most_frames,
                              std::size_t most_bytes);

  /// A strip of all frames; the script of the page makes one picture with a slider of it. `what` says what is seen.
  std::string film_html(const std::vector<FilmFrame> &frames, const std::string &what);

  /// A picture within the page.
  std::string picture_html(const std::vector<std::uint8_t> &png, const std::string &what);
} // namespace softlattice
