// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <vector>

namespace softlattice
{
  struct Case;

  /// Whether the registered parts that a case has go together, and what each of them has to say.
  void check_further_parts(const Case &what, std::vector<Finding> &findings);
} // namespace softlattice
