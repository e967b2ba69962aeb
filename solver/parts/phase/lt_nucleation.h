// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/nucleation/process.h"

#include <memory>

namespace softlattice
{
  struct Case;

  /// How nuclei of LT enter a field of a case.
  SeedProfile lt_profile(const Case &what, std::size_t phase);

  /// Where and when LT nucleates in a case, which must outlive it as the fields must.
  /// @throws InputError if a file of nuclei is wrong
  std::unique_ptr<Nucleation> make_lt_nucleation(const Case &what,
                                                 NucleatedFields nucleated,
                                                 const PhaseField &fields);
} // namespace softlattice
