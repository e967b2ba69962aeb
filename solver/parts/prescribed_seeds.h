// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/nucleation/prescribed_nuclei.h"

namespace softlattice
{
  struct Case;

  /// The nuclei that a case lists, if any.
  /// @throws InputError if the file is wrong, or one of them lies outside of the body
  PrescribedNuclei prescribed_nuclei(const Case &what, const PhaseField &fields);
} // namespace softlattice
