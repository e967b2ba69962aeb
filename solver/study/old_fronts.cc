// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/old_fronts.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  double ShrinkingPhase::at(const double s) const
  {
    const auto i =
      static_cast<std::size_t>(std::upper_bound(way.begin(), way.end(), s) - way.begin());
    if (i == 0 || i == way.size())
      return i == 0 ? left.front() : left.back();
    return left[i - 1] + (left[i] - left[i - 1]) * (s - way[i - 1]) / (way[i] - way[i - 1]);
  }

  std::array<double, 2> ShrinkingPhase::slopes_at_end() const
  {
    const double step = total / 32.;
    if (!(step > 0. && left.back() > 0.))
      return {{0., 0.}};
    const double e0 = -std::log(at(total)), e1 = -std::log(at(total - step)),
                 e2 = -std::log(at(total - 2. * step));
    return {{(3. * e0 - 4. * e1 + e2) / (2. * step), (e0 - 2. * e1 + e2) / (step * step)}};
  }

  OldFronts::OldFronts(const ShrinkingPhase &last, const std::optional<ShrinkingPhase> &before_last)
    : last_(last)
    , at_turn_(1. - last.left.back())
    , at_last_turn_(1. - last.left.front())
  {
    if (before_last)
      pace_ = before_last->slopes_at_end()[0];
    const double pockets = last.left.back();
    const auto [first, second] = last.slopes_at_end();
    length_ = pockets * first / at_turn_;
    // The Euler number of the pockets times pi, and the square of their fronts.
    bending_ =
      std::max(0.,
               pockets * (first * first / 4. - second / 2.) / at_turn_ + length_ * length_ / 2.);
  }

  double OldFronts::left(const double s) const
  {
    const double back = by_the_way_they_came(s);
    if (!last_.is_of_nuclei)
      return back;
    const double swollen = at_turn_ * std::exp(-(length_ + bending_ * s) * s);
    return (1. - at_turn_) * back + at_turn_ * swollen;
  }

  double OldFronts::by_the_way_they_came(const double s) const
  {
    if (s <= last_.total)
      return 1. - last_.at(last_.total - s);
    const double beyond = s - last_.total;
    if (pace_)
      return at_last_turn_ * std::exp(-*pace_ * beyond);
    const double pace = (last_.left.front() - last_.left.back()) / last_.total;
    return std::max(0., at_last_turn_ - pace * beyond);
  }
} // namespace softlattice
