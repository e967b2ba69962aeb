// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/spline.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    /// Second derivatives at the points; `h` are the lengths of the intervals, `d` the slopes of their chords.
    std::vector<double> curvatures(const std::vector<double> &h, const std::vector<double> &d)
    {
      const std::size_t n = h.size() + 1;
      std::vector<double> m(n, 0.);
      if (n == 2)
        return m;
      if (n == 3)
        return std::vector<double>(3, 2. * (d[1] - d[0]) / (h[0] + h[1]));
      // h[i-1] m[i-1] + 2 (h[i-1] + h[i]) m[i] + h[i] m[i+1] = 6 (d[i] - d[i-1]); what holds at the ends, m[0] = m[1] +
      // h[0]/h[1] (m[1] - m[2]), is put into the first and the last of these, whose matrix stays dominant.
      std::vector<double> below(n), diagonal(n), above(n), right(n);
      for (std::size_t i = 1; i + 1 < n; ++i)
        {
          below[i] = h[i - 1];
          diagonal[i] = 2. * (h[i - 1] + h[i]);
          above[i] = h[i];
          right[i] = 6. * (d[i] - d[i - 1]);
        }
      const double first = h[0] / h[1], last = h[n - 2] / h[n - 3];
      diagonal[1] += h[0] * (1. + first);
      above[1] -= h[0] * first;
      diagonal[n - 2] += h[n - 2] * (1. + last);
      below[n - 2] -= h[n - 2] * last;
      for (std::size_t i = 2; i + 1 < n; ++i)
        {
          const double factor = below[i] / diagonal[i - 1];
          diagonal[i] -= factor * above[i - 1];
          right[i] -= factor * right[i - 1];
        }
      for (std::size_t i = n - 2; i > 0; --i)
        m[i] = (right[i] - (i + 2 < n ? above[i] * m[i + 1] : 0.)) / diagonal[i];
      m[0] = m[1] + first * (m[1] - m[2]);
      m[n - 1] = m[n - 2] + last * (m[n - 2] - m[n - 3]);
      return m;
    }
  } // namespace

  Spline::Spline(std::vector<double> x, const std::vector<double> &y)
    : ends_(std::move(x))
  {
    const std::size_t n = ends_.size();
    if (n < 2 || y.size() != n ||
        std::adjacent_find(ends_.begin(), ends_.end(), std::greater_equal<double>()) != ends_.end())
      throw std::invalid_argument("a spline needs two or more points in ascending order");
    std::vector<double> h, d;
    for (std::size_t i = 0; i + 1 < n; ++i)
      {
        h.push_back(ends_[i + 1] - ends_[i]);
        d.push_back((y[i + 1] - y[i]) / h[i]);
      }
    const std::vector<double> m = curvatures(h, d);
    const double first_slope = d[0] - h[0] * (2. * m[0] + m[1]) / 6.;
    const double last_slope = d[n - 2] + h[n - 2] * (m[n - 2] + 2. * m[n - 1]) / 6.;
    pieces_.push_back({ends_[0], {{y[0], first_slope, m[0] / 2., 0.}}});
    for (std::size_t i = 0; i + 1 < n; ++i)
      pieces_.push_back({ends_[i],
                         {{y[i],
                           d[i] - h[i] * (2. * m[i] + m[i + 1]) / 6.,
                           m[i] / 2.,
                           (m[i + 1] - m[i]) / (6. * h[i])}}});
    pieces_.push_back({ends_[n - 1], {{y[n - 1], last_slope, m[n - 1] / 2., 0.}}});
  }

  void Spline::evaluate(const int order,
                        const std::size_t n,
                        const double *const x,
                        double *const result) const
  {
    for (std::size_t i = 0; i < n; ++i)
      {
        const auto end = std::upper_bound(ends_.begin(), ends_.end(), x[i]);
        const Piece &piece = pieces_[static_cast<std::size_t>(end - ends_.begin())];
        const auto &c = piece.coefficient;
        const double s = x[i] - piece.origin;
        result[i] = order == 0   ? c[0] + s * (c[1] + s * (c[2] + s * c[3]))
                    : order == 1 ? c[1] + s * (2. * c[2] + s * 3. * c[3])
                    : order == 2 ? 2. * c[2] + s * 6. * c[3]
                    : order == 3 ? 6. * c[3] + 0. * s
                                 : 0. * s; // not a number stays that
      }
  }
} // namespace softlattice
