// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/pending.h"
#include "solver/operators/body_integral.h"
#include "solver/parts/heat/heat_sources.h"

#include <array>
#include <vector>

namespace softlattice
{
  /// The heat of nuclei that enter the fields, which they have given away since they were born: a Gaussian about each,
  ///   sigma^2 = R^2 + 2 D (t - t_birth),   D = k/(rho c) of HT,
  /// that has spread as far as heat has in that time, in the body only. Of what a nucleus has given away as it grew the
  /// body still has the part that the air and the substrate have not taken,
  ///   f = int_0^1 d(s^2) exp(-(1 - s) (t - t_birth)/tau),   tau = rho c d/(h_a + h_s),
  /// of a disc whose radius grew evenly, (253); of a half ball in 3D it would be d(s^3).
  class HeatOfNuclei
  {
  public:
    /// The references must stay valid.
    HeatOfNuclei(const FilmHeat &heat, const HeatSources &sources, const double loss_rate)
      : heat_(heat)
      , sources_(sources)
      , loss_rate_(loss_rate)
    {}
    void set_places(const std::vector<std::array<double, 3>> &places) { places_ = places; }
    void set_time(const double t) { now_ = t; }

    /// What nuclei have released over rho c [K m^dim], and what of that the body has lost already.
    struct Released
    {
      double all = 0.;
      double lost = 0.;
    };
    /// Warms the body, `u` as HeatSources reads it, with the phase as it was and as it is. Collective.
    Released release(const std::vector<GrownNucleus> &nuclei,
                     const double *before,
                     double *const *u,
                     const BodyIntegral &body) const;

    /// f above, with (t - t_birth)/tau.
    static double part_left(double times);
    /// Adds the Gaussian of a nucleus to weights of nodes: its share is as `rest`, where each has room, and sigma^2 is `spread` [m^2].
    static void add_weights(const std::vector<std::array<double, 3>> &places,
                            const GrownNucleus &nucleus,
                            double rest,
                            double spread,
                            std::vector<double> &weights);

  private:
    const FilmHeat &heat_;
    const HeatSources &sources_;
    double loss_rate_; ///< 1/tau [1/s]
    std::vector<std::array<double, 3>> places_;
    double now_ = 0.; ///< [s]
  };
} // namespace softlattice
