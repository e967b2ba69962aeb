// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/prospects.h"

#include "solver/case/case.h"

#include <algorithm>
#include <vector>

namespace softlattice
{
  std::string why_nothing_happens(const Case &what)
  {
    if (what.kind() != Case::Kind::transformation || what.seeding.is_given())
      return {};
    if (what.initial_state.kind == "LT")
      return "the film is LT everywhere, and only LT nuclei form: nothing will happen";
    if (what.initial_state.kind != "HT")
      return {};
    const Environment &environment = what.models.environment();
    const std::vector<double> times = environment.samples(what.time.end_time);
    const bool nucleates = std::any_of(times.begin(), times.end(), [&](const double time) {
      return what.models.nominal_nucleation_rate(environment.at(time)) > 0. ||
             what.models.nominal_nucleation_rate(environment.before(time)) > 0.;
    });
    return nucleates
             ? ""
             : "the film is HT everywhere, and no nucleus of LT forms at these temperatures "
               "and humidities: nothing will happen";
  }
} // namespace softlattice
