// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/photoluminescence.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double two_over_root_pi = 1.1283791670955126;

    /// Part of the line below the energy Eg + x kT: the incomplete gamma function P(3/2, x).
    double below(const double x)
    {
      return x <= 0. ? 0. : std::erf(std::sqrt(x)) - two_over_root_pi * std::sqrt(x) * std::exp(-x);
    }
  } // namespace

  GapHistogram::GapHistogram(const EnergyGrid &grid)
    : grid_(grid)
    , carriers_(grid.n, 0.)
  {}

  void GapHistogram::add(const double *gap,
                         const double *density,
                         const double *volume,
                         const std::size_t n)
  {
    for (std::size_t k = 0; k < n; ++k)
      {
        const double amount = density[k] * volume[k];
        const double place = (gap[k] - grid_.lowest) / grid_.step;
        // The last energy of the grid is on it; a gap that is no number is not.
        if (!(place >= 0. && place <= static_cast<double>(grid_.n - 1)))
          {
            missed_ += amount;
            continue;
          }
        const auto left =
          std::min(static_cast<std::size_t>(place), grid_.n >= 2 ? grid_.n - 2 : std::size_t(0));
        const double part = place - static_cast<double>(left);
        carriers_[left] += (1. - part) * amount;
        if (part > 0.)
          carriers_[left + 1] += part * amount;
      }
  }

  double GapHistogram::mean_gap() const
  {
    double sum = 0., moment = 0.;
    for (std::size_t i = 0; i < carriers_.size(); ++i)
      {
        sum += carriers_[i];
        moment += carriers_[i] * grid_.energy(i);
      }
    return sum > 0. ? moment / sum : std::numeric_limits<double>::quiet_NaN();
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

  Spectrum emission(const GapHistogram &gaps, const double thermal_energy)
  {
    const EnergyGrid &grid = gaps.grid();
    Spectrum spectrum{grid, std::vector<double>(grid.n, 0.)};
    // The line integrated over each interval, so that no photon is lost however sharp it is.
    std::vector<double> line(grid.n);
    const double step = grid.step / thermal_energy;
    for (std::size_t i = 0; i < grid.n; ++i)
      {
        const double x = static_cast<double>(i) * step;
        line[i] = (below(x + 0.5 * step) - below(x - 0.5 * step)) / grid.step;
      }
    for (std::size_t gap = 0; gap < grid.n; ++gap)
      if (const double carriers = gaps.carriers()[gap]; carriers != 0.)
        for (std::size_t i = gap; i < grid.n; ++i)
          spectrum.intensity[i] += carriers * line[i - gap];
    return spectrum;
  }
} // namespace softlattice
