// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/study_results.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A picture of a study: what is drawn over what.
  struct StudyView
  {
    enum class Kind
    {
      curves, ///< quantities over an axis, one curve for each value of another one or for each quantity
      map,      ///< a quantity over two axes
      scatter,  ///< a quantity over an axis, all points of a sample
      tornado,  ///< changes of a quantity, one axis at a time
      survival, ///< how many last how long, of some points
    };
    static constexpr std::size_t no_axis = static_cast<std::size_t>(-1);

    Kind kind;
    std::vector<std::size_t> quantities; ///< times of one transformation together, else one
    std::size_t x = no_axis;             ///< the horizontal axis
    std::size_t other = no_axis;         ///< that of the curves, or the vertical one of a map
    std::vector<std::pair<std::size_t, std::size_t>> fixed; ///< further axes, and their values
    std::vector<std::size_t> points;                        ///< for survival curves
    std::string name;                                       ///< of the file, without its ending
  };

  struct StudyViews
  {
    std::vector<StudyView> views;
    std::vector<std::string> left_out; ///< what is not drawn, and why
  };

  /// More cannot be told apart.
  constexpr std::size_t most_curves = 6;
  /// Fewer lifetimes make no survival curve.
  constexpr std::size_t fewest_lifetimes = 4;

  StudyViews choose_views(const StudyResults &results);

  /// Quantities that are drawn together: t1, t10, t50, t90 of one unit; all others alone.
  std::vector<std::vector<std::size_t>> quantities_together(
    const std::vector<std::string> &quantities);

  /// So many of `n` things, evenly spread, the first and the last among them.
  std::vector<std::size_t> evenly_spread(std::size_t n, std::size_t wanted);

  /// "t80_retained" of "t80 retained [s]": for the name of a file.
  std::string name_for_file(const std::string &text);
} // namespace softlattice
