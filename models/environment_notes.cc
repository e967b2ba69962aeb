// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/environment_notes.h"

#include "models/constants.h"
#include "models/environment.h"
#include "models/surface/surface_water.h"

#include <algorithm>
#include <cstddef>
#include <locale>
#include <sstream>
#include <string>

namespace softlattice
{
  namespace
  {
    constexpr int n_samples = 64;             // between the breakpoints
    constexpr std::size_t most_times = 50000; // of long records the beginning tells enough
    constexpr double rounding = 1e-9;

    std::string number(const double value)
    {
      std::ostringstream text;
      text.imbue(std::locale::classic());
      text.precision(3);
      text << value;
      return text.str();
    }

    std::string celsius(const Conditions &now)
    {
      return number(now.temperature - constants::celsius_zero) + " degC";
    }
  } // namespace

  std::vector<FileProblem> vapour_notes(const Environment &environment, const double end_time)
  {
    std::vector<double> times = environment.breakpoints(0., end_time);
    if (times.size() > most_times)
      times.resize(most_times);
    for (int k = 0; k <= n_samples; ++k)
      times.push_back(end_time * k / n_samples);
    std::sort(times.begin(), times.end());

    std::vector<FileProblem> notes;
    bool is_bounded = false, is_wet = false;
    for (const double time : times)
      {
        const Conditions now = environment.at(time);
        const double saturation = saturation_pressure(now.temperature);
        const double asked = environment.prescribed_pressure(time),
                     total = environment.total_pressure();
        if (!is_bounded && asked > total * (1. + rounding))
          {
            is_bounded = true;
            notes.push_back(
              {"Environment",
               0,
               "at " + number(time) + " s " + number(100. * asked / saturation) + " % at " +
                 celsius(now) + " are " + number(1e-3 * asked) +
                 " kPa of vapour, but the air has 'Total pressure' = " + number(1e-3 * total) +
                 " kPa: it is taken as steam of " + number(100. * total / saturation) + " %"});
          }
        if (!is_wet && now.vapour_pressure > saturation * (1. + rounding))
          {
            is_wet = true;
            notes.push_back(
              {"Environment",
               0,
               "at " + number(time) + " s water condenses: " + number(now.vapour_pressure) +
                 " Pa of vapour over a surface at " + celsius(now) + ", where " +
                 number(saturation) +
                 " Pa saturate; while that lasts the surface is wet, with activity 1"});
          }
      }
    return notes;
  }
} // namespace softlattice
