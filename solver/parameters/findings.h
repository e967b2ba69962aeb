// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/reader.h"

#include <vector>

namespace softlattice
{
  /// Findings become diagnostics at the values that they are about.
  void report_findings(const std::vector<Finding> &findings,
                       const ReadValues &values,
                       Diagnostics &diagnostics);
} // namespace softlattice
