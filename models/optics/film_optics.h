// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/mixed_halide/band_gap.h"
#include "models/parameter_table.h"

#include <vector>

namespace softlattice
{
  /// What a film reflects, lets through and absorbs of sunlight that falls on its face, by Fresnel at its front and
  /// by Beer and Lambert behind it:
  ///   R = [(n - 1)/(n + 1)]^2,   T(E) = (1 - R) exp(-alpha(E) d)
  ///   HT: alpha = a_g exp[(E - Eg(x))/E_U] below the gap, a_g + (a_1 - a_g)(E - Eg)/(1 eV) above it
  ///   LT: alpha = a_LT [(E - E_LT)/(0.3 eV)]^2 above its gap, which is indirect, none below
  /// Without interference, and the glass behind the film reflects nothing. Sunlight is that of a black body with the
  /// irradiance of a clear day; it has no bands of the atmosphere and more ultraviolet than the standard AM1.5G.
  class FilmOptics
  {
  public:
    FilmOptics();
    /// In section "Optics".
    void declare(ParameterTable &table);
    /// Makes the tables over composition for a film of a thickness [m].
    void prepare(const BandGap &gap, double thickness);

    /// Absorption [1/m] at a photon energy [J], of HT with a gap [J] and of LT.
    double ht_absorption(double energy, double gap) const;
    double lt_absorption(double energy) const;
    /// Share of the power of the light per photon energy [1/J].
    double spectrum(double energy) const;
    double irradiance() const { return irradiance_; } ///< all of it [W/m^2]

    /// Of the film, or of a place of it.
    struct Values
    {
      double visible = 0.;   ///< transmitted share of the light, as bright as it is to the eye [1]
      double solar = 0.;     ///< transmitted share of its power [1]
      double reflected = 0.; ///< share of its power that the front reflects [1]
      double photocurrent = 0.; ///< if every absorbed photon gives an electron [A/m^2]
      double of_ht = 0.;        ///< the same of what HT absorbs [A/m^2]
    };
    /// Where it is LT to a part from 0 to 1 and holds this fraction of bromide: the two phases lie side by
    /// side, each as thick as the film. After prepare().
    Values of(double lt_part, double br_fraction) const;

  private:
    Values of_phase(double thickness,
                    double refractive_index,
                    const std::vector<double> &absorption) const;

    double gap_absorption_ = 2e6;         // a_g [1/m]
    double absorption_above_gap_ = 8.8e6; // a_1 [1/m]
    double tail_energy_;                  // E_U [J]
    double lt_gap_;                       // E_LT [J]
    double lt_absorption_ = 1e7;          // a_LT [1/m]
    double ht_index_ = 2.3;               // refractive index of HT [1]
    double lt_index_ = 2.0;               // and of LT [1]
    double spectrum_temperature_ = 5772.; // [K]
    double irradiance_ = 1000.;           // [W/m^2]
    std::vector<Values> ht_;              // over composition, evenly from 0 to 1
    Values lt_;
  };
} // namespace softlattice
