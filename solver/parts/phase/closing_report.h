// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/quantities.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The lines at the end of a run: t50, time to 80 % HT retained, nuclei per area, fitted Avrami exponent, the
  /// way back to HT where nuclei of it appeared, where to look. `quantities` as from transformation_quantities()
  /// and return_quantities(); a value that does not exist is said to be missing and why.
  std::vector<std::string> closing_report(const std::vector<Quantity> &quantities,
                                          const std::string &directory);
} // namespace softlattice
