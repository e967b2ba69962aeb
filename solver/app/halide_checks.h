// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/case.h"

namespace softlattice
{
  /// Whether a body is a rectangle or a cuboid, so that distances from its boundaries are plain.
  bool is_rectangular(const Geometry &geometry);

  /// What the parts of a mixed halide cannot check alone: names of boundaries, compositions in range. Also
  /// tells the ligands where the body is.
  /// `periodic`: the boundaries that are joined to their opposite ones.
  void check_halides(Case &to,
                     const std::vector<std::string> &periodic,
                     const ReadValues &values,
                     Diagnostics &diagnostics);
} // namespace softlattice
