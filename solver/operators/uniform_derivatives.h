// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/gradient_energy.h"
#include "solver/time/state.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace softlattice
{
  /// Derivatives of G = int g dV by the uniform numbers p of a GradientEnergy, integrated with the nodes of the cells.
  template <int dim>
  class UniformDerivatives
  {
  public:
    struct Integrals
    {
      std::vector<double> first;  ///< dG/dp
      std::vector<double> second; ///< upper triangle of d^2G/dp^2
    };

    virtual ~UniformDerivatives() = default;

    /// At a state and the present numbers. Collective.
    virtual Integrals integrals(const State &u) const = 0;
    /// d^2G/dp du_i of one of the numbers at all nodes; zero at constrained ones. Collective.
    virtual void mixed(const State &u, std::size_t number, State &result) const = 0;

    /// The space and the energy must outlive it; to be made anew after the space has been rebuilt.
    static std::unique_ptr<UniformDerivatives> create(const Space<dim> &space,
                                                      GradientEnergy &energy);
  };
} // namespace softlattice
