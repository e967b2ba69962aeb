// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/field_equation.h"

#include <functional>
#include <memory>

namespace softlattice
{
  /// The stiffness matrix with a symmetric tensor A(place) in it, int grad phi . A grad source dV, for fluxes that
  /// differ from direction to direction, (153). A is positive definite. See Stiffness.
  template <int dim>
  class DirectedStiffness
  {
  public:
    using Vector = typename Space<dim>::Vector;
    using Finish = std::function<void(unsigned int begin, unsigned int end)>;

    virtual ~DirectedStiffness() = default;
    /// As of Stiffness; `coefficient`: at the nodes with its ghosts; null: 1.
    virtual void apply(Vector &result,
                       const Vector &source,
                       const Vector *coefficient,
                       const Finish &finish = {}) const = 0;
    /// No eigenvalue of A is above this at any node. Collective.
    virtual double largest() const = 0;

    /// With A at the nodes that the space has now; it must outlive this.
    static std::unique_ptr<DirectedStiffness> create(const Space<dim> &space,
                                                     const Directions &directions);
  };
} // namespace softlattice
