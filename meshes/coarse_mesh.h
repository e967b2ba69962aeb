// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"

#include <deal.II/grid/tria.h>

#include <array>
#include <cstdint>

namespace softlattice
{
  /// Fills an empty triangulation with the coarse mesh of a body [m]. Its cells are as near to squares
  /// or cubes of the shortest extent as whole numbers allow, or larger where that would make more than
  /// 1e5 of them; of a box, as many as the case says. They depend on the geometry alone, never on the
  /// resolution, the degree or the number of processes: nucleation takes its patches from them.
  ///
  /// A boundary id is the index of its names in names_of_boundaries(). The material id is the number of
  /// the island (first along x, then along y), that of the physical groups of an imported mesh
  /// (CellGroups), and 0 else. Opposite boundaries are joined along periodic directions. Works for serial and
  /// for distributed triangulations.
  /// @throws MeshError if an imported mesh cannot be used.
  template <int dim>
  void make_coarse_mesh(const Geometry &geometry, dealii::Triangulation<dim> &triangulation);

  /// Size of a coarse mesh, for estimates.
  struct MeshExtents
  {
    std::uint64_t coarse_cells = 0;
    double measure = 0.;              ///< total area [m^2] or volume [m^3]
    double shortest_edge = 0.;        ///< [m]
    double longest_edge = 0.;         ///< [m]
    std::array<double, 3> lower = {}; ///< corners of the bounding box [m]
    std::array<double, 3> upper = {};
  };

  template <int dim>
  MeshExtents measure_coarse_mesh(const dealii::Triangulation<dim> &triangulation);

  /// The smallest number of refinements after which no edge is longer than `cell_size` [m] (0 if none
  /// is from the start).
  int refinements_for(const MeshExtents &extents, double cell_size);
} // namespace softlattice
