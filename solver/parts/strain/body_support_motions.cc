// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What nothing holds.
#include "meshes/periodic.h"
#include "solver/case/halide_checks.h"
#include "solver/parts/strain/body_support.h"

#include <algorithm>

namespace softlattice
{
  bool BodySupport::floats_along(const std::size_t axis, const Geometry &geometry) const
  {
    const Boundaries all = boundaries(geometry);
    return all.clamped.empty() && all.elastic.empty() && !is_spread_on_substrate(geometry) &&
           std::none_of(all.rollers.begin(), all.rollers.end(), [&](const std::string &name) {
             return normal_axis(geometry, name) == axis;
           });
  }

  std::vector<NeutralChange> BodySupport::rigid_motions(const Geometry &geometry) const
  {
    using Place = std::array<double, 3>;
    std::vector<NeutralChange> motions;
    const std::size_t n = n_displacements(geometry);
    for (std::size_t i = 0; i < n; ++i)
      if (floats_along(i, geometry))
        motions.push_back({{{i, [](const Place &) { return 1.; }}}});
    const Place period = is_rectangular(geometry) ? periods(geometry) : Place{};
    const auto is_free = [&](const std::size_t axis) {
      return floats_along(axis, geometry) && period[axis] == 0.;
    };
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = i + 1; j < n; ++j)
        if (is_free(i) && is_free(j))
          motions.push_back({{{i, [j](const Place &place) { return -place[j]; }},
                              {j, [i](const Place &place) { return place[i]; }}}});
    return motions;
  }
} // namespace softlattice
