// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/weather/sun_position.h"

#include <string>

namespace softlattice
{
  class ParameterTable;
  class ParameterSection;

  /// Means over an interval, as weather files have them [W/m^2].
  struct Irradiance
  {
    double global = 0.;  ///< on a horizontal plane
    double beam = 0.;    ///< on a plane that faces the sun
    double diffuse = 0.; ///< from the sky, on a horizontal plane
  };

  /// The plane of a module, and what the sky is taken for.
  class ModulePlane
  {
  public:
    void declare(const ParameterSection &section);

    /// Mean irradiance of the plane [W/m^2] over an interval of universal time [days since 2000], (231): the beam
    /// falls in that part of it in which the sun is above the horizon.
    double mean(const Irradiance &means, double from, double to, const Site &site) const;

  private:
    double tilt_ = 0.6108652381980153;   // 35 degrees [rad]
    double azimuth_ = 3.141592653589793; // [rad], south
    double albedo_ = 0.2;
    std::string sky_ = "Hay and Davies";
  };
} // namespace softlattice
