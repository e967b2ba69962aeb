// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/structure_factor.h"

#include <cmath>
#include <limits>
#include <map>

namespace softlattice
{
  std::vector<Shell> shell_averages(const std::vector<WaveMode> &modes,
                                    const double volume,
                                    const double width)
  {
    std::map<long, Shell> shells;
    for (const WaveMode &mode : modes)
      if (mode.wave_number > 0.)
        {
          // A wave on the border must not fall here or there by rounding.
          const long number = std::lround(std::floor(mode.wave_number / width * (1. + 1e-9)));
          Shell &shell = shells[number];
          shell.wave_number += mode.weight * mode.wave_number;
          shell.structure_factor += mode.weight * volume * mode.power;
          shell.waves += mode.weight;
        }
    std::vector<Shell> list;
    list.reserve(shells.size());
    for (const auto &[number, shell] : shells)
      list.push_back(
        {shell.wave_number / shell.waves, shell.structure_factor / shell.waves, shell.waves});
    return list;
  }

  double characteristic_length(const std::vector<WaveMode> &modes)
  {
    // A uniform field is one up to rounding.
    constexpr double nothing = 1e-26;
    double power = 0., moment = 0., of_mean = 0.;
    for (const WaveMode &mode : modes)
      if (!(mode.wave_number > 0.))
        of_mean += mode.power;
      else
        {
          power += mode.weight * mode.power;
          moment += mode.weight * mode.power * mode.wave_number;
        }
    return power > nothing * of_mean && moment > 0. ? 6.283185307179586 * power / moment
                                                    : std::numeric_limits<double>::quiet_NaN();
  }
} // namespace softlattice
