// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/blocking_film.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  std::complex<double> BlockingFilm::impedance(const double frequency) const
  {
    const std::complex<double> s(0., 2. * constants::pi * frequency);
    const double spreading = debye_length * debye_length / diffusivity;
    const std::complex<double> slow = 1. + s * spreading,
                               a = 0.5 * thickness / debye_length * std::sqrt(slow);
    return thickness / (s * permittivity) * (std::tanh(a) / a + s * spreading) / slow +
           inverse_capacitance / s;
  }
} // namespace softlattice
