// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice
{
  /// A result directory that cannot be read or drawn.
  struct RenderError : std::runtime_error
  {
    using std::runtime_error::runtime_error;
  };

  /// The field that is drawn first, from 0 to 1.
  constexpr const char *order_parameter = "LT_phase";

  /// A plane normal to an axis of a body in 3D.
  struct Slice
  {
    int axis;        ///< 0, 1 or 2
    double position; ///< along it [m]
  };

  /// Width of a column of a journal. [mm]
  constexpr double column_width = 85.;
  /// Of pixels, or of vectors in which text stays text.
  enum class PictureFormat
  {
    png,
    svg
  };

  struct RenderOptions
  {
    int width = 1280;                  ///< largest width of a frame [pixels]
    int height = 960;                  ///< largest height [pixels]
    double print_width = column_width; ///< [mm], at which letters are 8 points high
    std::string field;      ///< name of an array; empty: `LT_phase`, else the first of the points
    std::string colour_map; ///< empty: phase for `LT_phase`, else viridis
    PictureFormat format = PictureFormat::png; ///< of charts; frames are of pixels
    std::optional<Slice> slice; ///< drawn instead of the surface and the section through the middle
    /// In 3D, drawn instead of both: the surface where the field has this value, and the field on the faces behind it.
    std::optional<double> surface;
    int every = 1; ///< draw each n-th output; the last one is always drawn
    /// Number of the grain at a place x, y [m]: lines are drawn where it changes, in planes normal to z. None: no lines.
    std::function<std::size_t(double x, double y)> grain_at;
    /// Called before anything is written, with the names within DIR of all files that will be.
    std::function<void(const std::vector<std::string> &files)> before_writing =
      [](const std::vector<std::string> &) {};
  };

  struct RenderResult
  {
    std::vector<std::string> frames; ///< DIR/render/frame_0000.png ...
    std::string animation;           ///< DIR/render/animation.png, an animated PNG
  };

  /// The colour maps that the options may name.
  const std::vector<std::string> &colour_map_names();

  /// Draws the outputs listed in DIR/solution.pvd, without a display, into DIR/render/: PNG frames
  /// and one animation for web browsers. Files of these names are replaced. In 3D a frame
  /// shows the top surface and a vertical section through the middle, or a slice or a surface that is asked for. Throws RenderError with the
  /// file and the reason.
  RenderResult render(const std::string &directory, const RenderOptions &options = {});
} // namespace softlattice
