// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  class ParameterSection;

  /// How warm the sun makes the cells of a module, and so the film.
  class ModuleTemperature
  {
  public:
    void declare(const ParameterSection &section);

    /// (232) of the cells [K] at an irradiance of the plane [W/m^2], a temperature of the air [K] and a speed of the
    /// wind [m/s] at height_of_wind() above the ground, once nothing changes any more.
    double at_rest(double irradiance, double air, double wind) const;
    /// Whether the wind matters.
    bool needs_wind() const;
    bool needs_irradiance() const { return law_ != "air"; }
    /// At which the law is stated [m].
    double height_of_wind() const;

    /// (233) what the cells have at given times [s] if these are the temperatures at rest [K], linear in between, and
    /// their heat capacity delays them: all of them once more and again from the end where `repeated`.
    std::vector<double> delayed(const std::vector<double> &times,
                                const std::vector<double> &at_rest,
                                bool repeated) const;

  private:
    std::string law_ = "SAPM";
    std::string mounting_ = "open rack, glass and glass";
    double absorbed_ = 0.9;        // a of PVsyst [1]
    double efficiency_ = 0.1;      // [1]
    double loss_ = 29.;            // Uc [W/(m^2 K)]
    double loss_by_wind_ = 0.;     // Uv [W s/(m^3 K)]
    double faiman_loss_ = 25.;     // U0 [W/(m^2 K)]
    double faiman_by_wind_ = 6.84; // U1 [W s/(m^3 K)]
    double time_constant_ = 0.;    // of the thermal lag [s]
  };

  /// (234) speed of the wind [m/s] at one height above the ground [m] from that at another.
  double wind_at_height(double speed, double measured_at, double height);
} // namespace softlattice
