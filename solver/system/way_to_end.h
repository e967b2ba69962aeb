// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/field_equation.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
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
