// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/system/coupled_system.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <random>

namespace softlattice::tests
{
  /// Holds the derivative of the residual of the stage last solved, along a direction drawn at random, against central
  /// differences of 1e-5 about u: their rounding and third derivatives are below 1e-7 of it.
  inline void expect_jacobian_is_derivative(CoupledSystem<2> &coupled,
                                            const Space<2> &space,
                                            const State &u)
  {
    NonlinearSystem &system = coupled.stage();
    State direction, plus, minus, derivative;
    for (State *state : {&direction, &plus, &minus, &derivative})
      coupled.initialise(*state);
    std::mt19937 random(1);
    for (unsigned int field = 0; field < direction.n_blocks(); ++field)
      {
        auto &block = direction.block(field);
        for (unsigned int k = 0; k < block.locally_owned_size(); ++k)
          block.local_element(k) = uniform(random) - 0.5;
        for (const unsigned int node : space.constrained_nodes())
          block.local_element(node) = 0.;
      }
    system.linearise(u);
    system.apply_jacobian(direction, derivative);
    const double h = 1e-5;
    State shifted = u;
    shifted.add(h, direction);
    system.residual(shifted, plus);
    shifted.add(-2. * h, direction);
    system.residual(shifted, minus);
    plus -= minus;
    plus *= 1. / (2. * h);
    plus -= derivative;
    EXPECT_GT(derivative.linfty_norm(), 0.);
    EXPECT_LE(plus.linfty_norm(), 1e-7 * derivative.linfty_norm());
  }
} // namespace softlattice::tests
