// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/volume_below_grid.h"

#include "meshes/periodic.h"
#include "models/constants.h"
#include "solver/study/gauss_rule.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// A disc across the first two axes of the body.
    double disc_in(const MeanFieldBody &body,
                   const std::array<double, 3> &centre,
                   const double radius)
    {
      const MeanFieldSites all;
      return sites_within(body, all, centre, radius);
    }
  } // namespace

  double ball_in(const MeanFieldBody &body,
                 const std::array<double, 3> &centre,
                 const double radius)
  {
    if (!(radius > 0.))
      return 0.;
    MeanFieldBody plane = body;
    plane.dimension = 2;
    if (body.dimension == 2)
      return disc_in(plane, centre, radius);
    const double half = body.size[2] / 2.;
    const double low = body.periodic[2] ? -half : body.lower[2] - centre[2],
                 high = body.periodic[2] ? half : body.lower[2] + body.size[2] - centre[2];
    // Sections are discs; where the sides of the body cut them their areas have kinks.
    constexpr int n_pieces = 8;
    const double from = std::max(-radius, low), to = std::min(radius, high);
    const double length = std::max(0., to - from) / n_pieces;
    double sum = 0.;
    for (int piece = 0; piece < n_pieces; ++piece)
      for (const RuleNode &node : gauss_rule<5>(from + piece * length, from + (piece + 1) * length))
        sum += node.weight *
               disc_in(plane, centre, std::sqrt(std::max(0., radius * radius - node.at * node.at)));
    return sum;
  }

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
        const bool is_whole = in_plan(geometry_) || nucleus.nucleus.site == "prescribed";
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
