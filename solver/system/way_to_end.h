// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/field_equation.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  /// The end of the range of a field that is nearer to a value; infinite where it has none.
  inline double nearest_end(const FieldEquation &field, const double value)
  {
    return value - field.lowest < field.highest - value ? field.lowest : field.highest;
  }

  /// Where a value is at a later time that is `last` now and was `begin` before, both on the same side of the end of a range:
  /// the logarithm of its way to the end goes on as it has, `forward` times as far, and not by more than a factor of 1e4.
  inline double continued_way(const double end,
                              const double begin,
                              const double last,
                              const double forward)
  {
    constexpr double largest = 9.;
    const double change = forward * std::log((last - end) / (begin - end));
    return end + (last - end) * std::exp(std::clamp(change, -largest, largest));
  }

  /// Where `value`, which is in the range of the field, gets to that is asked to go to `wanted`: there, if that leaves it a
  /// tenth of the way to the end of the range. Else not quite: laws that end there are logarithms of what is left of the
  /// way, and a part of it that is asked for is a change of the logarithm. So the end is never reached, and any number of
  /// decades are passed in a few iterations; the other way, too, where it is nearer to the end than `small`.
  inline double kept_in_range(const FieldEquation &field,
                              const double value,
                              const double wanted,
                              const double small)
  {
    constexpr double linear_part = 0.9, largest_part = 9.;
    if (!field.admits(value))
      return wanted;
    if (const double end = wanted < value ? field.lowest : field.highest; std::isfinite(end))
      {
        const double way = value - end, part = (value - wanted) / way;
        if (part > linear_part)
          return end +
                 way * (1. - linear_part) * std::exp(linear_part - std::min(part, largest_part));
      }
    if (const double end = wanted < value ? field.highest : field.lowest; std::isfinite(end))
      {
        const double way = value - end, part = (wanted - value) / way;
        if (std::abs(way) < small && part > linear_part)
          {
            const double grown =
              std::min(std::abs(way) * std::exp(std::min(part, largest_part)), small);
            if (grown > std::abs(wanted - end))
              return end + std::copysign(grown, way);
          }
      }
    return wanted;
  }
} // namespace softlattice
