// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <array>
#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Grains of a polycrystalline film and what their boundaries do.
  struct GrainSettings
  {
    double size = 2e-6; ///< square root of the mean grain area [m]
    int seed = 1;
    int relaxation_steps = 0;
    double boundary_width = 50e-9; ///< full width of the band along a grain boundary [m]
    double boundary_nucleation_factor = 20.;
    double boundary_mobility_factor = 1.;

    void declare(const ParameterSection &section);
  };

  /// Columnar grains in plan view: the Voronoi cells of random centres in the rectangle
  /// [0, length] x [0, width]. The same settings give the same grains on every process.
  ///
  /// Without relaxation the centres are independent and uniform (a Poisson-Voronoi tessellation with
  /// a fixed number of grains). Each relaxation step moves the centres to the centroids of their
  /// grains (Lloyd), which makes the sizes more equal.
  class GrainMap
  {
  public:
    GrainMap(const GrainSettings &settings, double length, double width);

    std::size_t n_grains() const { return centres_.size(); }
    /// Index of the grain that holds (x, y) [m].
    std::size_t grain_at(double x, double y) const;
    /// Distance of (x, y) to the nearest grain boundary [m]; infinite if there is a single grain.
    /// The edges of the film are no grain boundaries.
    double distance_to_boundary(double x, double y) const;

    /// Direction of the crystal axis of the grain that holds (x, y), an angle from x [rad] in [0, pi), uniform
    /// and independent from grain to grain.
    double axis_angle(double x, double y) const;

    /// Factors on the nucleation rate and on the mobility of fronts at (x, y): the given factor
    /// within half the band width of a grain boundary, 1 elsewhere.
    double nucleation_factor(double x, double y) const;
    double mobility_factor(double x, double y) const;

  private:
    using Place = std::array<double, 2>;

    void sort_into_buckets();
    void relax();
    std::array<int, 2> bucket_of(const Place &place) const;
    template <class Visitor, class Reach>
    void visit_rings(const Place &place, const Visitor &visit, const Reach &reach) const;
    bool is_near_boundary(double x, double y) const;

    GrainSettings settings_;
    Place size_;
    std::vector<Place> centres_;
    std::vector<double> axis_angles_; ///< of the grains [rad]
    // Centres by bucket of a uniform grid, about one per bucket; bucket b holds the grains
    // bucket_grains_[bucket_begin_[b]] ... bucket_grains_[bucket_begin_[b + 1] - 1].
    std::array<int, 2> n_buckets_;
    Place bucket_size_;
    std::vector<std::size_t> bucket_begin_;
    std::vector<std::size_t> bucket_grains_;
  };
} // namespace softlattice
