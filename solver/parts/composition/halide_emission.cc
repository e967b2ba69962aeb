// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/composition/halide_emission.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr double step = 0.002 * eV; // a thirteenth of kT at room temperature

    /// Of the film at any time of the run [K].
    double highest_temperature(const Case &what)
    {
      const Environment &environment = what.models.environment();
      const double end = what.time.end_time;
      double highest =
        std::max(environment.at(0.).temperature, environment.before(end).temperature);
      for (const double t : environment.breakpoints(0., end)) // straight lines in between
        highest =
          std::max({highest, environment.before(t).temperature, environment.at(t).temperature});
      return highest;
    }
  } // namespace

  const OwnTable &photoluminescence_table()
  {
    static const OwnTable table = {
      "photoluminescence",
      "The photoluminescence of a mixed halide that is under light at some time, whenever fields "
      "are "
      "written: how the photons are distributed over their energy. Every pair of carriers emits "
      "from where it is, with the line that Model/Mixed halide/Emission broadens; in the dark a "
      "few "
      "pairs do, as a weak probe makes them.",
      {{"time", "s", "time of the spectrum"},
       {"photon energy", "eV", "energies in steps of 2 meV, the same at all times"},
       {"photoluminescence",
        "1/eV",
        "photons per energy as a part of all of them: its integral is 1"}}};
    return table;
  }

  HalideEmission::HalideEmission(const Case &what, const HalideEquations &equations)
    : equations_(equations)
    , broadening_(what.models.halide().emission().broadening())
  {
    double highest = std::numeric_limits<double>::lowest();
    double lowest = std::numeric_limits<double>::max();
    lowest_pair_energy_ = lowest;
    constexpr int n = 1000;
    for (int i = 0; i <= n; ++i)
      for (const double eta : {0., 1.})
        {
          const double x = double(i) / n, energy = equations.photon_energy(x, eta);
          lowest_pair_energy_ = std::min(lowest_pair_energy_, equations.pair_energy(x, eta));
          lowest = std::min(lowest, energy);
          highest = std::max(highest, energy);
        }
    grid_ = grid_around(lowest,
                        highest,
                        constants::boltzmann * highest_temperature(what),
                        broadening_,
                        step);
  }

  Spectrum HalideEmission::spectrum(PhaseField &fields, const double t) const
  {
    const bool has_phase = equations_.has_phase();
    const std::vector<double> carriers = fields.measures().sums(
      t,
      grid_.n,
      [&](const double *u, const double *derived, double volume, double *sums) {
        const double x = u[HalideEquations::fraction];
        const double eta = has_phase ? u[HalideEquations::phase] : 0.;
        const double density = equations_.carriers().any()
                                 ? derived[HalideEquations::carrier_density]
                                 : std::exp((lowest_pair_energy_ - equations_.pair_energy(x, eta)) /
                                            (constants::boltzmann * equations_.temperature()));
        grid_.deposit(equations_.photon_energy(x, eta), density * volume, sums);
      });
    return emission(grid_, carriers, constants::boltzmann * equations_.temperature(), broadening_);
  }

  std::vector<std::vector<double>> HalideEmission::rows(PhaseField &fields, const double t) const
  {
    const Spectrum found = spectrum(fields, t);
    std::vector<std::vector<double>> list;
    for (std::size_t i = 0; i < found.intensity.size(); ++i)
      {
        // As written: 1.388, not 1.3880000000000001.
        const double energy = std::round(found.grid.energy(i) / eV * 1e6) / 1e6;
        list.push_back({t, energy, found.intensity[i] * eV});
      }
    return list;
  }
} // namespace softlattice
