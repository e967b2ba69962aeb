// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/gap_outline.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr int n_pieces = 24; // of the line between two rows
    const double pi = std::acos(-1.);

    /// A smooth function through points: cubics whose slopes are those of the parabola through the neighbours.
    class SmoothLine
    {
    public:
      SmoothLine(const std::vector<double> &x, const std::vector<double> &y)
        : x_(x)
        , y_(y)
        , slope_(x.size(), 0.)
      {
        const std::size_t n = x.size();
        for (std::size_t i = 0; n > 2 && i < n; ++i)
          slope_[i] = slope_of_parabola(std::clamp<std::size_t>(i, 1, n - 2), x[i]);
        if (n == 2)
          slope_[0] = slope_[1] = (y[1] - y[0]) / (x[1] - x[0]);
      }

      double at(const double x) const
      {
        const auto above = std::upper_bound(x_.begin(), x_.end(), x) - x_.begin();
        const auto i = static_cast<std::size_t>(
          std::clamp<std::ptrdiff_t>(above - 1, 0, static_cast<std::ptrdiff_t>(x_.size()) - 2));
        const double h = x_[i + 1] - x_[i], s = (x - x_[i]) / h, r = 1. - s;
        return r * r * ((1. + 2. * s) * y_[i] + s * h * slope_[i]) +
               s * s * ((1. + 2. * r) * y_[i + 1] - r * h * slope_[i + 1]);
      }

    private:
      /// At x, of the parabola through the point i and its neighbours.
      double slope_of_parabola(const std::size_t i, const double x) const
      {
        const double left = (y_[i] - y_[i - 1]) / (x_[i] - x_[i - 1]),
                     right = (y_[i + 1] - y_[i]) / (x_[i + 1] - x_[i]);
        const double bend = (right - left) / (x_[i + 1] - x_[i - 1]);
        return left + bend * (2. * x - x_[i] - x_[i - 1]);
      }

      const std::vector<double> &x_, &y_;
      std::vector<double> slope_;
    };

    /// Rows one after the other that all have the gap, from the lowest temperature to the highest.
    struct Stretch
    {
      std::vector<double> temperature, middle, square;

      /// How far beyond the last row, and at most `room`, the square of the width comes to zero: along the parabola through
      /// the last rows. Rows may be from the highest temperature to the lowest.
      double way_to_the_end(const double room) const
      {
        const std::size_t n = temperature.size();
        const double span = std::abs(temperature[n - 1] - temperature[n - 2]);
        const double slope = (square[n - 1] - square[n - 2]) / span;
        const double bend =
          n < 3 ? 0. : (square[n - 1] - 2. * square[n - 2] + square[n - 3]) / (2. * span * span);
        const double b = slope + bend * span, root = b * b - 4. * bend * square[n - 1];
        // The solution that is -square/b for a small bend.
        const double way = root > 0. && b < 0. ? 2. * square[n - 1] / (std::sqrt(root) - b) : room;
        return std::min(way, room);
      }

      /// Adds the end of the gap beyond the last row.
      void close(const double room)
      {
        const std::size_t n = temperature.size();
        if (n < 2)
          return;
        const double way = way_to_the_end(room);
        const double span = temperature[n - 1] - temperature[n - 2];
        middle.push_back(middle[n - 1] + (middle[n - 1] - middle[n - 2]) * way / std::abs(span));
        temperature.push_back(temperature[n - 1] + std::copysign(way, span));
        square.push_back(0.);
      }

      void reverse()
      {
        for (std::vector<double> *one : {&temperature, &middle, &square})
          std::reverse(one->begin(), one->end());
      }

      std::array<std::vector<Chart::Place>, 2> sides() const
      {
        std::array<std::vector<Chart::Place>, 2> sides;
        if (temperature.size() < 2)
          return sides;
        const SmoothLine at_middle(temperature, middle), at_square(temperature, square);
        for (std::size_t i = 0; i + 1 < temperature.size(); ++i)
          for (int k = i == 0 ? 0 : 1; k <= n_pieces; ++k)
            {
              // Dense at both ends of the piece: the width may vanish there with a root.
              const double part = 0.5 - 0.5 * std::cos(pi * k / n_pieces);
              const double t = temperature[i] + part * (temperature[i + 1] - temperature[i]);
              const double half = 0.5 * std::sqrt(std::max(0., at_square.at(t)));
              sides[0].push_back({at_middle.at(t) - half, t});
              sides[1].push_back({at_middle.at(t) + half, t});
            }
        return sides;
      }
    };
  } // namespace

  std::vector<std::vector<Chart::Place>> gap_outlines(const GapRows &rows)
  {
    std::vector<std::vector<Chart::Place>> lines;
    const std::vector<double> &t = rows.temperature;
    const std::size_t n = t.size();
    const auto has_gap = [&rows](const std::size_t i) {
      return std::isfinite(rows.lower[i]) && std::isfinite(rows.upper[i]);
    };
    for (std::size_t begin = 0, end = 0; begin < n; begin = end + 1)
      {
        Stretch gap;
        for (end = begin; end < n && has_gap(end); ++end)
          {
            gap.temperature.push_back(t[end]);
            gap.middle.push_back(0.5 * (rows.lower[end] + rows.upper[end]));
            gap.square.push_back(std::pow(rows.upper[end] - rows.lower[end], 2));
          }
        if (end < n && end > begin)
          gap.close(t[end] - t[end - 1]);
        if (begin > 0 && end > begin)
          {
            gap.reverse();
            gap.close(t[begin] - t[begin - 1]);
            gap.reverse();
          }
        for (std::vector<Chart::Place> &side : gap.sides())
          if (!side.empty())
            lines.push_back(std::move(side));
      }
    return lines;
  }
} // namespace softlattice
