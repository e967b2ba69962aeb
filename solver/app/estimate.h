// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/case.h"
#include "solver/fields/phase_field.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  /// What a run will be like, from the parameters alone.
  struct Estimate
  {
    MeshFigures mesh;
    double unknowns_if_uniform = 0.;
    double unknowns = 0.;       ///< typical of the adaptive mesh at its largest
    double nuclei = 0.;         ///< expected by the time the body is transformed or the run ends
    double transformed_at = 0.; ///< KJMA estimate of t50 [s]; infinite if it is not reached
    double steps = 0.;
    double memory = 0.;    ///< [bytes], all ranks
    double wall_time = 0.; ///< [s] on one core
    double disk = 0.;      ///< [bytes]
    double driving_force_scale = 1.;
    double control_parameter = 0.;
    double seed_radius = 0.; ///< [m]
  };

  /// From the expected number of nuclei and Kolmogorov's extended area of fronts that grow at the
  /// velocity of the models; unknowns from the length of front at half transformation.
  Estimate estimate_run(const Case &what, const MeshFigures &mesh, double seed_radius);

  /// Which level to choose if the interface has fewer than four points; empty if it has enough.
  std::string resolution_warning(const MeshFigures &mesh);

  std::vector<std::string> lines(const Estimate &estimate);
  nlohmann::ordered_json json(const Estimate &estimate);
} // namespace softlattice
