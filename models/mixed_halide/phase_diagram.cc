// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/phase_diagram.h"

#include "models/mixed_halide/halide_energy.h"

namespace softlattice
{
  void PhaseDiagramSettings::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Phase diagram").of_parts({"composition"});
    section.quantity("Lowest temperature", &lowest_temperature, "K", "degC")
      .about("First temperature of the diagram.")
      .range(10., 2000.)
      .from_equation("45")
      .from_source("what is drawn, not a law", Confidence::numerical);
    section.quantity("Highest temperature", &highest_temperature, "K", "degC")
      .about("Last temperature of the diagram.")
      .range(10., 2000.)
      .from_equation("45")
      .from_source("what is drawn, not a law", Confidence::numerical);
    section.integer("Temperatures", &n_temperatures)
      .about("Number of temperatures, evenly spaced.")
      .range(2, 10000)
      .from_equation("45")
      .from_source("what is drawn, not a law", Confidence::numerical);
    section.integer("Compositions", &n_compositions)
      .about(
        "Number of compositions at each temperature for which thresholds are given, evenly spaced "
        "between the ends.")
      .range(2, 10000)
      .from_equation("58")
      .from_source("what is drawn, not a law", Confidence::numerical);
    section.quantity("Carrier density", &carrier_density, "1/m^3", "1/cm^3")
      .about(
        "Mean density N of carriers at which the light-induced binodal and terminal compositions "
        "are drawn.")
      .range(0., 1e29)
      .from_equation("58")
      .from_source("what is drawn, not a law; strong light makes 1e13 to 1e16 1/cm^3",
                   Confidence::numerical);
    table.check([this](std::vector<Finding> &findings) {
      if (lowest_temperature >= highest_temperature)
        findings.push_back({Finding::Severity::error,
                            "Phase diagram/Highest temperature",
                            "it is not above the lowest temperature",
                            "exchange them"});
    });
  }

  std::vector<DiagramRow> phase_diagram(const MixedHalide &halide,
                                        const PhaseDiagramSettings &settings)
  {
    const HalideEnergy energy(halide.mixing());
    std::vector<DiagramRow> rows;
    for (int i = 0; i < settings.n_temperatures; ++i)
      {
        const double temperature = settings.lowest_temperature +
                                   (settings.highest_temperature - settings.lowest_temperature) *
                                     i / (settings.n_temperatures - 1);
        const MixingCurve curve(energy, temperature);
        const LightEquilibrium light(energy, halide.gap(), halide.carriers(), temperature);
        DiagramRow row{temperature,
                       curve.binodal(),
                       curve.spinodal(),
                       light.binodal(settings.carrier_density),
                       {}};
        for (int k = 1; k <= settings.n_compositions; ++k)
          {
            const double x0 = double(k) / (settings.n_compositions + 1);
            row.mixtures.push_back({x0,
                                    light.threshold(x0),
                                    light.instability(x0),
                                    light.nucleus(x0, settings.carrier_density)});
          }
        rows.push_back(std::move(row));
      }
    return rows;
  }
} // namespace softlattice
