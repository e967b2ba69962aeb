// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_of_nuclei_below.h"

#include "solver/parts/heat/heat_of_nuclei.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  HeatOfNucleiBelow::HeatOfNucleiBelow(const FilmHeat &heat, const double film_loss_rate)
    : film_loss_rate_(film_loss_rate)
    , into_plate_(heat.to_below() / (heat.to_air() + heat.to_below()))
    , diffusivity_(heat.plate()->diffusivity())
  {
    const double back = heat.to_air() * into_plate_, loss = heat.to_base() + back;
    loss_rate_ = loss / heat.plate()->areal_capacity();
    to_base_ = loss > 0. ? heat.to_base() / loss : 0.;
  }

  HeatOfNucleiBelow::Ways HeatOfNucleiBelow::release(const std::vector<GrownNucleus> &nuclei,
                                                     const double lost,
                                                     const double capacity_ratio,
                                                     double *const plate,
                                                     const BodyIntegral &body) const
  {
    if (lost == 0.) // there is no latent heat
      return {};
    double given = 0.,
           left = 0.; // of all nuclei, in squares of radii: to the plate, and still there
    std::vector<double> weights(body.n_nodes, 0.);
    for (const GrownNucleus &one : nuclei)
      {
        const double age = std::max(0., now_ - one.nucleus.time), own = one.radius * one.radius,
                     spread = own + 2. * diffusivity_ * age,
                     of_film = own * (1. - HeatOfNuclei::part_left(film_loss_rate_ * age)),
                     rest = of_film * HeatOfNuclei::part_left(loss_rate_ * age);
        given += of_film;
        left += rest;
        HeatOfNuclei::add_weights(places_, one, rest, spread, weights);
      }
    std::vector<double> sum(1, 0.);
    for (std::size_t k = 0; k < body.n_nodes; ++k)
      sum[0] += body.volumes[k] * weights[k];
    body.sum_over_ranks(sum);
    const double taken = into_plate_ * lost,
                 stays = given > 0. && sum[0] > 0. ? taken * left / given : 0.;
    for (std::size_t k = 0; stays != 0. && k < body.n_nodes; ++k)
      plate[k] += stays / (capacity_ratio * sum[0]) * weights[k];
    Ways ways;
    ways.to_base = to_base_ * (taken - stays);
    ways.to_plate = stays + ways.to_base;
    ways.to_air = lost - ways.to_plate;
    return ways;
  }
} // namespace softlattice
