// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/parabolic_bands.h"

#include "models/constants.h"
#include "models/mixed_halide/fermi_integrals.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    constexpr double spacing = 0.125;                  // error of n 1e-12
    constexpr double planck = 6.62607015e-34;          // [J s]
    constexpr double electron_mass = 9.1093837015e-31; // [kg]
  }                                                    // namespace

  ParabolicBands::ParabolicBands(const double electrons, const double holes)
    : mass_(std::sqrt(electrons * holes) * electron_mass)
  {
    // N_e/N_0; N_h/N_0 is its inverse.
    const double part = std::pow(electrons / holes, 0.75);
    const auto n_nodes = static_cast<std::size_t>((highest - lowest) / spacing) + 1;
    nodes_.reserve(n_nodes);
    double eta = 0.5 * lowest - std::log(part); // of the electrons
    for (std::size_t i = 0; i < n_nodes; ++i)
      {
        const double eps = lowest + spacing * static_cast<double>(i);
        FermiIntegrals electron{}, hole{};
        double slope_e = 0., slope_h = 0.;
        // Newton's method for ln of the ratio of both densities, which rises in eta.
        for (int iteration = 0; iteration < 50; ++iteration)
          {
            electron = fermi_integrals(eta);
            hole = fermi_integrals(eps - eta);
            slope_e = electron.minus_half / electron.half;
            slope_h = hole.minus_half / hole.half;
            const double step =
              -std::log(part * part * electron.half / hole.half) / (slope_e + slope_h);
            if (std::abs(step) < 1e-13 * (1. + std::abs(eta)))
              break;
            eta += step;
          }
        const double density = part * electron.half;
        nodes_.push_back({density,
                          density * slope_e * slope_h / (slope_e + slope_h),
                          part * electron.three_halves + hole.three_halves / part});
        eta += 0.5 * spacing;
      }
  }

  ParabolicBands::Pairs ParabolicBands::at(const double eps) const
  {
    if (eps < lowest)
      {
        const double few = std::exp(0.5 * eps);
        return {few, 0.5 * few, 2. * few};
      }
    if (eps >= highest)
      {
        const Pairs &end = nodes_.back();
        const double beyond = eps - highest;
        return {end.density + end.slope * beyond,
                end.slope,
                end.pressure + beyond * (end.density + 0.5 * end.slope * beyond)};
      }
    const double place = (eps - lowest) / spacing;
    const auto i = std::min(static_cast<std::size_t>(place), nodes_.size() - 2);
    const double t = place - static_cast<double>(i);
    const Pairs &a = nodes_[i], &b = nodes_[i + 1];
    // The polynomial that has value and two derivatives of p at both ends, in powers of t.
    constexpr double h = spacing;
    const double c1 = h * a.density, c2 = 0.5 * h * h * a.slope;
    const double rise = b.pressure - a.pressure - c1 - c2;
    const double bend = h * (b.density - a.density) - 2. * c2;
    const double turn = h * h * (b.slope - a.slope);
    const double c3 = 10. * rise - 4. * bend + 0.5 * turn;
    const double c4 = -15. * rise + 7. * bend - turn;
    const double c5 = 6. * rise - 3. * bend + 0.5 * turn;
    return {(c1 + t * (2. * c2 + t * (3. * c3 + t * (4. * c4 + t * 5. * c5)))) / h,
            (2. * c2 + t * (6. * c3 + t * (12. * c4 + t * 20. * c5))) / (h * h),
            a.pressure + t * (c1 + t * (c2 + t * (c3 + t * (c4 + t * c5))))};
  }

  double ParabolicBands::eps_of(const double density) const
  {
    if (density <= at(lowest).density)
      return 2. * std::log(density);
    if (density >= nodes_.back().density)
      return highest + (density - nodes_.back().density) / nodes_.back().slope;
    double low = lowest, high = highest;
    while (high - low > 1e-14 * (1. + std::abs(low)))
      {
        const double middle = 0.5 * (low + high);
        if (middle == low || middle == high)
          break;
        (at(middle).density < density ? low : high) = middle;
      }
    return 0.5 * (low + high);
  }

  double ParabolicBands::effective_density(const double thermal_energy) const
  {
    const double root = std::sqrt(2. * constants::pi * mass_ * thermal_energy) / planck;
    return 2. * root * root * root;
  }
} // namespace softlattice
