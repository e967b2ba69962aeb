// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"

#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// What the present fields show that the user has to know, to be said once.
  struct FieldWarning
  {
    std::string what;    ///< by which it is known whether it has been said
    std::string details; ///< numbers, and what to do
    /// Not a matter of the moment. Others, such as the last of a phase that vanishes, may be gone at the next
    /// output: they are said if it has them too or if there is none.
    bool stays = false;
  };

  /// Fields that the mesh does not resolve, but for the initial state, which is no solution yet; and
  /// potentials without a balance of charge. Collective.
  std::vector<FieldWarning> field_warnings(const Case &what,
                                           PhaseField &fields,
                                           double field_scale,
                                           const Measured &measured,
                                           double t);

  /// What a mesh would do that resolves a part of the range of a field which this one does not: levels
  /// more, at least one, and the degree, 0 if none does.
  struct Refinement
  {
    unsigned int levels;
    unsigned int degree;
  };
  Refinement refinement_for(double unresolved_part, unsigned int degree);
} // namespace softlattice
