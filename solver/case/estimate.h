// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/phase_field.h"
#include "solver/study/mean_field.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// What is expected of a transformation, of a mixture at its nominal composition.
  struct TransformationEstimate
  {
    MeanFieldResult twin;              ///< times, nuclei and their spread
    std::vector<std::string> warnings; ///< what of the case the twin does not have
    double driving_force_scale = 1.;
    double control_parameter = 0.;
    double seed_radius = 0.; ///< [m]
  };

  /// What it takes to get to the end.
  struct WorkEstimate
  {
    double steps = 0.;
    double wall_time = 0.; ///< [s] on one core
  };

  /// A mesh of a coarser finest level, which fits into the memory that is free.
  struct FittingLevel
  {
    unsigned int level = 0;
    double memory = 0.;  ///< [bytes]
    double present = 0.; ///< what is free now [bytes]
  };

  /// What a run will be like, from the parameters alone.
  struct Estimate
  {
    MeshFigures mesh;
    double unknowns_if_uniform = 0.;
    double unknowns = 0.;                      ///< typical of the adaptive mesh at its largest
    std::optional<double> unknowns_at_start;   ///< of the initial state, if it has been made
    double time_per_step = 0.;                 ///< [s] on one core
    double memory = 0.;                        ///< [bytes], all ranks
    double disk = 0.;                          ///< [bytes]
    std::optional<FittingLevel> fitting_level; ///< if this one does not fit
    std::string length_unit = "m";
    std::optional<TransformationEstimate> transformation; ///< where there is one
    std::optional<WorkEstimate> work; ///< if fronts are all that has to be followed
  };

  /// Of a transformation by its mean-field twin (see case_twin.h); unknowns from the length of front when it is
  /// longest. Nobody knows in advance what a mixture or equations of the case's own will do: all
  /// cells may become the finest.
  Estimate estimate_run(const Case &what, const MeshFigures &mesh, double seed_radius);

  /// What the mesh is too coarse for, with fewer than four points, and which level to choose for it: the
  /// interface, and the steps of composition that a mixture begins with.
  std::vector<std::string> resolution_warnings(const Case &what, const MeshFigures &mesh);

  std::vector<std::string> lines(const Estimate &estimate);
  nlohmann::ordered_json json(const Estimate &estimate);
} // namespace softlattice
