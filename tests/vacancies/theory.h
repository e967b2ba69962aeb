// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cmath>
#include <complex>

namespace softlattice::tests::theory
{
  // What theory says of a crystal of which one kind of ion is mobile and the other one fixed, in SI units, independently
  // of the program.
  constexpr double k = 1.380649e-23, e = 1.602176634e-19, eps_0 = 8.8541878128e-12;
  constexpr double sites = 1.267e28, eps = 24.1 * eps_0; ///< of the film of the tests

  inline double thermal_voltage(const double temperature)
  {
    return k * temperature / e;
  }
  inline double debye_length(const double fraction, const double temperature)
  {
    return std::sqrt(eps * k * temperature / (e * e * sites * fraction * (1. - fraction)));
  }
  inline double diffusivity(const double temperature)
  {
    return 6.5e-8 * std::exp(-0.58 * e / (k * temperature));
  }

  /// Charge per area [C/m^2] of an electrode at a potential [V] against a neutral bulk in which a fraction c of sites is
  /// vacant: Poisson's equation once integrated, with the vacancies c exp(-y)/(1 - c + c exp(-y)) at equilibrium, y the
  /// potential in thermal voltages,
  ///   sigma^2/2 eps = n kT [ ln(1 - c + c exp(-y)) + c y ]
  /// (Gouy and Chapman for small c; with exclusion Bikerman, Phil. Mag. 1942, 10.1080/14786444208520813, and Kilic, Bazant &
  /// Ajdari, Phys. Rev. E 2007, 10.1103/PhysRevE.75.021502, for one kind of ion before a fixed background).
  inline double diffuse_charge(const double potential,
                               const double fraction,
                               const double temperature)
  {
    const double y = potential / thermal_voltage(temperature);
    const double pressure =
      std::log1p(fraction * std::expm1(-y)) + fraction * y; // of ions and background, over n kT
    return std::copysign(std::sqrt(2. * eps * sites * k * temperature * pressure), potential);
  }

  /// Impedance times area [Ohm m^2] of a film between blocking electrodes (Macdonald, Phys. Rev. 1953, 10.1103/PhysRev.92.4,
  /// for one kind of mobile ion), at angular frequencies s = i omega [1/s], from the linear equations
  ///   c' = D (c'' - c/L_D^2),  phi'' = - e c/eps,  c' + c_0 e phi'/kT = 0 at the electrodes:
  ///   Z = L/(s eps) (tanh(a)/a + s t)/(1 + s t),  a = L/(2 L_D) sqrt(1 + s t),  t = L_D^2/D.
  inline std::complex<double> impedance(const std::complex<double> s,
                                        const double length,
                                        const double debye,
                                        const double diffusivity)
  {
    const double t = debye * debye / diffusivity;
    const std::complex<double> a = 0.5 * length / debye * std::sqrt(1. + s * t);
    return length / (s * eps) * (std::tanh(a) / a + s * t) / (1. + s * t);
  }

  /// The time constant with which such a film charges last: the slowest root of tanh(a)/a + s t = 0, s = -1/time. For thin
  /// layers it is L L_D/(2 D) (Bazant, Thornton & Ajdari, Phys. Rev. E 2004, 10.1103/PhysRevE.70.021506).
  inline double relaxation_time(const double length, const double debye, const double diffusivity)
  {
    const double t = debye * debye / diffusivity;
    double rate =
      2. * diffusivity / (length * debye); // 1/time, by iteration of rate = tanh(a)/(a t)
    for (int i = 0; i < 100; ++i)
      {
        const double a = 0.5 * length / debye * std::sqrt(1. - rate * t);
        rate = std::tanh(a) / (a * t);
      }
    return 1. / rate;
  }
} // namespace softlattice::tests::theory
