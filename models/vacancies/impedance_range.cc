// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/impedance_range.h"

#include <cmath>

namespace softlattice
{
  void ImpedanceRange::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Vacancies");
    section.flag("Impedance", &is_asked_for_)
      .about("Find the impedance between the electrodes from the charge that flows after the last "
             "step of the "
             "voltage, that to its first value among them: impedance.csv. The step should be a "
             "part of kT/e, "
             "25 mV, and the run last until the charge has stopped to flow.")
      .from_equation("293")
      .from_source("a choice, not a number", Confidence::numerical);
    const ParameterSection asked = section.when("Impedance", {"true"});
    asked.quantity("Lowest frequency", &lowest_, "Hz", "Hz")
      .about("Of the impedance. Below the inverse of the time since the step there is nothing to "
             "be known.")
      .range(1e-12, 1e12)
      .from_equation("293")
      .from_source("the case at hand", Confidence::numerical);
    asked.quantity("Highest frequency", &highest_, "Hz", "Hz")
      .about("Of the impedance.")
      .range(1e-12, 1e12)
      .from_equation("293")
      .from_source("the case at hand", Confidence::numerical);
    asked.integer("Frequencies per decade", &per_decade_)
      .about("At equal ratios.")
      .range(1, 100)
      .from_equation("293")
      .from_source("the case at hand", Confidence::numerical);
    table.check([this](std::vector<Finding> &findings) {
      if (is_asked_for_ && highest_ < lowest_)
        findings.push_back({Finding::Severity::error,
                            "Vacancies/Highest frequency",
                            "is below the lowest one",
                            "more than 'Lowest frequency'"});
    });
  }

  std::vector<double> ImpedanceRange::frequencies() const
  {
    std::vector<double> all;
    if (!is_asked_for_)
      return all;
    const int last = static_cast<int>(per_decade_ * std::log10(highest_ / lowest_) + 1e-9);
    for (int k = 0; k <= last; ++k)
      all.push_back(lowest_ * std::pow(10., double(k) / per_decade_));
    return all;
  }
} // namespace softlattice
