// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/bulk_sites.h"

#include "meshes/multilinear_map.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  template <int dim>
  BulkSites<dim>::BulkSites(const Geometry &geometry,
                            const dealii::Triangulation<dim> &triangulation)
    : depth_(out_of_plane(geometry))
  {
    for (const auto &cell : triangulation.cell_iterators_on_level(0))
      {
        Cell one{cell_corners<dim>(cell), 0.};
        // No determinant is larger than the product of the lengths of its columns (Hadamard), each of which is convex in
        // the other coordinates, and so largest at a corner.
        double bound = depth_;
        for (int d = 0; d < dim; ++d)
          {
            double longest = 0.;
            for (unsigned int v = 0; v < one.corners.size(); ++v)
              {
                dealii::Point<dim> unit;
                for (int e = 0; e < dim; ++e)
                  unit[e] = (v >> e) & 1u;
                longest = std::max(longest, multilinear_map<dim>(one.corners, unit, d).norm());
              }
            bound *= longest;
          }
        one.measure = bound;
        cells_.push_back(one);
      }
  }

  template <int dim>
  double BulkSites<dim>::volume_element(const Cell &cell, const dealii::Point<dim> &unit) const
  {
    dealii::Tensor<2, dim> tangents;
    for (int d = 0; d < dim; ++d)
      tangents[d] = multilinear_map<dim>(cell.corners, unit, d);
    return depth_ * std::abs(determinant(tangents));
  }

  template <int dim>
  typename ExposedSites<dim>::Site BulkSites<dim>::point(
    const std::size_t patch,
    const std::array<double, 3> &reference) const
  {
    const Cell &cell = cells_.at(patch);
    dealii::Point<dim> unit;
    for (int d = 0; d < dim; ++d)
      unit[d] = reference[d];
    // Without the margin round-off would thin a box, if ever so slightly.
    const double density = volume_element(cell, unit) / cell.measure * (1. + 1e-12);
    return {dealii::Point<dim>(multilinear_map<dim>(cell.corners, unit)),
            {static_cast<unsigned int>(patch), unit},
            std::min(density, 1.)};
  }

  template class BulkSites<2>;
  template class BulkSites<3>;
} // namespace softlattice
