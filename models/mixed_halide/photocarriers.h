// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/free_energy/free_energy.h"
#include "models/mixed_halide/band_gap.h"
#include "models/parameter_table.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>

namespace softlattice
{
  /// Carriers that are in equilibrium with each other wherever the ions are, N of them per volume on
  /// average over the volume in which they diffuse. With E_c of BandGap and n_m places for pairs,
  ///   F_light = min_n int [ n E_c + kT ( n ln(n/n_m) + (n_m - n) ln(1 - n/n_m) ) ] dV,  int n dV = N V
  ///   n = n_m z e^(-E_c/kT) / (1 + z e^(-E_c/kT)),   z from the mean of n                       [1/m^3]
  /// z is given by its logarithm, which is about 50.
  class Photocarriers
  {
  public:
    void declare(ParameterTable &table);

    double lifetime() const { return lifetime_; }         ///< tau [s]
    double site_density() const { return site_density_; } ///< n_m [1/m^3]
    /// Above this part of n_m the carriers count as degenerate [1].
    double degenerate_part() const { return degenerate_part_; }

    /// n [1/m^3] where a pair has the energy E_c [J].
    template <class Number>
    Number density(const Number &energy, const double log_activity, const double temperature) const
    {
      using std::exp;
      return site_density_ /
             (1. + exp(energy * (1. / (constants::boltzmann * temperature)) - log_activity));
    }

    /// N kT ln z - kT n_m ln(1 + z e^(-E_c/kT)) [J/m^3]. With z of the mean N its integral is F_light,
    /// and its derivative by x at constant z is that of F_light, n dE_c/dx: F_light is stationary in z.
    template <class Number>
    Number energy_density(const Number &energy,
                          const double log_activity,
                          const double mean_density,
                          const double temperature) const
    {
      using std::exp;
      using std::log;
      const double kt = constants::boltzmann * temperature;
      return mean_density * kt * log_activity -
             (kt * site_density_) * log(1. + exp(log_activity - energy * (1. / kt)));
    }

  private:
    double lifetime_ = 1e-7;       // [s]
    double site_density_ = 1e26;   // [1/m^3]
    double degenerate_part_ = 0.1; // [1]
  };

  /// Adds up contributions of all who hold a part of the body.
  using Summation = std::function<void(std::array<double, 2> &)>;

  /// ln z [1] such that the mean of 1/(1 + exp(e - ln z)) over weighted places is `filling` = N/n_m in
  /// (0, 1), with e = E_c/kT given as boltzmann[k] = exp(reference - e), which has to be finite and
  /// not all 0. Starts from `start`; to rounding. @throws std::domain_error if there is no such z
  double log_activity(const double *boltzmann,
                      const double *weights,
                      std::size_t n_places,
                      double reference,
                      double filling,
                      double start,
                      const Summation &sum);

  /// The energy density of carriers at a fixed z, of the composition.
  class CarrierEnergy : public FreeEnergyFrom<CarrierEnergy, 1>
  {
  public:
    CarrierEnergy(const BandGap &gap, const Photocarriers &carriers)
      : gap_(&gap)
      , carriers_(&carriers)
    {}
    /// ln z and the mean density N [1/m^3].
    void set(const double log_activity, const double mean_density)
    {
      log_activity_ = log_activity;
      mean_density_ = mean_density;
    }

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      return carriers_->energy_density(gap_->carrier_energy(u[0]),
                                       log_activity_,
                                       mean_density_,
                                       state.temperature);
    }

  private:
    const BandGap *gap_;
    const Photocarriers *carriers_;
    double log_activity_ = 0.;
    double mean_density_ = 0.;
  };

  /// The same of composition and phase.
  class CarrierTransformationEnergy : public FreeEnergyFrom<CarrierTransformationEnergy, 2>
  {
  public:
    CarrierTransformationEnergy(const BandGap &gap, const Photocarriers &carriers)
      : gap_(&gap)
      , carriers_(&carriers)
    {}
    /// ln z, the mean density N [1/m^3] and the scale s of all that is chemical (calibration.h).
    void set(const double log_activity, const double mean_density, const double scale)
    {
      log_activity_ = log_activity;
      mean_density_ = mean_density;
      scale_ = scale;
    }

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      const Number &eta = u[1];
      const Number h = eta * eta * eta * (10. + eta * (6. * eta - 15.));
      return scale_ * carriers_->energy_density(gap_->carrier_energy(u[0], h),
                                                log_activity_,
                                                mean_density_,
                                                state.temperature);
    }

  private:
    const BandGap *gap_;
    const Photocarriers *carriers_;
    double log_activity_ = 0.;
    double mean_density_ = 0.;
    double scale_ = 1.;
  };
} // namespace softlattice
