// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/schedule.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    // Times of a repeated schedule are compared as times[i] + repeat * period everywhere, with the
    // same rounding, so that a breakpoint is recognised when its own time comes back as argument.
    double shifted(const Schedule &s, const std::size_t i, const double repeat)
    {
      return s.times[i] + repeat * s.period;
    }

    /// The number of the repetition that holds t: its start <= t < the start of the next.
    double repetition(const Schedule &s, const double t)
    {
      if (s.period <= 0.)
        return 0.;
      double k = std::floor((t - s.times.front()) / s.period);
      if (t < shifted(s, 0, k))
        k -= 1.;
      else if (t >= shifted(s, 0, k + 1.))
        k += 1.;
      return k;
    }

    /// The first knot of a repetition whose time satisfies a condition that later ones satisfy too.
    template <class Condition>
    std::size_t first_knot(const Schedule &s, const double repeat, const Condition &condition)
    {
      std::size_t first = 0;
      std::size_t count = s.times.size();
      while (count > 0)
        {
          const std::size_t half = count / 2;
          if (condition(shifted(s, first + half, repeat)))
            count = half;
          else
            {
              first += half + 1;
              count -= half + 1;
            }
        }
      return first;
    }

    /// Linear between the knots i - 1 and i of a repetition.
    double between(const Schedule &s, const std::size_t i, const double repeat, const double t)
    {
      const double left = shifted(s, i - 1, repeat);
      const double right = shifted(s, i, repeat);
      // Exact, so that at a kink the value is the same from both sides: only a jump is one.
      if (t == right)
        return s.values[i];
      const double weight = (t - left) / (right - left);
      return s.values[i - 1] + weight * (s.values[i] - s.values[i - 1]);
    }

    double slope(const Schedule &s, const std::size_t i)
    {
      return (s.values[i] - s.values[i - 1]) / (s.times[i] - s.times[i - 1]);
    }

    /// Slope just before knot i of a repetition; 0 where the value is held.
    double slope_before(const Schedule &s, const std::size_t i)
    {
      if (i > 0)
        return s.times[i] > s.times[i - 1] ? slope(s, i) : 0.;
      const std::size_t last = s.times.size() - 1;
      const bool held = s.period <= 0. || last == 0 || s.times[last] < s.times[0] + s.period;
      return held || s.times[last] == s.times[last - 1] ? 0. : slope(s, last);
    }

    double slope_after(const Schedule &s, const std::size_t i)
    {
      return i + 1 < s.times.size() && s.times[i + 1] > s.times[i] ? slope(s, i + 1) : 0.;
    }

    /// Whether value or slope change at the time that the knots i to `last` share.
    bool changes(const Schedule &s, const std::size_t i, const std::size_t last)
    {
      // At the end of a period the first knot of the next one speaks for both.
      if (s.period > 0. && i > 0 && s.times[i] >= s.times.front() + s.period)
        return false;
      const bool wraps = i == 0 && s.period > 0.;
      const double value_before = wraps ? s.values.back() : s.values[i];
      return s.values[last] != value_before || slope_before(s, i) != slope_after(s, last);
    }
  } // namespace

  double Schedule::at(const double t) const
  {
    const double k = repetition(*this, t);
    const std::size_t first = first_knot(*this, k, [t](const double time) { return time > t; });
    if (first == 0)
      return values.front();
    if (first == times.size())
      return values.back();
    return between(*this, first, k, t);
  }

  double Schedule::before(const double t) const
  {
    if (t <= 0.)
      return at(t);
    const double k = repetition(*this, t);
    if (period > 0. && t == shifted(*this, 0, k))
      return values.back(); // the end of the repetition before
    const std::size_t first = first_knot(*this, k, [t](const double time) { return time >= t; });
    if (first == 0)
      return values.front();
    if (first == times.size())
      return values.back();
    return between(*this, first, k, t);
  }

  std::vector<double> Schedule::breakpoints(const double from, const double to) const
  {
    std::vector<double> found;
    double k = repetition(*this, from);
    // Past the knots up to `from`; later repetitions begin at their first knot.
    std::size_t i = first_knot(*this, k, [from](const double time) { return time > from; });
    for (; period > 0. ? shifted(*this, 0, k) < to : k == 0.; k += 1., i = 0)
      while (i < times.size())
        {
          const double t = shifted(*this, i, k);
          if (t >= to)
            return found;
          std::size_t last = i; // the last knot of a jump
          while (last + 1 < times.size() && times[last + 1] == times[i])
            ++last;
          if (t > from && changes(*this, i, last))
            found.push_back(t);
          i = last + 1;
        }
    return found;
  }

  bool Schedule::is_constant() const
  {
    return std::all_of(values.begin(), values.end(), [this](const double value) {
      return value == values.front();
    });
  }
} // namespace softlattice
