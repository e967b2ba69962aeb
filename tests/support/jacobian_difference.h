// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/system/coupled_system.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <random>

namespace softlattice::tests
{
  struct JacobianDifference
  {
    State derivative; ///< the Jacobian at u along a direction
    State error;      ///< what a central difference of the residual, of 1e-5, has more than that
  };

  /// Of the stage last solved.
  inline JacobianDifference jacobian_difference(NonlinearSystem &system,
                                                const State &u,
                                                const State &direction)
  {
    JacobianDifference found;
    State minus;
    for (State *state : {&found.derivative, &found.error, &minus})
      system.initialise(*state);
    system.linearise(u);
    system.apply_jacobian(direction, found.derivative);
    const double h = 1e-5;
    State shifted = u;
    shifted.add(h, direction);
    system.residual(shifted, found.error);
    shifted.add(-2. * h, direction);
    system.residual(shifted, minus);
    found.error -= minus;
    found.error *= 1. / (2. * h);
    found.error -= found.derivative;
    return found;
  }

  /// Holds the derivative of the residual of the stage last solved, along a direction drawn at random, against differences
  /// about u: their rounding and third derivatives are below 1e-7 of it.
  inline void expect_jacobian_is_derivative(CoupledSystem<2> &coupled,
                                            const Space<2> &space,
                                            const State &u)
  {
    State direction;
    coupled.initialise(direction);
    std::mt19937 random(1);
    for (unsigned int field = 0; field < direction.n_blocks(); ++field)
      {
        auto &block = direction.block(field);
        for (unsigned int k = 0; k < block.locally_owned_size(); ++k)
          block.local_element(k) = uniform(random) - 0.5;
        for (const unsigned int node : space.constrained_nodes())
          block.local_element(node) = 0.;
      }
    const auto [derivative, error] = jacobian_difference(coupled.stage(), u, direction);
    EXPECT_GT(derivative.linfty_norm(), 0.);
    EXPECT_LE(error.linfty_norm(), 1e-7 * derivative.linfty_norm());
  }
} // namespace softlattice::tests
