// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/front_travel.h"

#include "solver/base/error.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double most_knots = 1e8;
  }

  FrontTravel::FrontTravel(const double start,
                           const double knot_spacing,
                           Velocity velocity,
                           Breakpoints breakpoints)
    : knot_spacing_(knot_spacing)
    , velocity_(std::move(velocity))
    , breakpoints_(std::move(breakpoints))
    , knots_{start}
    , travel_{0.}
  {
    if (!(knot_spacing > 0. && std::isfinite(start + knot_spacing)))
      throw InvariantError("the way of a front needs a finite start and a positive spacing");
  }

  double FrontTravel::integral(const double from, const double to) const
  {
    const double half = (to - from) / 2., middle = from + half, offset = std::sqrt(0.6) * half;
    const double sum =
      5. * velocity_(middle - offset) + 8. * velocity_(middle) + 5. * velocity_(middle + offset);
    if (!std::isfinite(sum))
      throw InvariantError(
        "the velocity of the front is not finite near t = " + std::to_string(middle) + " s");
    return half * sum / 9.;
  }

  std::size_t FrontTravel::interval_at(const double time) const
  {
    if (!(time >= knots_.front() && std::isfinite(time)))
      throw InvariantError("the way of a front is asked for at t = " + std::to_string(time) +
                           " s, outside its history");
    if ((time - knots_.front()) / knot_spacing_ > most_knots)
      throw InvariantError("the way of a front would need more than 10^8 knots");
    while (knots_.back() <= time)
      {
        const double end = knots_.front() + ++n_spacings_ * knot_spacing_;
        if (breakpoints_)
          for (const double knot : breakpoints_(knots_.back(), end))
            if (knot > knots_.back() && knot < end)
              knots_.push_back(knot);
        knots_.push_back(end);
      }
    // Never beyond `time`: the velocity there may not be known yet.
    for (std::size_t i = travel_.size(); knots_[i] <= time; ++i)
      travel_.push_back(travel_.back() + integral(knots_[i - 1], knots_[i]));
    return std::upper_bound(knots_.begin(), knots_.end(), time) - knots_.begin() - 1;
  }

  double FrontTravel::to(const double time) const
  {
    const std::size_t i = interval_at(time);
    return time > knots_[i] ? travel_[i] + integral(knots_[i], time) : travel_[i];
  }

  double FrontTravel::lowest(const double from, const double to) const
  {
    double least = std::min(this->to(from), this->to(to));
    for (std::size_t i = interval_at(from) + 1; knots_[i] < to; ++i)
      least = std::min(least, travel_[i]);
    return least;
  }

  std::optional<double> FrontTravel::first_where(const std::function<bool(double)> &holds,
                                                 const double from,
                                                 const double to) const
  {
    if (!(from <= to))
      return {};
    if (holds(this->to(from)))
      return from;
    interval_at(to); // makes all knots up to there
    double before = from;
    for (std::size_t i = interval_at(from) + 1; before < to; ++i)
      {
        double after = std::min(knots_[i], to);
        if (holds(this->to(after)))
          {
            // Bisection down to neighbouring numbers: exact, and asked once for each nucleus.
            for (double middle = before + (after - before) / 2.; middle > before && middle < after;
                 middle = before + (after - before) / 2.)
              (holds(this->to(middle)) ? after : before) = middle;
            return after;
          }
        before = after;
      }
    return {};
  }

  std::optional<double> FrontTravel::first_reaching(const double level,
                                                    const double from,
                                                    const double to) const
  {
    return first_where([level](const double travel) { return travel >= level; }, from, to);
  }

  std::optional<double> FrontTravel::first_below(const double level,
                                                 const double from,
                                                 const double to) const
  {
    return first_where([level](const double travel) { return travel < level; }, from, to);
  }
} // namespace softlattice
