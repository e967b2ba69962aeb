// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"

#include <memory>
#include <string>
#include <vector>

namespace softlattice::bench
{
  enum class Model
  {
    allen_cahn,
    cahn_hilliard,
    dark_halide,
    lit_halide,
    coupled
  };

  /// "AC", "CH", "dark halide", "lit halide", "coupled"
  std::string name_of(Model model);

  /// A body of cubes, as many along its sides as `sides` says, each of which is halved `levels` times.
  struct Blocks
  {
    std::vector<int> sides;
    int levels;
  };

  /// The blocks whose number of nodes comes next to the one that is wanted.
  Blocks blocks_for(int dimension, int degree, double nodes);

  /// A kind of step to measure.
  struct StepCase
  {
    Model model;
    int dimension;
    int degree;
    double unknowns; ///< about, of all fields, on the uniform mesh of the finest cell
    bool adaptive = false;
    std::string integrator = "TR-BDF2";

    /// "CH 2D Q3 40k", "AC 3D Q2 640k adaptive", by the unknowns without adaptivity
    std::string name() const;
  };

  /// Side of a cell divided by the degree: what PFHub benchmark 1b has with 192 nodes along a side.
  constexpr double node_distance = 200. / 192.;

  /// Reads a parameter file of the folder of the bench, or one relative to the root of the project.
  /// @throws std::runtime_error
  std::unique_ptr<Case> read_bench_case(const std::string &file,
                                        const std::vector<std::string> &overrides);
  std::unique_ptr<Case> read_project_case(const std::string &file,
                                          const std::vector<std::string> &overrides);
  std::unique_ptr<Case> read_step_case(const StepCase &what,
                                       const std::vector<std::string> &more = {});
} // namespace softlattice::bench
