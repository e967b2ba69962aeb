// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/time_settings.h"

#include <cstdio>

namespace softlattice
{
  void TimeSettings::declare(ParameterTable &table,
                             const std::string &fraction,
                             const std::string &of)
  {
    const ParameterSection section = table.section("Time");
    section.quantity("End time", &end_time, "s", "min")
      .about("The run ends here at the latest.")
      .range(1e-12, 1e11)
      .may_change_on_resume();
    section.of_parts({of})
      .quantity(end_entry(fraction), &end_fraction, "1", "%")
      .about("The run ends when the " + fraction +
             " exceeds this; 100 %: only at End time, whatever the fraction is.")
      .range(0., 1.)
      .may_change_on_resume();
    section.quantity("Maximum wall time", &maximum_wall_time, "s", "h")
      .about(
        "Time on the wall clock, from its first step on, within which the run saves its state and "
        "stops, with exit code 75, for `softlattice resume` to go on: before the step that would "
        "last too long, as the last ones and the last checkpoint did, but after one step at least. "
        "Each time it is resumed it has as long again. 0 h: no limit.")
      .range(0., 1e9)
      .on_the_wall_clock()
      .may_change_on_resume();
    section.quantity("Largest step", &largest_step, "s", "s")
      .about("Time steps are not longer than this, whatever the error control says.")
      .range(1e-12, 1e12)
      .may_change_on_resume();
    section.quantity("Smallest step", &smallest_step, "s", "s")
      .about("The run fails if a shorter step than this were needed.")
      .range(1e-18, 1e6)
      .may_change_on_resume();
    section.number("Relative tolerance", &relative_tolerance)
      .about(
        "Error of a time step that is tolerated: in an interface of the transformation relative to "
        "the change of the order parameter across it, where 2e-3 shifts the velocity of fronts by "
        "less than 0.5 %; of a field of a case's own relative to its deviation from its mean.")
      .from_equation("41")
      .range(1e-8, 0.1)
      .may_change_on_resume();
    section.number("Absolute tolerance", &absolute_tolerance)
      .about("Is added to the tolerated error, in the unit of the field: keeps a field that hardly "
             "varies from ruling the step.")
      .from_equation("41")
      .range(1e-14, 0.1)
      .may_change_on_resume();
    section.choice("Integrator", &integrator, {"auto", "TR-BDF2", "RKC2"})
      .about(
        "TR-BDF2: implicit, steps as long as the fronts allow. RKC2: stabilised explicit, for "
        "uniform meshes and short steps of non-conserved fields; noise from remeshing shortens "
        "its steps; not where there is a potential. auto: the one that needs less work, as seen "
        "while the case runs.")
      .from_equation("38, 39, 40");
    table.check([this](std::vector<Finding> &findings) {
      // Beyond, a run would take years, and at 10^16 its clock would stand still.
      constexpr double most_steps = 1e9;
      if (end_time > most_steps * largest_step)
        findings.push_back({Finding::Severity::error,
                            "Time/Largest step",
                            "more than a billion steps to the end",
                            "take longer steps or an earlier end"});
      if (smallest_step >= largest_step)
        findings.push_back({Finding::Severity::error,
                            "Time/Smallest step",
                            "the smallest step is not smaller than the largest one",
                            "leave it at its default"});
    });
  }

  std::string TimeSettings::shown(const double time) const
  {
    char number[40];
    std::snprintf(number, sizeof number, "%.6g", time);
    return unit.empty() ? number : number + (" " + unit);
  }
} // namespace softlattice
