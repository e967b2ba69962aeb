// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/schedule.h"
#include "solver/parts/heat/heat_sources.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Boundaries of the mesh by what heat does there; none passes through the others.
  struct HeatBoundaries
  {
    std::vector<std::string> to_air;
    std::vector<std::string> to_substrate;
    std::vector<std::string> given; ///< those that have a temperature
    Schedule temperature{298.15};   ///< of these [K]
  };

  /// Of a body: exposed boundaries and the top give heat to the air, the bottom to the substrate, those in plan view
  /// nothing; but for those that are to have a temperature.
  HeatBoundaries heat_boundaries(const Geometry &geometry,
                                 const std::vector<std::string> &given,
                                 const Schedule &temperature);

  HeatedBody heated_body(const Geometry &geometry);
} // namespace softlattice
