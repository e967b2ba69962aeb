// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Round holes at random places of a rectangle from the origin on, as many as a Poisson process of a density has there.
  /// The same arguments give the same holes on every process.
  class Pinholes
  {
  public:
    using Place = std::array<double, 2>;

    /// Density [1/m^2], radius > 0 [m], size [m] of the rectangle, periods [m] along x and y, 0 where there is none.
    Pinholes(double density, double radius, int seed, const Place &size, const Place &periods);

    std::size_t size() const { return centres_.size(); }
    bool hold(const Place &place) const { return n_over(place) > 0; }
    /// Area of the rectangle that they hold together [m^2], to 1 % of a hole each.
    double area() const;

  private:
    /// How many holes there are over a place.
    int n_over(const Place &place) const;
    std::size_t box_at(int i, int j) const;

    double radius_;
    Place size_, periods_;
    std::vector<Place> centres_;
    // Centres by box of a uniform grid, whose boxes are no smaller than a hole.
    std::array<int, 2> n_boxes_{};
    std::vector<std::vector<std::size_t>> boxes_;
  };
} // namespace softlattice
