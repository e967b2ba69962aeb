// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/nodal_gradients.h"
#include "solver/time/state.h"

#include <memory>

namespace softlattice
{
  /// The curvature of the level sets of a phase eta at the nodes of a space, div n [1/m] with the normal n out
  /// of the phase, > 0 where the phase bulges outwards: 1/r of a disc at the distance r from its centre, 2/r of
  /// a ball. Its size is limited near 3/l, with l the 10-90 % width: tighter bends are no longer fronts.
  ///
  /// It is taken of psi = ln[(eta + d)/(1 - eta + d)], which has the level sets of eta, and across an interface
  /// is linear in the distance but for its outskirts, so that the bend of the profile does not enter. With
  /// its gradients g at the nodes, (121),
  ///   div n = -[ |g|^2 tr(H) - g.H.g ] / (|g|^2 + e^2)^(3/2),   H = grad g,
  /// which is zero for a flat front whatever its profile, and fades where there is none, as in a gap that closes.
  template <int dim>
  class FrontCurvature
  {
  public:
    using Vector = typename Space<dim>::Vector;
    virtual ~FrontCurvature() = default;

    /// profile_length: lambda of the interface [m]. Zero at constrained nodes. Collective.
    virtual void evaluate(const Vector &phase, double profile_length, Vector &curvature) = 0;

    /// The space must outlive it; to be made anew after it has been rebuilt.
    static std::unique_ptr<FrontCurvature> create(const Space<dim> &space);
  };
} // namespace softlattice
