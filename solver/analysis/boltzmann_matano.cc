// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/boltzmann_matano.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    constexpr double root_pi = 1.7724538509055160;
    // Closer to the plateaus the mapping makes much of little.
    constexpr double usable = 0.002;
    constexpr double trusted = 0.01;
    constexpr double agreement = 0.05;

    /// The inverse of the error function, |y| < 1: Winitzki's approximation (good to 2e-3), then
    /// Newton's method.
    double inverse_erf(const double y)
    {
      constexpr double a = 0.147;
      const double logarithm = std::log1p(-y * y);
      const double half = 2. / (3.14159265358979324 * a) + 0.5 * logarithm;
      double x = std::copysign(std::sqrt(std::sqrt(half * half - logarithm / a) - half), y);
      for (unsigned int iteration = 0; iteration < 4; ++iteration)
        x -= (std::erf(x) - y) * 0.5 * root_pi * std::exp(x * x);
      return x;
    }

    /// Value and slope at a point of the parabola that fits points best.
    struct Tangent
    {
      double value, slope;
    };

    Tangent tangent(const std::vector<double> &z,
                    const std::vector<double> &psi,
                    const std::size_t at,
                    const std::size_t half_window)
    {
      const std::size_t from = at > half_window ? at - half_window : 0;
      const std::size_t to = std::min(at + half_window + 1, z.size());
      // Normal equations in coordinates of order one.
      const double scale = std::max(z[at] - z[from], z[to - 1] - z[at]);
      double power[5] = {}, right[3] = {};
      for (std::size_t i = from; i < to; ++i)
        {
          const double x = (z[i] - z[at]) / scale;
          double term = 1.;
          for (unsigned int p = 0; p < 5; ++p, term *= x)
            {
              power[p] += term;
              if (p < 3)
                right[p] += term * psi[i];
            }
        }
      // Cramer's rule for sum_q power[p + q] c_q = right[p].
      const auto determinant = [](const double m[3][3]) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
               m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
               m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
      };
      const auto with_column = [&](const int column) {
        double m[3][3];
        for (int p = 0; p < 3; ++p)
          for (int q = 0; q < 3; ++q)
            m[p][q] = q == column ? right[p] : power[p + q];
        return determinant(m);
      };
      const double all = with_column(-1);
      return {with_column(0) / all, with_column(1) / all / scale};
    }
  } // namespace

  Interdiffusion boltzmann_matano(const Profile &profile, const Plateaus &between, const double t)
  {
    const double step = between.step();
    const auto &z = profile.position;
    const auto &x = profile.value;
    if (!(t > 0.) || z.size() < 9 || !between.differ())
      throw std::invalid_argument(
        "an interdiffusion coefficient needs a time, a step and nine points");

    // int z dx from the first point to each, and that of dx.
    std::vector<double> moment(z.size(), 0.);
    for (std::size_t i = 1; i < z.size(); ++i)
      moment[i] = moment[i - 1] + 0.5 * (z[i] + z[i - 1]) * (x[i] - x[i - 1]);
    Interdiffusion result;
    result.matano_plane = moment.back() / (x.back() - x.front());

    // The junction: points around its middle that are off the plateaus.
    const auto way = [&](const std::size_t i) { return (x[i] - between.low_side) / step; };
    std::size_t middle = 0;
    for (std::size_t i = 1; i < z.size(); ++i)
      if (std::abs(way(i) - 0.5) < std::abs(way(middle) - 0.5))
        middle = i;
    const auto is_usable = [&](const std::size_t i) {
      return way(i) > usable && way(i) < 1. - usable;
    };
    std::size_t first = middle, last = middle;
    while (first > 0 && is_usable(first - 1))
      --first;
    while (last + 1 < z.size() && is_usable(last + 1))
      ++last;
    const std::size_t n = last - first + 1;
    if (n < 9)
      return result;
    const std::vector<double> place(z.begin() + first, z.begin() + last + 1);
    std::vector<double> psi(n);
    for (std::size_t i = 0; i < n; ++i)
      psi[i] = inverse_erf(2. * way(first + i) - 1.);

    const std::size_t half_window = std::max<std::size_t>(2, n / 24);
    std::vector<bool> is_trusted(n);
    for (std::size_t i = 0; i < n; ++i)
      {
        const double integral =
          moment[first + i] - result.matano_plane * (x[first + i] - x.front());
        const auto coefficient = [&](const std::size_t half) {
          const Tangent line = tangent(place, psi, i, half);
          const double slope =
            step * std::exp(-line.value * line.value) / root_pi * line.slope; // dx/dz
          return -integral / (2. * t * slope);
        };
        const double narrow = coefficient(half_window), wide = coefficient(2 * half_window);
        result.composition.push_back(x[first + i]);
        result.coefficient.push_back(narrow);
        is_trusted[i] = std::abs(narrow - wide) <= agreement * std::abs(narrow) && narrow > 0. &&
                        way(first + i) >= trusted && way(first + i) <= 1. - trusted;
      }
    const std::size_t centre = middle - first;
    result.first_trusted = result.last_trusted = centre;
    if (is_trusted[centre])
      {
        while (result.first_trusted > 0 && is_trusted[result.first_trusted - 1])
          --result.first_trusted;
        while (result.last_trusted < n && is_trusted[result.last_trusted])
          ++result.last_trusted;
      }
    return result;
  }
} // namespace softlattice
