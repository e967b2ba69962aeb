// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/volume_below_grid.h"

#include "meshes/periodic.h"
#include "models/constants.h"
#include "solver/study/ball_in_body.h"

#include <cmath>

namespace softlattice
{
  VolumeBelowGrid::VolumeBelowGrid(const Geometry &geometry)
    : geometry_(geometry)
  {
    body_.dimension = dimension(geometry);
    if (geometry.kind == "island array")
      body_.size = {{geometry.island_size, geometry.island_size, 0.}};
    else if (geometry.kind != "imported mesh")
      {
        body_.size = box_size(geometry);
        body_.lower = lower_corner(geometry);
        const Place3 joined = periods(geometry);
        for (int d = 0; d < body_.dimension; ++d)
          body_.periodic[d] = joined[d] > 0.;
      }
  }

  double VolumeBelowGrid::of(const GrownNucleus &nucleus) const
  {
    const double r = nucleus.radius;
    if (geometry_.kind == "imported mesh")
      {
        const bool is_whole = in_plan(geometry_) || nucleus.nucleus.site == prescribed_site;
        return (is_whole ? 1. : 0.5) * constants::pi * r * r *
               (body_.dimension == 2 ? 1. : 4. / 3. * r);
      }
    Place3 place = nucleus.nucleus.place;
    if (geometry_.kind == "island array")
      for (int d = 0; d < 2; ++d)
        {
          const double pitch = geometry_.island_size + geometry_.gap;
          place[d] -= pitch * std::floor(place[d] / pitch);
        }
    return ball_in(body_, place, r);
  }

  double VolumeBelowGrid::of(const std::vector<GrownNucleus> &nuclei) const
  {
    double sum = 0.;
    for (const GrownNucleus &nucleus : nuclei)
      sum += of(nucleus);
    return sum;
  }
} // namespace softlattice
