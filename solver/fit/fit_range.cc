// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/fit_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// Below this part of the largest entry a parameter hardly takes part.
    constexpr double takes_part = 0.1;

    /// In what a range is even: the logarithm, or the value in its display unit.
    double extent_of(const FitRange &range)
    {
      return range.is_log ? std::log(range.to / range.from) : range.shown_extent;
    }

    std::string measure_of(const FitRange &range, const std::string &name)
    {
      if (range.is_log)
        return "ln '" + name + "'";
      return "'" + name + "'" + (range.display_unit == "1" ? "" : "/(" + range.display_unit + ")");
    }

    /// What of two parameters is known where a step `a` of one with a step `b` of the other changes nothing.
    std::string known_pair(const FitRange &first,
                           const FitRange &second,
                           const std::string &first_name,
                           const std::string &second_name,
                           const double a,
                           const double b)
    {
      const double ratio = -a / b; // of the second for one of the first
      if (first.is_log && second.is_log)
        return fmt::format("'{}' * '{}'^{:.2g}", first_name, second_name, ratio);
      return fmt::format("{} {} {:.3g} * {}",
                         measure_of(first, first_name),
                         ratio < 0. ? "-" : "+",
                         std::abs(ratio),
                         measure_of(second, second_name));
    }
  } // namespace

  double FitRange::value(const double unknown) const
  {
    return is_log ? from * std::pow(to / from, unknown) : from + unknown * (to - from);
  }

  double FitRange::unknown(const double value) const
  {
    return is_log ? std::log(value / from) / std::log(to / from) : (value - from) / (to - from);
  }

  std::vector<std::string> short_names(const std::vector<FitRange> &ranges)
  {
    std::vector<std::string> names;
    for (const FitRange &one : ranges)
      {
        std::size_t begin = one.path.rfind('/') + 1;
        const auto is_shared = [&] {
          return std::count_if(ranges.begin(), ranges.end(), [&](const FitRange &other) {
                   const std::string tail = "/" + one.path.substr(begin), all = "/" + other.path;
                   return all.size() >= tail.size() &&
                          all.compare(all.size() - tail.size(), tail.size(), tail) == 0;
                 }) > 1;
        };
        while (begin > 0 && is_shared())
          {
            const std::size_t slash =
              begin < 2 ? std::string::npos : one.path.rfind('/', begin - 2);
            begin = slash == std::string::npos ? 0 : slash + 1;
          }
        names.push_back(one.path.substr(begin));
      }
    return names;
  }

  std::string description_of(const FitDirection &direction, const std::vector<FitRange> &ranges)
  {
    double largest = 0.;
    for (const double one : direction.along)
      largest = std::max(largest, std::abs(one));
    std::vector<std::size_t> parts;
    for (std::size_t i = 0; i < ranges.size(); ++i)
      if (std::abs(direction.along[i]) > takes_part * largest)
        parts.push_back(i);
    const std::vector<std::string> names = short_names(ranges);
    if (parts.size() == 1)
      return "the data say next to nothing about '" + names[parts.front()] + "'";
    // Steps in logarithms and display units, in which the range is even.
    const auto step = [&](const std::size_t i) {
      return direction.along[i] * extent_of(ranges[i]);
    };
    std::string text;
    for (const std::size_t i : parts)
      text += (text.empty() ? "'" : i == parts.back() ? " and '" : ", '") + names[i] + "'";
    if (parts.size() == 2)
      {
        const std::size_t a = parts[0], b = parts[1];
        return text + " are not known apart: only " +
               known_pair(ranges[a], ranges[b], names[a], names[b], step(a), step(b)) + " is";
      }
    std::string together;
    const double scale = step(parts.front());
    for (const std::size_t i : parts)
      together += fmt::format("{}{:.3g} in {}",
                              together.empty() ? "" : ", ",
                              step(i) / scale,
                              measure_of(ranges[i], names[i]));
    return text + " are not known apart: steps of " + together +
           " together change nothing that the data can tell";
  }
} // namespace softlattice
