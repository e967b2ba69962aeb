// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/expression_equations.h"
#include "solver/fields/phase_field.h"

namespace softlattice
{
  /// L2 norm of the difference between an own field of a case and its exact solution at time t [unit of the
  /// field m^(dim/2)], 0 where none is stated. Collective. @throws LawError at the beginning and InvariantError
  /// later, on all ranks, where the exact solution is no number
  double exact_error(const ExpressionEquations &equations,
                     const PhaseField &fields,
                     std::size_t own,
                     double t);
} // namespace softlattice
