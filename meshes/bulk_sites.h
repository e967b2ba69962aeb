// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/sites.h"

#include <deal.II/base/point.h>
#include <deal.II/grid/tria.h>

#include <array>
#include <cstddef>
#include <vector>

namespace softlattice
{
  /// The body, cut into its coarse cells, which are its patches: see ExposedSites. A 2D cell stands for a column of the
  /// out-of-plane extent.
  template <int dim>
  class BulkSites
  {
  public:
    /// The triangulation may be refined already, and need not outlive this object.
    BulkSites(const Geometry &geometry, const dealii::Triangulation<dim> &triangulation);

    std::size_t n_patches() const { return cells_.size(); }
    /// An upper bound of the volume of the patch [m^3], exact on parallelograms and boxes.
    double measure(const std::size_t patch) const { return cells_.at(patch).measure; }
    /// The point at reference coordinates, each in [0, 1]; in 2D the last one is ignored.
    typename ExposedSites<dim>::Site point(std::size_t patch,
                                           const std::array<double, 3> &reference) const;

  private:
    struct Cell
    {
      std::array<dealii::Point<dim>, 1 << dim> corners;
      double measure; ///< [m^3]
    };

    double volume_element(const Cell &cell, const dealii::Point<dim> &unit) const;

    double depth_; ///< that a 2D domain stands for [m]
    std::vector<Cell> cells_;
  };
} // namespace softlattice
