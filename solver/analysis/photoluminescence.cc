// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/photoluminescence.h"

#include "models/mixed_halide/emission_line.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Beyond these, one photon in a million: of the thermal line [kT], of the normal one [s].
    constexpr double thermal_reach = 17.;
    constexpr double normal_reach = 5.;

    /// The normal distribution over intervals from -m to m steps.
    std::vector<double> normal_line(const double broadening, const double step)
    {
      if (!(broadening > 0.))
        return {1.};
      const auto m = static_cast<int>(std::ceil(normal_reach * broadening / step));
      std::vector<double> line;
      for (int i = -m; i <= m; ++i)
        line.push_back(EmissionLine::normal_part_below((i + 0.5) * step / broadening) -
                       EmissionLine::normal_part_below((i - 0.5) * step / broadening));
      return line;
    }
  } // namespace

  void EnergyGrid::deposit(const double energy, const double amount, double *const amounts) const
  {
    // A gap that is no number has no place either; the run ends for that elsewhere.
    const double place = std::min(std::max(0., (energy - lowest) / step), double(n - 1));
    const auto left = std::min(static_cast<std::size_t>(place), n >= 2 ? n - 2 : 0);
    const double part = place - static_cast<double>(left);
    amounts[left] += (1. - part) * amount;
    if (part > 0.)
      amounts[left + 1] += part * amount;
  }

  EnergyGrid grid_around(const double lowest_gap,
                         const double highest_gap,
                         const double largest_thermal_energy,
                         const double broadening,
                         const double step)
  {
    const double first = std::floor((lowest_gap - normal_reach * broadening) / step) - 1.;
    const double last =
      std::ceil((highest_gap + thermal_reach * largest_thermal_energy + normal_reach * broadening) /
                step) +
      1.;
    return {first * step, step, static_cast<std::size_t>(last - first) + 1};
  }

  double Spectrum::total() const
  {
    double sum = 0.;
    for (const double one : intensity)
      sum += one;
    return sum * grid.step;
  }

  double Spectrum::mean() const
  {
    double moment = 0.;
    for (std::size_t i = 0; i < intensity.size(); ++i)
      moment += intensity[i] * grid.energy(i);
    return moment * grid.step / total();
  }

  double Spectrum::peak() const
  {
    const auto highest = std::max_element(intensity.begin(), intensity.end());
    if (highest == intensity.end() || !(*highest > 0.))
      return std::numeric_limits<double>::quiet_NaN();
    const auto i = static_cast<std::size_t>(highest - intensity.begin());
    if (i == 0 || i + 1 == intensity.size())
      return grid.energy(i);
    const double before = intensity[i - 1], after = intensity[i + 1];
    const double bend = before - 2. * *highest + after; // negative
    const double shift = bend < 0. ? 0.5 * (before - after) / bend : 0.;
    return grid.energy(i) + shift * grid.step;
  }

  Spectrum emission(const EnergyGrid &grid,
                    const std::vector<double> &carriers,
                    const double thermal_energy,
                    const double broadening)
  {
    // Lines are integrated over the intervals of the grid, so that no photon is lost however sharp they
    // are. The broadening first: it is even, and the energies next to few gaps are few.
    const std::vector<double> normal = normal_line(broadening, grid.step);
    const std::size_t m = normal.size() / 2;
    std::vector<double> broadened(grid.n, 0.);
    double all = 0.;
    for (std::size_t gap = 0; gap < grid.n; ++gap)
      {
        all += carriers[gap];
        if (carriers[gap] != 0.)
          for (std::size_t j = 0; j < normal.size(); ++j)
            if (gap + j >= m && gap + j - m < grid.n)
              broadened[gap + j - m] += carriers[gap] * normal[j];
      }
    std::vector<double> thermal;
    const double step = grid.step / thermal_energy;
    for (std::size_t i = 0; i < grid.n && (i - 0.5) * step < thermal_reach; ++i)
      thermal.push_back(EmissionLine::thermal_part_below((i + 0.5) * step) -
                        EmissionLine::thermal_part_below((i - 0.5) * step));
    Spectrum spectrum{grid, std::vector<double>(grid.n, 0.)};
    const double unit = all > 0. ? 1. / (all * grid.step) : 0.;
    for (std::size_t energy = 0; energy < grid.n; ++energy)
      if (const double part = unit * broadened[energy]; part != 0.)
        for (std::size_t i = 0; i < thermal.size() && energy + i < grid.n; ++i)
          spectrum.intensity[energy + i] += part * thermal[i];
    return spectrum;
  }
} // namespace softlattice
