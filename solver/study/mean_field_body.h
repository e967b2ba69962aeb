// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <vector>

namespace softlattice
{
  /// A rectangle or cuboid with its axes along x, y and z; all of several equal ones that no front
  /// connects are alike, so that one stands for all.
  struct MeanFieldBody
  {
    int dimension = 2;
    std::array<double, 3> lower{};  ///< corner [m]
    std::array<double, 3> size{};   ///< [m]; `dimension` entries count
    std::array<bool, 3> periodic{}; ///< along each axis
    double copies = 1.;             ///< how many such bodies there are [1]

    double measure() const; ///< of one [m^2] or [m^3]
  };

  /// Where nuclei may form, evenly: a face of a body (in 2D an edge), or all of a 2D body.
  struct MeanFieldSites
  {
    int normal = -1;           ///< axis across the face; -1: all of a 2D body
    bool at_high_end = false;  ///< of that axis
    double out_of_plane = 1.;  ///< area [m^2] of exposed surface per measure in the plane
    double relative_rate = 1.; ///< times J
  };

  /// Exposed area of one body [m^2].
  double exposed_area(const MeanFieldBody &body, const MeanFieldSites &sites);

  /// Area [m^2] of the sites within a reach [m] of a place in the body, the nearest of the periodic images
  /// taken: a disc cut by a rectangle, or a chord cut by the ends of an edge. Exact.
  double sites_within(const MeanFieldBody &body,
                      const MeanFieldSites &sites,
                      const std::array<double, 3> &place,
                      double reach);

  /// Places that stand for a body or for its sites, with weights that add up to 1.
  struct WeightedPlace
  {
    std::array<double, 3> place;
    double weight;
  };

  /// What a mean over a body has to resolve.
  struct PlacesFor
  {
    /// Within this distance of a boundary, where less can be reached, the mean is finer [m].
    double layer = 0.;
    /// Known nuclei make steps at their fronts anywhere: an even grid instead, and no symmetry.
    bool steps_anywhere = false;
  };

  /// For means over the body: Gauss rules along each axis, one half of it where both halves are alike.
  std::vector<WeightedPlace> places_in(const MeanFieldBody &body,
                                       const std::vector<MeanFieldSites> &all_sites,
                                       const PlacesFor &what);
  /// For means over some of its sites.
  std::vector<WeightedPlace> places_on(const MeanFieldBody &body,
                                       const std::vector<MeanFieldSites> &all_sites,
                                       const MeanFieldSites &sites,
                                       const PlacesFor &what);

  /// Distance of two places in the body, to the nearest of the periodic images [m].
  double distance_in(const MeanFieldBody &body,
                     const std::array<double, 3> &a,
                     const std::array<double, 3> &b);

  /// Area of the part of a disc of this radius about the origin in [0, a] x [0, b], a and b >= 0.
  double quarter_disc_in_rectangle(double a, double b, double radius);
} // namespace softlattice
