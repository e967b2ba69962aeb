// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double not_a_place = std::numeric_limits<double>::quiet_NaN();

    /// Smallest and largest of those that are finite; (infinity, -infinity) if none is.
    std::pair<double, double> finite_range(const std::vector<double> &values)
    {
      double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
      for (const double value : values)
        if (std::isfinite(value))
          {
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
          }
      return {lowest, highest};
    }
  } // namespace

  std::vector<double> tick_places(const double lowest, const double highest, const int wanted)
  {
    const double rough = (highest - lowest) / std::max(1, wanted);
    const double power = std::pow(10., std::floor(std::log10(rough)));
    double step = 10. * power;
    for (const double factor : {1., 2., 5.})
      if (factor * power >= rough)
        {
          step = factor * power;
          break;
        }
    std::vector<double> places;
    for (double i = std::ceil(lowest / step - 1e-9); i * step <= highest + 1e-9 * step; ++i)
      places.push_back(i * step);
    return places;
  }

  std::string number_text(const double value, const double step)
  {
    char text[32];
    std::snprintf(text, sizeof(text), "%.6g", std::abs(value) < 1e-9 * step ? 0. : value);
    std::string shorter = text;
    for (const auto &[from, to] : {std::pair("e+0", "e"), {"e+", "e"}, {"e-0", "e-"}})
      if (const std::size_t place = shorter.find(from); place != std::string::npos)
        shorter.replace(place, std::string(from).size(), to);
    return shorter;
  }

  Scale::Scale(Map map, const double lowest, const double highest)
    : map_(std::move(map))
    , from_(map_(lowest))
    , to_(map_(highest))
  {}

  double Scale::part(const double value) const
  {
    return (map_(value) - from_) / (to_ - from_);
  }

  void Scale::add_ticks(const std::vector<double> &values, const double step)
  {
    for (const double value : values)
      ticks_.push_back({part(value), number_text(value, step)});
  }

  Scale Scale::linear(const double lowest, const double highest, const int wanted_ticks)
  {
    Scale scale([](const double value) { return value; }, lowest, highest);
    scale.add_ticks(tick_places(lowest, highest, wanted_ticks), highest - lowest);
    return scale;
  }

  Scale Scale::logarithmic(const double lowest, const double highest)
  {
    Scale scale([](const double value) { return value > 0. ? std::log10(value) : not_a_place; },
                lowest,
                highest);
    scale.is_logarithmic_ = true;
    const double decades = scale.to_ - scale.from_;
    // Each decade has a number, unless there are many.
    const int every = std::max(1, static_cast<int>(std::ceil(decades / 8.)));
    for (int power = static_cast<int>(std::floor(scale.from_));
         power <= static_cast<int>(std::ceil(scale.to_));
         ++power)
      for (int digit = 1; digit < 10; ++digit)
        {
          const double value = digit * std::pow(10., power), part = scale.part(value);
          if (part < -1e-9 || part > 1. + 1e-9)
            continue;
          const bool has_number = digit == 1     ? power % every == 0
                                  : decades < 1. ? true
                                                 : decades < 2.2 && (digit == 2 || digit == 5);
          if (has_number)
            scale.ticks_.push_back({part, number_text(value)});
          else if (every == 1)
            scale.ticks_.push_back({part, ""});
        }
    return scale;
  }

  Scale Scale::inverse(const double lowest,
                       const double highest,
                       const double offset,
                       const int wanted_ticks)
  {
    Scale scale(
      [offset](const double value) {
        return value > -offset ? -1. / (value + offset) : not_a_place;
      },
      lowest,
      highest);
    scale.add_ticks(tick_places(lowest, highest, wanted_ticks), highest - lowest);
    return scale;
  }

  Scale Scale::categories(const std::vector<std::string> &names)
  {
    Scale scale([](const double value) { return value; },
                -0.5,
                static_cast<double>(names.size()) - 0.5);
    scale.is_categories_ = true;
    for (std::size_t i = 0; i < names.size(); ++i)
      scale.ticks_.push_back({scale.part(static_cast<double>(i)), names[i]});
    return scale;
  }

  Scale Scale::with_ticks(const std::vector<double> &values,
                          const std::vector<std::string> &texts) const
  {
    Scale other = *this;
    other.ticks_.clear();
    for (std::size_t i = 0; i < values.size(); ++i)
      other.ticks_.push_back({part(values[i]), texts[i]});
    return other;
  }

  Scale Scale::widened(const double before, const double behind) const
  {
    Scale wide = *this;
    const double length = to_ - from_;
    wide.from_ -= before * length;
    wide.to_ += behind * length;
    for (Tick &tick : wide.ticks_)
      tick.part = (tick.part + before) / (1. + before + behind);
    return wide;
  }

  bool spans_decades(const std::vector<double> &values)
  {
    constexpr double one_and_a_half = 31.6227766;
    const auto [lowest, highest] = finite_range(values);
    return lowest > 0. && highest > one_and_a_half * lowest;
  }

  namespace
  {
    /// A scale over the values, widened by a part of their range on both sides.
    Scale scale_with_room(const std::vector<double> &values,
                          const double room,
                          const int wanted_ticks,
                          const bool may_begin_at_zero)
    {
      auto [lowest, highest] = finite_range(values);
      if (!(lowest <= highest))
        return Scale::linear(0., 1., wanted_ticks);
      if (spans_decades(values))
        {
          const double factor = std::pow(highest / lowest, room);
          return Scale::logarithmic(lowest / factor, highest * factor);
        }
      if (!(highest - lowest > 1e-9 * std::max(std::abs(lowest), std::abs(highest))))
        {
          const double half = lowest == 0. ? 1. : 0.5 * std::abs(lowest);
          return Scale::linear(lowest - half, highest + half, wanted_ticks);
        }
      const double margin = room * (highest - lowest);
      // What cannot be negative, as a time, begins at 0 where that costs little room.
      const bool from_zero = may_begin_at_zero && lowest >= 0. && lowest < 0.5 * highest;
      return Scale::linear(from_zero ? 0. : lowest - margin, highest + margin, wanted_ticks);
    }
  } // namespace

  Scale scale_for(const std::vector<double> &values, const int wanted_ticks)
  {
    return scale_with_room(values, 0.06, wanted_ticks, true);
  }

  Scale colour_scale(const std::vector<double> &values)
  {
    return scale_with_room(values, 0., 6, false);
  }

  Scale bar_scale(const std::vector<double> &values)
  {
    return scale_with_room(values, 0.18, 6, false);
  }

  std::vector<double> contour_levels(const std::vector<double> &values)
  {
    const auto [lowest, highest] = finite_range(values);
    if (!(lowest < highest))
      return {};
    if (!spans_decades(values))
      return tick_places(lowest, highest, 7);
    constexpr double few = 1e4;
    std::vector<double> levels;
    for (double power = std::pow(10., std::floor(std::log10(lowest))); power <= highest;
         power *= 10.)
      for (const double digit : {1., 2., 5.})
        if (const double level = digit * power;
            level > lowest && level < highest && (digit == 1. || highest < few * lowest))
          levels.push_back(level);
    return levels;
  }
} // namespace softlattice
