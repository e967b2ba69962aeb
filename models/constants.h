// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

/// Constants of nature, SI. The first four are exact by the 2019 definition of the SI.
namespace softlattice::constants
{
  constexpr double boltzmann = 1.380649e-23;            ///< [J/K]
  constexpr double avogadro = 6.02214076e23;            ///< [1/mol]
  constexpr double elementary_charge = 1.602176634e-19; ///< [C]
  constexpr double electronvolt = elementary_charge;    ///< [J]
  constexpr double eV = electronvolt;                   ///< [J]
  constexpr double gas_constant = boltzmann * avogadro; ///< [J/(mol K)]
  constexpr double pi = 3.14159265358979323846;
  constexpr double celsius_zero = 273.15; ///< 0 degC [K]

  /// The temperature at which the rates and isotherms of the models are anchored [K].
  constexpr double room_temperature = 298.15;
} // namespace softlattice::constants
