// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Parameter files of coupled equations on the unit box whose sources are made for solutions that are known: waves with
// no flux through any boundary, whose amplitudes are linear in time, without error there, or swing.
#pragma once

#include "tests/equations/formulas.h"

#include <string>

namespace softlattice::tests
{
  /// A chain of rates against the order of the fields: v follows dt(U), and U follows dt(phi) with a factor that depends on
  /// U.
  std::string chain_of_rates(Motion motion, int dim = 2);

  /// f = a^2 + b^2/2 + kappa/2 |grad a|^2 with M_ab = m (1 + q/2), q = cos(pi x) cos(pi y) [cos(pi z)] in d dimensions,
  /// and a = p(t) q, b = s(t) q:
  ///   mu_a = (2 + d pi^2 kappa) p q, mu_b = s q, div(M grad q) = - d pi^2 M q + grad M . grad q.
  std::string cross_mobilities(Motion motion, int dim = 2);

  /// Allen-Cahn with the energy (2 + u^2)/2 u_x^2 + 1/2 u_y^2 + 1/4 |grad u|^4 and u = 1/2 + a(t) cos(pi x) cos(2 pi y),
  /// a = t/4 or swinging; in 3D the same at all z.
  std::string gradient_energy(Motion motion);

  /// Diffusion with the mobility 1 + 0.3 u times a tensor that turns with x and y and is 2 along z, u = p(t) q.
  std::string tilted_diffusion(Motion motion, int dim = 2);

  /// An equation of sixth order, du/dt = laplace(u + c laplace laplace u) + S with the auxiliary field w = laplace u and
  /// u = p(t) q.
  std::string sixth_order(Motion motion, int dim = 2);
} // namespace softlattice::tests
