// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// Section "Discretisation" of a parameter file.
  struct DiscretisationSettings
  {
    std::string degree = "auto";
    double points_per_interface = 6.;
    double interface_width =
      0.;                    ///< 10-90 % [m], of a case that defines its own equations; 0: not said
    double finest_cell = 0.; ///< [m], of such a case; 0: by points per interface
    std::string finest_level = "auto";
    bool adaptive = true;
    // The head of a tanh front grows by exp(4.39 x/w) as the front, 10-90 % width w, comes nearer by x, so by
    // 8.5 when it has moved by one of the finest cells, w/2.05, and the mesh follows. A cell that is once
    // coarser than the finest resolves a quarter of the range, not more: 0.03 x 8.5.
    double refine_above = 0.03;
    double coarsen_below = 0.015;
    int remesh_interval = 8; ///< accepted steps

    void declare(ParameterTable &table);

    /// Polynomial degree of the elements in a dimension.
    unsigned int polynomial_degree(int dimension) const;
    /// Largest edge [m] of the finest cells: as asked for, or such that it puts the wanted number of
    /// nodes across the interface.
    double wanted_cell_size(double width, int dimension) const;
  };
} // namespace softlattice
