// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/time/state.h"

#include <memory>

namespace softlattice
{
  /// Gradients at nodes, where those of the cells differ: their mean with the volumes of the cells, M^-1 int
  /// phi grad u dV, which for smooth fields is as good as the gradient inside the cells, or better.
  template <int dim>
  class NodalGradients
  {
  public:
    virtual ~NodalGradients() = default;

    /// result: dim blocks, du/dx first; zero at constrained nodes. Collective.
    virtual void evaluate(const typename Space<dim>::Vector &u, State &result) const = 0;

    /// The space must outlive it; to be made anew after it has been rebuilt.
    static std::unique_ptr<NodalGradients> create(const Space<dim> &space);
  };
} // namespace softlattice
