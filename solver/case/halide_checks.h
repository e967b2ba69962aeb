// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/cell_materials.h"
#include "solver/case/case.h"
#include "solver/parameters/table_reader.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Whether a body is a rectangle or a cuboid, so that distances from its boundaries are plain.
  bool is_rectangular(const Geometry &geometry);

  /// Where it is; a body without a box starts uniform and has only its dimension.
  BoxOfBody body_of(const Geometry &geometry);

  /// What was found where ligands, light and seeds of a mixed halide got their places.
  struct HalideFindings
  {
    std::optional<std::vector<std::string>> boundaries; ///< none: the mesh cannot be read
    std::vector<CellMaterial> materials;                ///< of the mesh, if ligands ask for some
    std::vector<std::string> unknown_materials;         ///< on which ligands are to be
    std::optional<std::string> mesh_problem;
    std::vector<FileProblem> problems, notes; ///< on the file of seeds
  };

  /// Tells ligands and light where the body is, and reads the seeds. Says nothing: see check_halides().
  HalideFindings place_halides(Case &to);

  /// What the parts of a mixed halide cannot check alone: names of boundaries, compositions in range, and what
  /// was found when they got their places. `periodic`: the boundaries that are joined to their opposite ones.
  /// @throws TableFileError for what is wrong with the file of seeds, after all else
  void check_halides(const Case &what,
                     const HalideFindings &found,
                     const std::vector<std::string> &periodic,
                     const ReadValues &values,
                     Diagnostics &diagnostics);
} // namespace softlattice
