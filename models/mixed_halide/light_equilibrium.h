// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "models/mixed_halide/band_gap.h"
#include "models/mixed_halide/miscibility.h"
#include "models/mixed_halide/photocarriers.h"

#include <optional>
#include <vector>

namespace softlattice
{
  /// What carriers do to the stability of a mixture, without any time. A small nucleus of composition x
  /// in a large reservoir of composition x0, from which it takes halides and carriers, has the excess
  /// grand potential per volume
  ///   W(x) = f(x) - f(x0) - f'(x0) (x - x0)
  ///   R(x) = W(x) - p(x) + p(x0) - n(x0) E_c'(x0) (x - x0)
  /// with the pressure p of the carriers, see Photocarriers, at the z for which n(x0) = N. It forms where R < 0: the tangent to f - p at x0 then lies above
  /// another composition. Everything in the black phase, at one temperature.
  class LightEquilibrium
  {
  public:
    /// The references must stay valid. `mixing` has the one field x. temperature [K].
    LightEquilibrium(const FreeEnergy &mixing,
                     const BandGap &gap,
                     const Photocarriers &carriers,
                     double temperature);

    /// W(x) [J/m^3].
    double work_in_the_dark(double x0, double x) const;
    /// R(x) [J/m^3] at the carrier density N of the reservoir, 0 <= N [1/m^3] (below n_m on sites).
    double work(double x0, double x, double carriers) const;
    /// dR/dx [J/m^3], at z as it is.
    double work_slope(double x0, double x, double carriers) const;
    /// n [1/m^3] at x where it is N at x0.
    double local_density(double x0, double x, double carriers) const;

    struct Nucleus
    {
      double composition;     ///< [1]
      double work;            ///< R [J/m^3]
      double carrier_density; ///< inside it [1/m^3]
    };
    /// The composition of lowest R, the terminal one of what forms first; none if R >= 0 at all.
    std::optional<Nucleus> nucleus(double x0, double carriers) const;

    struct Threshold
    {
      double carriers; ///< least N at which R < 0 somewhere; 0: demixes in the dark [1/m^3]
      Nucleus nucleus; ///< at that density
    };
    /// None where no density of carriers demixes the mixture, because n_m is full before.
    std::optional<Threshold> threshold(double x0) const;

    /// Least N [1/m^3] at which R(x) = 0 for this nucleus, 0 if it forms in the dark; infinite if there is
    /// none.
    double threshold_of(double x0, double x) const;

    /// Least N [1/m^3] at which the mixture is unstable against small fluctuations of long waves, 0 if it
    /// is so in the dark; none if it never is.
    std::optional<double> instability(double x0) const;

    /// Reservoirs that demix at the carrier density N: the first and the last of them. Between them all
    /// do, unless several gaps exist, of which this is the envelope. None if no one does.
    std::optional<CompositionPair> binodal(double carriers) const;

  private:
    Photocarriers::Pairs pairs(const double log_ratio) const
    {
      return carriers_.pairs(log_ratio, thermal_energy_);
    }
    /// Where a function of composition is least, and the value there.
    template <class Function>
    std::pair<double, double> lowest(double x0, const Function &function) const;

    MixingCurve curve_;
    const BandGap &gap_;
    const Photocarriers &carriers_;
    double thermal_energy_;        ///< kT [J]
    std::vector<double> searched_; ///< compositions
  };
} // namespace softlattice
