// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <vector>

namespace softlattice
{
  struct Case;

  /// What the parts of a case cannot see alone, as far as its parameters tell.
  void check_case(const Case &what, std::vector<Finding> &findings);
} // namespace softlattice
