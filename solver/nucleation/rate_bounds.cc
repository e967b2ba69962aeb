// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/rate_bounds.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// The largest that a function can be between the second and the third of four equidistant times if its
    /// logarithm is convex or concave over all four.
    double largest_between(const double before,
                           const double left,
                           const double right,
                           const double after)
    {
      const double larger = std::max(left, right);
      if (!(left > before && right > after && before > 0. && after > 0.))
        return larger;
      // A concave one rises no faster than before, and falls no slower than after.
      const double rise = std::log(left / before), fall = std::log(right / after);
      const double crossing = std::clamp((std::log(right / left) + fall) / (rise + fall), 0., 1.);
      return std::max(larger, left * std::exp(rise * crossing));
    }
  } // namespace

  RateBounds::RateBounds(const double window, Breakpoints breakpoints)
    : window_(window)
    , breakpoints_(std::move(breakpoints))
  {}

  std::vector<RateBounds::Piece> RateBounds::pieces_of(const std::int64_t number) const
  {
    const double end = static_cast<double>(number + 1) * window_;
    std::vector<Piece> pieces = {{static_cast<double>(number) * window_, end}};
    for (const double time : breakpoints_(pieces.front().from, end))
      {
        pieces.back().to = time;
        pieces.push_back({time, end});
      }
    return pieces;
  }

  void RateBounds::look(Piece &piece, const LargestAt &largest_at)
  {
    std::array<double, n_parts + 1> samples;
    for (int k = 0; k < n_parts; ++k)
      samples[k] = largest_at(piece.from + k * (piece.to - piece.from) / n_parts, false);
    samples[n_parts] = largest_at(piece.to, true);
    piece.bounds.front() = std::max(samples[0], samples[1]);
    for (int k = 1; k + 1 < n_parts; ++k)
      piece.bounds[k] = largest_between(samples[k - 1], samples[k], samples[k + 1], samples[k + 2]);
    piece.bounds.back() = std::max(samples[n_parts - 1], samples[n_parts]);
    piece.is_known = true;
  }

  double RateBounds::over(const double from, const double to, const LargestAt &largest_at)
  {
    const auto number_at = [this](const double time) {
      return static_cast<std::int64_t>(std::floor(time / window_));
    };
    // The quotient may be rounded over a border: the neighbours are looked at, too.
    const std::int64_t first = number_at(from) - 1, last = number_at(to) + 1;
    windows_.erase(windows_.begin(), windows_.lower_bound(first));
    double bound = 0.;
    for (std::int64_t number = first; number <= last; ++number)
      {
        const double begin = static_cast<double>(number) * window_;
        if (begin > to || static_cast<double>(number + 1) * window_ < from)
          continue;
        auto window = windows_.find(number);
        if (window == windows_.end())
          window = windows_.emplace(number, pieces_of(number)).first;
        for (Piece &piece : window->second)
          {
            if (piece.from > to || (piece.to <= from && piece.from < from))
              continue;
            if (!piece.is_known)
              look(piece, largest_at);
            const double part = (piece.to - piece.from) / n_parts;
            const int begin_part = std::clamp(
              static_cast<int>(std::floor((std::max(from, piece.from) - piece.from) / part)),
              0,
              n_parts - 1);
            const int end_part =
              std::clamp(static_cast<int>(std::ceil((std::min(to, piece.to) - piece.from) / part)),
                         begin_part + 1,
                         n_parts);
            for (int k = begin_part; k < end_part; ++k)
              bound = std::max(bound, piece.bounds[static_cast<std::size_t>(k)]);
          }
      }
    return bound;
  }
} // namespace softlattice
