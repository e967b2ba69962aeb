// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <cmath>
#include <string>

namespace softlattice
{
  /// A plate under a film that is seen from above, by its mean temperature T_s over its thickness, (255):
  ///   c_s d_s dT_s/dt = div (k_s d_s grad T_s) + h_i (T - T_s) + h_b (T_b - T_s),
  /// which takes heat from the film through the contact and, on average, a third of its own thickness, (256):
  ///   1/h_i = 1/h_c + d_s/(3 k_s).
  /// It holds where the plate is nearly as warm at its face as at its back, (h_a + h_b) d_s/k_s << 1, and for what varies
  /// over more than its thickness along it.
  class SubstratePlate
  {
  public:
    /// In section "Heat".
    void declare(const ParameterSection &section);

    double thickness() const { return thickness_; }                    ///< d_s [m]
    double capacity() const;                                           ///< c_s [J/(m^3 K)]
    double conductivity() const;                                       ///< k_s [W/(m K)]
    double areal_capacity() const { return capacity() * thickness_; }  ///< c_s d_s [J/(m^2 K)]
    double diffusivity() const { return conductivity() / capacity(); } ///< k_s/c_s [m^2/s]
    /// h_i [W/(m^2 K)]: what film and plate exchange per kelvin between them.
    double exchange_with_film() const
    {
      return 1. / (1. / contact_ + thickness_ / (3. * conductivity()));
    }
    /// Biot's number: the resistance across the plate over that of what takes heat away [W/(m^2 K)] from it.
    double biot_number(const double loss) const { return loss * thickness_ / conductivity(); }
    /// Over which it spreads heat along it while it loses that [W/(m^2 K)]: sqrt(k_s d_s/h) [m].
    double spreading_length(const double loss) const
    {
      return std::sqrt(conductivity() * thickness_ / loss);
    }

  private:
    std::string material_ = "glass";
    double thickness_ = 1e-3;        // [m]
    double given_capacity_ = 1.8e6;  // [J/(m^3 K)]
    double given_conductivity_ = 1.; // [W/(m K)]
    double contact_ = 1e7;           // [W/(m^2 K)]
  };
} // namespace softlattice
