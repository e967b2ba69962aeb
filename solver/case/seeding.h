// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/diagnostics.h"
#include "solver/parameters/reader.h"

#include <cstddef>

namespace softlattice
{
  struct Case;

  /// Adds an error if the field into which a case with equations of its own sets nuclei is none, or
  /// not of the kind that can have them.
  void check_seeded_field(const Case &what, const ReadValues &values, Diagnostics &diagnostics);

  /// Reads the file of prescribed nuclei, if there is one: what is wrong with it becomes errors; nuclei that
  /// come after the end of the run, or are larger than the body, warnings.
  void check_prescribed_nuclei(const Case &what, Diagnostics &diagnostics);

  /// The number of that field; the number of fields if there is none of that name.
  std::size_t seeded_field(const Case &what);
} // namespace softlattice
