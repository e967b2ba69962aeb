// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

namespace softlattice
{
  /// The section "Checkpoint".
  struct CheckpointSettings
  {
    double interval = 300.; ///< of wall time [s]; 0: only at the end of a run
    int kept = 2;

    void declare(ParameterTable &table);
  };
} // namespace softlattice
