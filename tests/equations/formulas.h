// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Parameter files of equations whose solution is known, because their sources are made for it.
#pragma once

#include <array>
#include <string>

namespace softlattice::tests
{
  /// A formula and its derivatives, as texts.
  struct Wave
  {
    std::string value, by_time, laplacian;
    std::array<std::string, 3> gradient;
    double k_squared; ///< of a wave: laplacian = - k_squared (value - mean)
  };

  /// A quantity that changes in time.
  struct InTime
  {
    std::string value, rate;
  };

  /// mean(t) + amplitude(t) cos(k_x x + p_x) cos(k_y y + p_y) cos(k_z z + p_z)
  Wave wave(const InTime &mean,
            const InTime &amplitude,
            const std::array<double, 3> &wave_numbers,
            const std::array<double, 3> &phases = {});

  /// c + s t: what methods of order one or more follow without error in time.
  InTime linear(double c, double s);
  /// c + s cos(w t)
  InTime swinging(double c, double s, double w);

  /// What the cases have in time: waves of the linear kind for errors in space alone.
  enum class Motion
  {
    linear,
    swinging
  };

  /// Allen-Cahn with a mobility that depends on the field; no flux anywhere.
  std::string allen_cahn(Motion motion, int dim = 2);
  /// The same with a constant mobility, values in front and exchange at the back that depend on time.
  std::string allen_cahn_between_boundaries(Motion motion);
  /// The same with a prescribed flux in front instead.
  std::string allen_cahn_with_flux(Motion motion);
  /// Cahn-Hilliard, mobility by the field; no flux anywhere.
  std::string cahn_hilliard(Motion motion, int dim = 2);
  /// Cahn-Hilliard next to a reservoir in front whose composition changes.
  std::string cahn_hilliard_with_reservoir(Motion motion);
  /// Diffusion (kappa = 0), a value in front that depends on time and exchange at the back.
  std::string diffusion(Motion motion);
  /// c (Cahn-Hilliard), eta (Allen-Cahn) and phi (Poisson): each in the energy, mobility or charge of
  /// another, with values, exchange and fluxes.
  std::string coupled(Motion motion, int dim = 2);

  /// Names of the boundaries by their ids.
  extern const char *const boundaries[6];
} // namespace softlattice::tests
