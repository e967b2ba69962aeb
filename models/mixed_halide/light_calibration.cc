// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/light_calibration.h"

#include "models/constants.h"
#include "models/mixed_halide/halide_energy.h"
#include "models/mixed_halide/light_equilibrium.h"

#include <cmath>
#include <cstdio>

namespace softlattice
{
  namespace
  {
    const std::string section_name = "Model/Mixed halide/Carriers";
    constexpr const char *by_threshold = "threshold";
    constexpr double longest_lifetime = 1.; // [s], as of the entry

    std::string entry(const std::string &name)
    {
      return section_name + "/" + name;
    }

    std::string shown(const double value)
    {
      char text[32];
      std::snprintf(text, sizeof text, "%.3g", value);
      return text;
    }
  } // namespace

  void LightCalibration::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section(section_name).of_parts({"composition"});
    section.choice("Calibrate", &calibrate_, {none, by_threshold})
      .about("Whether 'Lifetime' and 'Polaron energy' are given, or found from what is measured. "
             "threshold: from the intensity at which a film begins to segregate and the "
             "composition of its iodide-rich domains. The log has what is found.")
      .from_equation("141")
      .from_source("a choice, not a number", Confidence::numerical);
    const ParameterSection measured = section.when("Calibrate", {by_threshold});
    measured.quantity("Threshold intensity", &intensity_, "W/m^2", "mW/cm^2")
      .about("Power density below which the film does not segregate.")
      .range(1e-6, 1e9)
      .from_equation("141")
      .from_source("between 0.04 mW/cm^2, where MAPb(I,Br)3 does not segregate, and 0.27 mW/cm^2, "
                   "where it does (Draguta 2017, 10.1038/s41467-017-00284-2), at 405 nm",
                   Confidence::derived);
    measured.number("Terminal composition", &terminal_composition_)
      .about("x of the domains that appear, below that of the film.")
      .range(0.001, 0.999)
      .from_equation("141")
      .from_source("0.2 (Hoke 2015, 10.1039/C4SC03141E)", Confidence::memory);
    measured.number("Threshold composition", &composition_)
      .about("x of the film of which both are known.")
      .range(0.001, 0.999)
      .from_equation("141")
      .from_source("MAPb(I0.5Br0.5)3 (Draguta 2017, 10.1038/s41467-017-00284-2)",
                   Confidence::verified);
    measured.quantity("Threshold temperature", &temperature_, "K", "degC")
      .about("Temperature at which both are known.")
      .range(10., 1000.)
      .from_equation("141")
      .from_source("room temperature", Confidence::assumed);
  }

  std::variant<LightCalibration::Result, LightCalibration::Failure> LightCalibration::find(
    const RegularSolution &mixing,
    BandGap gap,
    const Photocarriers &carriers,
    const Illumination &light) const
  {
    const HalideEnergy energy(mixing);
    const LightEquilibrium equilibrium(energy, gap, carriers, temperature_); // follows the gap
    const double x0 = composition_, x = terminal_composition_;
    if (!(x < x0))
      return Failure{entry("Terminal composition"),
                     "'Terminal composition' is not below 'Threshold composition'",
                     "iodide collects in the domains: take less than that of the film"};
    if (equilibrium.work_in_the_dark(x0, x) <= 0.)
      return Failure{entry("Calibrate"),
                     "the film demixes in the dark already",
                     "a lower 'Model/Mixed halide/Interaction energy'"};
    // Below it the domains of the threshold have more bromide than wanted, or none appear.
    const auto is_too_low = [&](const double polaron_energy) {
      gap.set_polaron_energy(polaron_energy);
      const double threshold = equilibrium.threshold_of(x0, x);
      return !std::isfinite(threshold) || equilibrium.work_slope(x0, x, threshold) < 0.;
    };
    const std::string filling = carriers.fill_bands()
                                  ? "heavier 'Electron mass' and 'Hole mass', or 'Filling = sites'"
                                  : "another 'Site density'";
    double low = 0., high = BandGap::highest_polaron_energy();
    if (!is_too_low(low))
      return Failure{entry("Terminal composition"),
                     "domains have more iodide than 'Terminal composition' even without polarons",
                     "a lower 'Terminal composition', or " + filling};
    if (is_too_low(high))
      return Failure{
        entry("Terminal composition"),
        "no 'Polaron energy' up to " + shown(high / constants::eV) +
          " eV takes domains to 'Terminal composition': what fills up holds carriers back",
        "a higher 'Terminal composition', or " + filling};
    for (int i = 0; i < 60; ++i)
      {
        const double middle = 0.5 * (low + high);
        (is_too_low(middle) ? low : high) = middle;
      }
    gap.set_polaron_energy(high);
    const auto threshold = equilibrium.threshold(x0);
    if (!threshold || std::abs(threshold->nucleus.composition - x) > 0.01)
      return Failure{entry("Terminal composition"),
                     "another composition than 'Terminal composition' demixes first" +
                       (threshold ? ", " + shown(threshold->nucleus.composition) : std::string()),
                     "another 'Terminal composition', or " + filling};
    const double lifetime = threshold->carriers / light.generation_of(intensity_);
    if (!(lifetime < longest_lifetime))
      return Failure{entry("Threshold intensity"),
                     "'Threshold intensity' would take a lifetime of " + shown(lifetime) +
                       " s: such light cannot make the " + shown(threshold->carriers * 1e-6) +
                       " carriers per cm^3 that it takes",
                     "a higher intensity, or " + filling};
    return Result{high, lifetime, threshold->carriers};
  }
} // namespace softlattice
