// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/volume.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// About as many places along the longest side as a frame has pixels for, by four.
    constexpr double places_per_side = 240.;
    /// Coordinates in the files are in single precision: places on the faces are a little within.
    constexpr double inside = 1e-5;
  } // namespace

  Volume::Volume(const Pieces &pieces,
                 const std::string &field,
                 const Box &box,
                 const Vector3 &size)
    : size_(size)
  {
    const double longest = std::max({size[0], size[1], size[2]});
    spacing_ = longest;
    for (int a = 0; a < 3; ++a)
      {
        const int n = std::max(2, static_cast<int>(std::ceil(places_per_side * size[a] / longest)));
        lattice_.number[a] = n;
        lattice_.first[a] = box.lowest[a] + inside * box.size(a);
        lattice_.spacing[a] = (1 - 2 * inside) * box.size(a) / (n - 1);
        spacing_ = std::min(spacing_, size[a] / (n - 1));
      }
    values_ = sample_lattice(pieces, field, lattice_);
  }

  double Volume::at(const Vector3 &place) const
  {
    std::array<int, 3> low;
    Vector3 part;
    for (std::size_t a = 0; a < 3; ++a)
      {
        const int last = lattice_.number[a] - 1;
        const double x = std::clamp(place[a] / size_[a], 0., 1.) * last;
        low[a] = std::min(static_cast<int>(x), last - 1);
        part[a] = x - low[a];
      }
    double sum = 0;
    for (int k = 0; k < 2; ++k)
      for (int j = 0; j < 2; ++j)
        {
          const float *const row = &values_[lattice_.index(low[0], low[1] + j, low[2] + k)];
          sum += (k ? part[2] : 1 - part[2]) * (j ? part[1] : 1 - part[1]) *
                 ((1 - part[0]) * row[0] + part[0] * row[1]);
        }
    return sum;
  }

  Vector3 Volume::gradient(const Vector3 &place) const
  {
    Vector3 result;
    for (std::size_t a = 0; a < 3; ++a)
      {
        Vector3 before = place, behind = place;
        before[a] -= spacing_;
        behind[a] += spacing_;
        const double difference = at(behind) - at(before);
        result[a] = std::isnan(difference) ? 0. : difference;
      }
    return result;
  }
} // namespace softlattice
