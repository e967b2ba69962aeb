// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// How water dissolves in a sheet, an encapsulant or a seal, and moves there.
  struct BarrierMaterial
  {
    double diffusivity = 0.;      ///< D at 25 degC [m^2/s]
    double diffusion_energy = 0.; ///< of D [J]
    double content = 0.;          ///< sigma: water at saturation, at 25 degC [kg/m^3]
    double content_energy = 0.;   ///< of sigma [J]

    double diffusivity_at(double temperature) const;
    double content_at(double temperature) const;
    /// D sigma [kg/(m s)]: the permeability P = D S times the saturation pressure, with S = sigma/p_sat.
    double permeability_at(double temperature) const
    {
      return diffusivity_at(temperature) * content_at(temperature);
    }
  };

  /// Those with a name.
  std::vector<std::string> barrier_material_names();
  /// @throws std::logic_error for another name
  BarrierMaterial barrier_material(const std::string &name);
} // namespace softlattice
