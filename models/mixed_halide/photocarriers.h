// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/mixed_halide/parabolic_bands.h"
#include "models/parameter_table.h"

#include <cmath>
#include <memory>
#include <string>

namespace softlattice
{
  /// Carriers that are in equilibrium with each other wherever the ions are, N of them per volume on
  /// average over the volume V in which they diffuse (CarrierColumns). With E_c of BandGap and the free
  /// energy a(n) of n pairs in one place,
  ///   F_light = min_n int [ n E_c + a(n) ] dV,  int n dV = N V,   kT ln z = E_c + a'(n)
  /// z is given by its logarithm, which is about 50. Two laws for a(n), by the name of their filling:
  ///   sites            bound pairs on n_m sites, a = kT [ n ln(n/n_m) + (n_m - n) ln(1 - n/n_m) ], so that
  ///                    n = n_m r/(1 + r) with r = z e^(-E_c/kT)
  ///   parabolic bands  free electrons and holes, see ParabolicBands
  class Photocarriers
  {
  public:
    void declare(ParameterTable &table);
    /// Tabulates the bands, where they are chosen. Before anything below is asked for.
    void prepare();

    double lifetime() const { return lifetime_; } ///< tau [s]
    void set_lifetime(const double lifetime) { lifetime_ = lifetime; }
    double site_density() const { return site_density_; } ///< n_m [1/m^3]
    bool fill_bands() const { return filling_ == in_bands; }
    /// Null where pairs are on sites.
    const ParabolicBands *bands() const { return bands_.get(); }
    /// Above this part of n_m the carriers count as degenerate [1].
    double degenerate_part() const { return degenerate_part_; }
    /// What n is stated in parts of, at kT [J]: n_m, or N_0 of the bands [1/m^3].
    double reference_density(double thermal_energy) const
    {
      return bands_ ? bands_->effective_density(thermal_energy) : site_density_;
    }

    /// n [1/m^3], dn/dln z [1/m^3] and the pressure p [J/m^3], dp/dln z = kT n, of the pairs in one place.
    struct Pairs
    {
      double density, slope, pressure;
    };
    /// At ln r = ln z - E_c/kT of the place and kT [J].
    Pairs pairs(double log_ratio, double thermal_energy) const;
    /// ln r where n is this [1/m^3], above 0 and below n_m.
    double log_ratio(double density, double thermal_energy) const;

    /// n [1/m^3] where a pair has the energy E_c [J].
    double density(const double energy, const double log_activity, const double temperature) const
    {
      const double thermal_energy = constants::boltzmann * temperature;
      if (bands_)
        return pairs(log_activity - energy / thermal_energy, thermal_energy).density;
      return site_density_ / (1. + std::exp(energy * (1. / thermal_energy) - log_activity));
    }

    /// What carriers add to the energy density at a fixed z, -p [J/m^3], with r of the place. With N kT ln z
    /// and z of the mean N its integral is F_light.
    double energy_density(const double ratio, const double thermal_energy) const
    {
      if (bands_)
        return -pairs(std::log(ratio), thermal_energy).pressure;
      return -thermal_energy * site_density_ * std::log1p(ratio);
    }
    /// The derivatives of it by the fields of which E_c is given as a jet, and no value. That by E_c is
    /// the density n. These are the derivatives of F_light, which is stationary in z.
    template <class Jet>
    Jet energy_derivatives(const Jet &energy, const double ratio, const double thermal_energy) const
    {
      const Slopes n = slopes(ratio, thermal_energy);
      return chain(energy, 0., n.density, n.by_energy);
    }
    /// The density n [1/m^3] there, with its first derivatives by the same fields.
    template <class Jet>
    Jet density_of(const Jet &energy, const double ratio, const double thermal_energy) const
    {
      const Slopes n = slopes(ratio, thermal_energy);
      return chain(energy, n.density, n.by_energy, 0.);
    }

  private:
    struct Slopes
    {
      double density, by_energy; ///< n [1/m^3] and dn/dE_c [1/(m^3 J)]
    };
    Slopes slopes(const double ratio, const double thermal_energy) const
    {
      if (bands_)
        {
          const Pairs here = pairs(std::log(ratio), thermal_energy);
          return {here.density, -here.slope / thermal_energy};
        }
      const double empty = 1. / (1. + ratio), full = ratio * empty;
      return {site_density_ * full, -site_density_ / thermal_energy * (full * empty)};
    }

    static constexpr const char *on_sites = "sites";
    static constexpr const char *in_bands = "parabolic bands";
    std::string filling_ = on_sites;
    double lifetime_ = 1e-7;       // [s]
    double site_density_ = 1e26;   // [1/m^3]
    double electron_mass_ = 0.2;   // of a free electron [1]
    double hole_mass_ = 0.2;       // the same
    double degenerate_part_ = 0.1; // [1]
    std::shared_ptr<const ParabolicBands> bands_;
  };
} // namespace softlattice
