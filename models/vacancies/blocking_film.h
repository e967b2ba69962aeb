// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <complex>

namespace softlattice
{
  /// A neutral film between two blocking electrodes in which one kind of ion moves before a fixed charge: what its impedance is
  /// in closed form, (320).
  struct BlockingFilm
  {
    double thickness;                ///< [m]
    double debye_length;             ///< [m]
    double diffusivity;              ///< [m^2/s]
    double permittivity;             ///< eps_0 eps_r [F/m]
    double inverse_capacitance = 0.; ///< of layers between it and the electrodes, in series [m^2/F]

    /// Z times the area [Ohm m^2] at a frequency [Hz], of a small voltage.
    std::complex<double> impedance(double frequency) const;
  };
} // namespace softlattice
