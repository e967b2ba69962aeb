// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/fermi_integrals.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace softlattice
{
  FermiIntegrals fermi_integrals(const double eta)
  {
    // The error is exp(-2 pi d/h) with the distance d of the pole from the axis, relative to e^eta where
    // eta is low, and exp(-(pi/h)^2) for the Gaussian that is left there: both below 1e-15.
    const double distance = std::sqrt(std::complex<double>(eta, constants::pi)).imag();
    const double step = std::min(0.5, 2. * constants::pi * distance / (37. - std::min(0., eta)));
    const double end = std::sqrt(std::max(0., eta) + 40.);
    // e^eta is taken out where it is small, so that nothing underflows.
    const double outside = std::min(0., eta), inside = std::max(0., eta);
    const double small = std::exp(outside);
    double zeroth = 0.5 / (std::exp(-inside) + small), second = 0., fourth = 0.;
    for (double u = step; u < end; u += step)
      {
        const double square = u * u;
        const double part = 1. / (std::exp(square - inside) + small);
        zeroth += part;
        second += square * part;
        fourth += square * square * part;
      }
    const double scale = small * step / std::sqrt(constants::pi);
    return {2. * scale * zeroth, 4. * scale * second, 8. / 3. * scale * fourth};
  }
} // namespace softlattice
