// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"

#include <deal.II/base/point.h>
#include <deal.II/grid/tria.h>

#include <array>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A place as a coarse cell and the reference coordinates in it, in [0, 1]^dim: the same on every
  /// process and at every refinement.
  template <int dim>
  struct CoarsePlace
  {
    unsigned int cell;
    dealii::Point<dim> unit;
  };

  /// The exposed surface, cut into patches that depend on the geometry alone: in plan view the coarse
  /// cells if "top" is exposed; then the exposed boundary faces of the coarse cells (in 2D edges,
  /// which stand for edge length times out-of-plane extent). In the order of the coarse cells.
  ///
  /// Points come uniform in the reference coordinates of a patch. They are uniform in area if each
  /// is kept with the probability Site::density, and measure() is the area that goes with all
  /// points, kept or not. On parallelograms the density is 1 everywhere.
  template <int dim>
  class ExposedSites
  {
  public:
    struct Site
    {
      dealii::Point<dim> position; ///< [m]
      CoarsePlace<dim> place;
      double density = 1.; ///< in (0, 1]: area element here over the largest one of the patch
    };

    /// The triangulation may be refined already, and need not outlive this object.
    ExposedSites(const Geometry &geometry, const dealii::Triangulation<dim> &triangulation);

    std::size_t n_patches() const { return patches_.size(); }
    /// Largest area element of the patch [m^2], an upper bound of its area.
    double measure(std::size_t patch) const;
    /// The point at the reference coordinates u, v of the patch, each in [0, 1]; an edge ignores v.
    Site point(std::size_t patch, double u, double v) const;
    /// Exact area of all patches [m^2] (of a warped face, to the precision of a quadrature).
    double area() const;

  private:
    struct Patch
    {
      unsigned int cell;
      int face; ///< of the cell; -1: the patch is the cell itself
      std::array<dealii::Point<dim>, 1 << dim> corners;
      double measure;
    };

    void add_patch(const typename dealii::Triangulation<dim>::cell_iterator &cell, int face);
    double area_element(const Patch &patch, double u, double v) const;

    double depth_; ///< that the edges of a 2D domain stand for [m]
    std::vector<Patch> patches_;
  };

  /// The active cell that holds a place, and its reference coordinates there. Halving is exact in
  /// binary arithmetic, so all processes agree, also on a border between children, where the higher
  /// one is taken. On a distributed mesh the cell may be artificial or a ghost: only the process that
  /// finds a locally owned one owns the place. Costs one step per level.
  template <int dim>
  std::pair<typename dealii::Triangulation<dim>::active_cell_iterator, dealii::Point<dim>> descend(
    const dealii::Triangulation<dim> &triangulation,
    const CoarsePlace<dim> &place);

  /// The coarse cell that holds a point [m] (the first, if it is on a border) and the reference
  /// coordinates there, or nothing outside of the body. Searches all coarse cells.
  template <int dim>
  std::optional<CoarsePlace<dim>> locate(const dealii::Triangulation<dim> &triangulation,
                                         const dealii::Point<dim> &point);
} // namespace softlattice
