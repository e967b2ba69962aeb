// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/scenario.h"

#include "solver/parts/combined_scenario.h"
#include "solver/parts/expression_scenario.h"
#include "solver/parts/halide_scenario.h"
#include "solver/parts/transformation_scenario.h"

namespace softlattice
{
  std::optional<ThermalNoise> thermal_noise_of(const Case &what, const double thermal_energy)
  {
    const NoiseSettings &noise = what.noise;
    if (!noise.thermal)
      return {};
    double depth = 1.;
    if (dimension(what.geometry) == 2)
      depth = noise.depth > 0.              ? noise.depth
              : what.geometry.kind == "box" ? 1.
                                            : out_of_plane(what.geometry);
    return ThermalNoise{thermal_energy / depth,
                        static_cast<std::uint64_t>(noise.seed),
                        noise.shortest_wave};
  }

  std::unique_ptr<Scenario> Scenario::create(const Case &what)
  {
    if (what.is_by_expression())
      return std::make_unique<ExpressionScenario>(what);
    std::unique_ptr<Scenario> part;
    if (what.is_mixed_halide())
      part = std::make_unique<HalideScenario>(what);
    else
      part = std::make_unique<TransformationScenario>(what);
    if (!what.expressions.is_selected())
      return part;
    return std::make_unique<CombinedScenario>(what, std::move(part));
  }
} // namespace softlattice
