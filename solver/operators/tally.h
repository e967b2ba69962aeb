// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/pending.h"
#include "solver/operators/body_integral.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// An amount that is added up over a run exactly as the fields are: with q(t, u, du/dt) its rate, the integral of q over
  /// time by the quadrature that the integrator of the fields is. What a conserved field gains is then what its
  /// tallies say, to rounding, whatever the length of the steps.
  struct Tally
  {
    /// Its rate per volume at all nodes, of states as the equations are handed them.
    using Density = std::function<void(const double *const *u, double *density)>;

    std::string name; ///< "owner/what"; the unit is that of a field times m^dim
    Density density;  ///< null: what enters of a field through a boundary
    std::size_t field = 0;
    std::string boundary = {};
  };

  /// What nuclei that have just been set into a field do to others: `before` is that field as it was, `u` all fields. Returns
  /// what that adds to tallies of these equations, one number for each of them. Collective.
  using SeedEffect = std::function<std::vector<double>(const std::vector<GrownNucleus> &nuclei,
                                                       const double *before,
                                                       double *const *u,
                                                       const BodyIntegral &body)>;
} // namespace softlattice
