// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/heat/film_heat.h"
#include "solver/nucleation/pending.h"
#include "solver/operators/body_integral.h"

#include <array>
#include <cstddef>
#include <vector>

namespace softlattice
{
  /// What a plate below a film has of the heat that nuclei gave away before they entered the fields, (258): of what the film has
  /// lost, h_i/(h_a + h_i) went into the plate, at once beside what that takes to lose it,
  ///   1/tau_s = (h_b + g)/(c_s d_s),   g = h_a h_i/(h_a + h_i),
  /// to the base, and through the film to the air. It has spread as (253) says, with the diffusivity of the plate.
  class HeatOfNucleiBelow
  {
  public:
    /// Of a heat with a plate; `film_loss_rate`: what the film loses per time of what it has [1/s]. The reference must stay
    /// valid.
    HeatOfNucleiBelow(const FilmHeat &heat, double film_loss_rate);
    void set_places(const std::vector<std::array<double, 3>> &places) { places_ = places; }
    void set_time(const double t) { now_ = t; }

    /// Where heat went that the film has lost, in the unit in which that is told.
    struct Ways
    {
      double to_air = 0.;   ///< all of it, by the film
      double to_plate = 0.; ///< less what came back
      double to_base = 0.;  ///< by the plate
    };
    /// Warms the plate by its part of `lost`, over rho c [K m^2 of the film], its temperature being `plate` and what warms it by one
    /// kelvin warming the film by `capacity_ratio`. Collective.
    Ways release(const std::vector<GrownNucleus> &nuclei,
                 double lost,
                 double capacity_ratio,
                 double *plate,
                 const BodyIntegral &body) const;

  private:
    double film_loss_rate_;
    double into_plate_;  ///< part of what the film loses
    double loss_rate_;   ///< 1/tau_s [1/s]
    double to_base_;     ///< part of what the plate loses
    double diffusivity_; ///< of the plate [m^2/s]
    std::vector<std::array<double, 3>> places_;
    double now_ = 0.; ///< [s]
  };
} // namespace softlattice
