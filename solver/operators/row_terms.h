// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/nodal_array.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What the equation of one field is at the state and in the stage in hand, for all who apply or invert its
  /// derivative. Filled by its row.
  template <int dim>
  struct RowTerms
  {
    using Vector = typename Space<dim>::Vector;

    std::size_t field = 0;
    double gradient_coefficient = 0.; ///< kappa
    double gradient_stiffness = 0.;   ///< what GradientTerms add to it, about
    double scale = 1.;                ///< s, that of the residual
    double unknown_scale = 1.;        ///< what an error of one is in this unknown
    double uniform_coefficient = 1.;  ///< M or eps; the mean over the body if not uniform
    /// The row of a non-conserved field is divided by its mobility L at the node, or by this where that
    /// is less: what does not move at all is a row, too.
    double least_divisor = 0.;
    std::vector<std::pair<unsigned int, double>> slow; ///< nodes where p < 1, in order, with p
    bool uniform = true;                               ///< coefficient
    double largest_direction =
      1.;               ///< no eigenvalue of the tensor of directions is above it anywhere
    Vector coefficient; ///< with ghosts, if not uniform
    std::vector<NodalTerm> coefficient_gradient; ///< per field
    Vector potential;                 ///< mu (or u of a potential) with ghosts, if needed
    std::vector<NodalTerm> local;     ///< l_ij per field j
    std::vector<NodalTerm> curvature; ///< f_ij per field j, of a conserved field
    std::vector<NodalTerm> by_rate;   ///< dS/d(du_j/dt) per field j, if the source S reads it
    std::vector<unsigned int> fixed;  ///< local nodes whose value is given
    bool floating = false;            ///< potential determined up to a constant

    /// kappa with all that acts like it, about; for preconditioning.
    double interface_stiffness() const { return gradient_coefficient + gradient_stiffness; }

    /// Factor of u - known in the row of a non-conserved field with a mobility, over s.
    double of_change(const double mobility) const { return 1. / std::max(mobility, least_divisor); }
    /// Factor p of its drive, over s: 1, or less where the mobility is below the least divisor.
    double of_drive(const double mobility) const
    {
      return mobility >= least_divisor ? 1. : std::max(0., mobility) / least_divisor;
    }
    /// p of a mobility that is the same at all nodes; else 1, and `slow` has the exceptions.
    double uniform_drive() const { return uniform ? of_drive(uniform_coefficient) : 1.; }
  };
} // namespace softlattice
