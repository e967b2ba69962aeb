// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// A rectangular body. [m]
  struct BoxOfBody
  {
    std::array<double, 3> lowest{};
    std::array<double, 3> size{};
    std::array<double, 3> period{}; ///< 0 along axes that are not periodic
    int dimension = 2;
  };

  /// A round domain of another composition.
  struct CompositionSeed
  {
    std::array<double, 3> centre{}; ///< [m]
    double radius = 0.;             ///< where the composition is half way [m]
    double composition = 0.5;       ///< fraction of the lighter halide inside
  };

  /// Between two places, to the nearest image along periodic axes [m].
  double distance(const BoxOfBody &body,
                  const std::array<double, 3> &a,
                  const std::array<double, 3> &b);

  /// Reads a CSV file with the columns x, y, in 3D z, radius and composition, each with its unit:
  ///     x [nm],y [nm],radius [nm],composition [1]
  /// Seeds have their centre in the body, a radius, a composition between 0 and 1, and do not overlap. What
  /// is wrong is appended to `problems`; the list is complete only if none was added. What is only worth
  /// knowing is appended to `notes`.
  std::vector<CompositionSeed> read_composition_seeds(const std::string &file,
                                                      const BoxOfBody &body,
                                                      std::vector<FileProblem> &problems,
                                                      std::vector<FileProblem> &notes);
} // namespace softlattice
