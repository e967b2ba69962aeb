// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/mixed_halide/phase_diagram.h"
#include "solver/output/statistics.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Columns of phase_diagram.csv, one row per temperature.
  const std::vector<Column> &phase_diagram_columns();
  /// Columns of phase_diagram_threshold.csv, one row per temperature and composition.
  const std::vector<Column> &threshold_columns();

  // The files as texts: RFC 4180, units in the header, an empty field where there is no such thing.
  std::string phase_diagram_text(const std::vector<DiagramRow> &rows, double carrier_density);
  std::string threshold_text(const std::vector<DiagramRow> &rows, const MixedHalide &halide);
} // namespace softlattice
