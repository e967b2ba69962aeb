// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"

namespace softlattice
{
  /// Whether a body is a rectangle or a cuboid, so that distances from its boundaries are plain.
  bool is_rectangular(const Geometry &geometry);

  /// Where it is; a body without a box starts uniform and has only its dimension.
  BoxOfBody body_of(const Geometry &geometry);

  /// What the parts of a mixed halide cannot check alone: names of boundaries, compositions in range. Also
  /// tells the ligands where the body is and reads the seeds.
  /// `periodic`: the boundaries that are joined to their opposite ones. @throws TableFileError for what is
  /// wrong with the file of seeds, after all else
  void check_halides(Case &to,
                     const std::vector<std::string> &periodic,
                     const ReadValues &values,
                     Diagnostics &diagnostics);
} // namespace softlattice
