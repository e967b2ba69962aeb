// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"

#include <vector>

namespace softlattice
{
  class Environment;

  /// What happens to the vapour between the beginning and end_time [s] that a user may not expect: more of
  /// it is asked for than air of the total pressure holds, or it condenses on the surface. For cases in which
  /// somebody can ask for vapour; the environment has been prepared.
  std::vector<FileProblem> vapour_notes(const Environment &environment, double end_time);
} // namespace softlattice
