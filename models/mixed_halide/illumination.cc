// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/illumination.h"

#include "models/constants.h"
#include "models/csv_over_time.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace softlattice
{
  namespace
  {
    constexpr const char *by_rate = "generation rate";
    constexpr const char *by_power = "power density";
  } // namespace

  Illumination::Illumination()
    : photon_energy_(3.06 * constants::electronvolt)
  {}

  void Illumination::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Light").of_parts({"composition"});
    section.choice("Given as", &quantity_, {by_rate, by_power})
      .about("How the light is stated: by the pairs that it makes per volume and time, or by the "
             "power that falls on the film.")
      .from_source("a choice, not a number", Confidence::numerical);
    section.choice("Over time", &source_, {"as stated", "file"})
      .about("How the light changes: as its rate or power is stated, or multiplied by what the "
             "file 'Light file' "
             "says, of one that is stated as constant.")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Over time", {"file"})
      .file("Light file", &file_)
      .about("CSV with a header such as 'time [s],light [1]': by how much the light is multiplied, "
             "1 where it is as "
             "stated; rows in order of time, linear in between, the first and the last one held. "
             "Other columns, such as "
             "voltage, are passed over, so that one file can state both.")
      .from_source("measured or assumed by the user", Confidence::assumed)
      .must_be_set();
    table.check([this](std::vector<Finding> &findings) {
      if (is_from_file() && !stated().is_constant())
        findings.push_back({Finding::Severity::error,
                            quantity_ == by_rate ? "Light/Generation rate" : "Light/Power density",
                            "the file says how the light changes, so that this has to be one value",
                            "the light where the file says 1, or 'Over time = as stated'"});
    });
    section.when("Given as", {by_rate})
      .schedule("Generation rate", &generation_, "1/m^3/s", "1/cm^3/s")
      .about("Electron-hole pairs per volume and time on average over the film, constant or over "
             "time. 0 is darkness.")
      .range(0., 1e40)
      .from_equation("56")
      .from_source("dark; 1 mW/cm^2 at 405 nm makes 2e20 1/cm^3/s in the first 100 nm",
                   Confidence::derived);
    const ParameterSection power = section.when("Given as", {by_power});
    power.schedule("Power density", &power_, "W/m^2", "mW/cm^2")
      .about("Power per area on the face of the film, constant or over time.")
      .range(0., 1e12)
      .from_equation("56")
      .from_source("dark; sunlight is 100 mW/cm^2", Confidence::assumed);
    power.quantity("Photon energy", &photon_energy_, "J", "eV")
      .about("Energy of one photon.")
      .range(0.5 * constants::electronvolt, 10. * constants::electronvolt)
      .from_equation("56")
      .from_source("405 nm, the laser of Draguta 2017 (10.1038/s41467-017-00284-2)",
                   Confidence::verified);
    power.quantity("Film thickness", &thickness_, "m", "nm")
      .about(
        "Thickness d that the light crosses. Carriers diffuse about 1 um, so that a thinner film "
        "is taken as evenly filled.")
      .range(1e-9, 1e-3)
      .from_equation("56")
      .from_source("the film at hand", Confidence::assumed);
    power.quantity("Absorption in HT", &absorption_ht_, "1/m", "1/cm")
      .about("Absorption coefficient of the black phase at the energy of the photons.")
      .range(0., 1e10)
      .from_equation("56")
      .from_source("1e5 1/cm at 405 to 450 nm", Confidence::memory);
    power.of_parts({"phase"})
      .quantity("Absorption in LT", &absorption_lt_, "1/m", "1/cm")
      .about("Absorption coefficient of the yellow phase.")
      .range(0., 1e10)
      .from_equation("56")
      .from_source("about 0 below 2.8 eV, 1e5 1/cm at 400 nm", Confidence::memory);
  }

  void Illumination::prepare(const double end_time)
  {
    if (!is_from_file())
      return;
    std::tie(from_file_.times, from_file_.values) =
      read_over_time(file_.path, {"light", {{"1"}, {"%", 1e-2}}, 0.}, end_time);
    for (double &value : from_file_.values)
      value *= stated().values.front();
  }

  const Schedule &Illumination::stated() const
  {
    return quantity_ == by_rate ? generation_ : power_;
  }

  double Illumination::absorption(const double lt_part) const
  {
    return (1. - lt_part) * absorption_ht_ + lt_part * absorption_lt_;
  }

  double Illumination::generation_at_depth(const double flux,
                                           const double depth,
                                           const double lt_part) const
  {
    const double alpha = absorption(lt_part);
    return alpha * flux * std::exp(-alpha * depth);
  }

  double Illumination::mean_absorbed(const double flux, const double lt_part) const
  {
    return flux * -std::expm1(-absorption(lt_part) * thickness_) / thickness_;
  }

  double Illumination::generation(const double t, const bool before, const double lt_part) const
  {
    const double value = before ? schedule().before(t) : schedule().at(t);
    return quantity_ == by_rate ? value : mean_absorbed(value / photon_energy_, lt_part);
  }

  double Illumination::generation_of(const double power) const
  {
    return mean_absorbed(power / photon_energy_, 0.);
  }

  bool Illumination::is_given_as_power() const
  {
    return quantity_ == by_power;
  }

  double Illumination::largest_generation() const
  {
    const std::vector<double> &values = schedule().values;
    const double most = *std::max_element(values.begin(), values.end());
    if (quantity_ == by_rate)
      return most;
    const double flux = most / photon_energy_;
    return std::max(mean_absorbed(flux, 0.), mean_absorbed(flux, 1.));
  }

  std::vector<double> Illumination::breakpoints(const double from, const double to) const
  {
    return schedule().breakpoints(from, to);
  }

  bool Illumination::jumps(const double t) const
  {
    return schedule().at(t) != schedule().before(t);
  }

  bool Illumination::is_constant(const double from, const double to) const
  {
    return schedule().at(from) == schedule().before(to) && breakpoints(from, to).empty();
  }

  bool Illumination::depends_on_phase() const
  {
    return quantity_ == by_power && absorption_ht_ != absorption_lt_;
  }
} // namespace softlattice
