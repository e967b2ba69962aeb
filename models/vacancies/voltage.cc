// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/voltage.h"

#include "models/constants.h"
#include "models/csv_over_time.h"

#include <cmath>
#include <limits>
#include <tuple>

namespace softlattice
{
  void Voltage::declare(ParameterTable &table)
  {
    constexpr double most = 1e4;
    const ParameterSection section = table.section("Vacancies");
    section.choice("Source of the voltage", &source_, {"schedule", "file"})
      .about("Where the applied voltage comes from: 'Voltage', or the file 'Voltage file'.")
      .from_equation("286")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Source of the voltage", {"schedule"})
      .schedule("Voltage", &schedule_, "V", "V")
      .about("Of the biased electrode against the grounded one, constant or over time: 0 V at 0 s, "
             "1.2 V at "
             "12 s, 0 V at 24 s; repeat every 24 s is a triangular scan, and two values at one "
             "time are a "
             "step.")
      .range(-most, most)
      .from_equation("286")
      .from_source("short circuit", Confidence::assumed);
    section.when("Source of the voltage", {"file"})
      .file("Voltage file", &file_)
      .about("CSV with a header such as 'time [s],voltage [V]'; rows in order of time, linear in "
             "between, the "
             "first and the last one held; other columns, such as light, are passed over.")
      .from_equation("286")
      .from_source("measured or assumed by the user", Confidence::assumed)
      .must_be_set();
    section.quantity("Built-in potential", &built_in_, "V", "V")
      .about("V_bi: the electrodes differ by the applied voltage less this, as where their work "
             "functions do.")
      .range(-most, most)
      .from_equation("286")
      .from_source("two electrodes that are alike", Confidence::assumed);
    section.quantity("Sine amplitude", &amplitude_, "V", "mV")
      .about("Of a sine on top of the voltage, for an impedance; 0: none.")
      .range(0., most)
      .from_equation("286")
      .from_source("none", Confidence::assumed);
    section.quantity("Sine frequency", &frequency_, "Hz", "Hz")
      .about("Of that sine, which begins at 0 with the run.")
      .range(1e-9, 1e9)
      .from_equation("286")
      .from_source("the case at hand", Confidence::assumed);
  }

  void Voltage::prepare(const double end_time)
  {
    if (source_ != "file")
      return;
    std::tie(schedule_.times, schedule_.values) =
      read_over_time(file_.path, {"voltage", {{"V"}, {"mV", 1e-3}}}, end_time);
    schedule_.period = 0.;
  }

  double Voltage::sine(const double t) const
  {
    return amplitude_ == 0. ? 0. : amplitude_ * std::sin(2. * constants::pi * frequency_ * t);
  }

  double Voltage::applied(const double t, const bool before) const
  {
    return (before ? schedule_.before(t) : schedule_.at(t)) + sine(t);
  }

  std::vector<double> Voltage::breakpoints(const double from, const double to) const
  {
    return schedule_.breakpoints(from, to);
  }

  double Voltage::longest_step() const
  {
    constexpr double steps_per_period = 20.; // the error control takes it from there
    return amplitude_ == 0. ? std::numeric_limits<double>::infinity()
                            : 1. / (steps_per_period * frequency_);
  }
} // namespace softlattice
