// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/birth_pieces.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // The sum of the errors is this part of all births at most, times 1 + ln of how many times as long the run is as
    // its first piece: that is the sum of (to - from)/to.
    constexpr double tolerance = 1e-6;
    // The error of three points of Gauss is one of the sixth order: halves have less of it than the whole by so much.
    constexpr double gain_of_halves = 64.;
    constexpr int most_halvings = 12;
    // An exponential whose second difference between the three places is this part of it has changed by 45 %, of which the
    // rule misses 4e-9. A kink that hides there costs 1e-3 of its piece.
    constexpr double smooth_difference = 0.03;

    struct Sum
    {
      BirthMoments moments;
      bool is_smooth = false; ///< so much that halves would tell nothing
    };

    Sum sum_over(const std::function<double(double)> &rate,
                 const std::function<double(double)> &u,
                 const double from,
                 const double to)
    {
      // The places are inside, so that a jump at an end is not met.
      const double half = (to - from) / 2., middle = from + half, offset = std::sqrt(0.6) * half;
      const std::array<double, 3> times = {middle - offset, middle, middle + offset};
      const std::array<double, 3> weights = {half * 5. / 9., half * 8. / 9., half * 5. / 9.};
      std::array<double, 3> rates{};
      Sum sum;
      for (std::size_t i = 0; i < 3; ++i)
        {
          rates[i] = rate(times[i]);
          const double births = weights[i] * rates[i], here = u(times[i]);
          sum.moments.births += births;
          sum.moments.first += births * here;
          sum.moments.second += births * here * here;
        }
      sum.is_smooth = rates[1] > 0. &&
                      std::abs(rates[0] - 2. * rates[1] + rates[2]) <= smooth_difference * rates[1];
      return sum;
    }

    BirthMoments operator+(const BirthMoments &a, const BirthMoments &b)
    {
      return {a.births + b.births, a.first + b.first, a.second + b.second};
    }

    BirthMoments halved(const std::function<double(double)> &rate,
                        const std::function<double(double)> &u,
                        const double from,
                        const double to,
                        const Sum &whole,
                        const double usual,
                        const int depth)
    {
      const double births = whole.moments.births;
      const bool is_little = births > 0. && births <= tolerance * usual;
      if (whole.is_smooth || is_little || depth > most_halvings)
        return whole.moments;
      const double middle = from + (to - from) / 2.;
      const Sum left = sum_over(rate, u, from, middle), right = sum_over(rate, u, middle, to);
      const BirthMoments both = left.moments + right.moments;
      if (std::abs(both.births - births) <=
          gain_of_halves * tolerance * std::max(both.births, usual))
        return both;
      return halved(rate, u, from, middle, left, usual / 2., depth + 1) +
             halved(rate, u, middle, to, right, usual / 2., depth + 1);
    }
  } // namespace

  BirthMoments births_in(const std::function<double(double)> &rate,
                         const std::function<double(double)> &u,
                         const double from,
                         const double to,
                         const double usual)
  {
    return halved(rate, u, from, to, sum_over(rate, u, from, to), usual, 0);
  }

  BirthPieces::BirthPieces(const MeanFieldHistory &history)
    : history_(&history)
  {
    for (const double time : history.breakpoints)
      if (time > (ends_.empty() ? 0. : ends_.back()) && time < history.end)
        ends_.push_back(time);
    if (history.end > 0.)
      ends_.push_back(history.end);
  }

  const BirthPieces::Piece &BirthPieces::operator[](const std::size_t k)
  {
    while (known_.size() <= k)
      {
        Piece piece;
        if (!known_.empty())
          {
            piece.from = known_.back().to;
            piece.way_from = known_.back().way_to;
          }
        const double from = piece.from, length = ends_[known_.size()] - from;
        piece.to = ends_[known_.size()];
        piece.way_to = history_->way(piece.to);
        piece.moments = births_in(
          history_->rate,
          [from, length](const double time) { return (time - from) / length; },
          piece.from,
          piece.to,
          usual_births(births_, piece.from, piece.to));
        births_ += piece.moments.births;
        known_.push_back(piece);
      }
    return known_[k];
  }
} // namespace softlattice
