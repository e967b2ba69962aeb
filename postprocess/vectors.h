// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cmath>

namespace softlattice
{
  using Vector3 = std::array<double, 3>;

  inline double dot(const Vector3 &a, const Vector3 &b)
  {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  inline Vector3 scaled(const Vector3 &a, const double factor)
  {
    return {a[0] * factor, a[1] * factor, a[2] * factor};
  }

  /// Of length one; zero stays zero.
  inline Vector3 normalised(const Vector3 &a)
  {
    const double length = std::sqrt(dot(a, a));
    return length > 0 ? scaled(a, 1 / length) : a;
  }

  inline Vector3 cross(const Vector3 &a, const Vector3 &b)
  {
    return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
  }

  /// From a place so far in a direction.
  inline Vector3 along(const Vector3 &from, const Vector3 &direction, const double way)
  {
    return {from[0] + way * direction[0],
            from[1] + way * direction[1],
            from[2] + way * direction[2]};
  }
} // namespace softlattice
