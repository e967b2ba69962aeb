// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// Fermi-Dirac integrals F_j(eta) = 1/Gamma(j + 1) int_0^inf t^j/(1 + e^(t - eta)) dt [1], which all
  /// become e^eta where eta is far below 0. dF_j/deta = F_(j-1).
  struct FermiIntegrals
  {
    double minus_half; ///< j = -1/2
    double half; ///< j = 1/2: density of a parabolic band over its effective density of states
    double three_halves; ///< j = 3/2: pressure over that and kT
  };

  /// To 1e-12 relative, for eta < 1e4. With t = u^2 the integrands are even and analytic in u, and the
  /// trapezoidal rule converges exponentially, at the rate that the pole at u^2 = eta + i pi allows.
  FermiIntegrals fermi_integrals(double eta);
} // namespace softlattice
