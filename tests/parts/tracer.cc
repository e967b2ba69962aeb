// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/parts/tracer.h"

#include "solver/case/case.h"
#include "tests/parts/tracer_part.h"

#include <limits>

namespace softlattice::tests
{
  void TracerSettings::declare(ParameterTable &table)
  {
    constexpr double most = std::numeric_limits<double>::max();
    const std::string user = "the case at hand";
    const ParameterSection here = table.section("Tracer");
    here.quantity("Diffusivity", &diffusivity, "m^2/s", "m^2/s")
      .about("How fast the tracer spreads.")
      .range(0., most)
      .from_source(user, Confidence::assumed);
    here.quantity("Decay rate", &decay_rate, "1/s", "1/s")
      .about("Part of the tracer that decays per time.")
      .range(0., most)
      .from_source(user, Confidence::assumed);
    here.quantity("Decay begins", &decay_begins, "s", "s")
      .about("Before this time nothing decays.")
      .range(0., most);
    here.number("Slowing of fronts", &slowing)
      .about("a: the mobility of fronts is multiplied by exp(-a c).")
      .range(0., most)
      .from_source(user, Confidence::assumed);
    here.number("Initial value", &initial_value)
      .about("Average of the tracer at the beginning.")
      .range(0., 1.);
    here.number("Initial amplitude", &initial_amplitude)
      .about("Amplitude of a wave of the tracer along x at the beginning.")
      .range(0., 1.);
    here.quantity("Initial wave length", &initial_wave_length, "m", "um")
      .about("Wave length of that wave, whose crest is at x = 0.")
      .range(std::numeric_limits<double>::min(), most);
  }

  std::vector<std::string> TracerSettings::needed_fields() const
  {
    if (slowing > 0.)
      return {"LT_phase"};
    return {};
  }

  void TracerSettings::check(const Case &what, std::vector<Finding> &findings) const
  {
    if (initial_amplitude > initial_value)
      findings.push_back({Finding::Severity::error,
                          "Tracer/Initial amplitude",
                          "there would be less than no tracer",
                          "it must be 'Initial value' at most"});
    if (decay_begins > what.time.end_time)
      findings.push_back({Finding::Severity::warning,
                          "Tracer/Decay begins",
                          "nothing decays before the end of the run",
                          "an earlier time"});
  }

  std::unique_ptr<Part> TracerSettings::make(const Case &what, const std::size_t first_field) const
  {
    return std::make_unique<TracerPart>(*this, what, first_field);
  }

  PartKind tracer_part()
  {
    return {"tracer", "what diffuses, decays and slows fronts down", [] {
              return std::make_unique<TracerSettings>();
            }};
  }
} // namespace softlattice::tests
