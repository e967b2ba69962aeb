// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_of_nuclei.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  double HeatOfNuclei::part_left(const double times)
  {
    // int_0^1 2 s exp(-(1 - s) z) ds = 2 (z - 1 + exp(-z))/z^2
    return times < 1e-4 ? 1. - times / 3. : 2. * (times + std::expm1(-times)) / (times * times);
  }

  void HeatOfNuclei::add_weights(const std::vector<std::array<double, 3>> &places,
                                 const GrownNucleus &nucleus,
                                 const double rest,
                                 const double spread,
                                 std::vector<double> &weights)
  {
    for (std::size_t k = 0; k < weights.size(); ++k)
      {
        const double r = distance(places[k], nucleus.nucleus.place);
        weights[k] += rest / spread * std::exp(-r * r / (2. * spread));
      }
  }

  HeatOfNuclei::Released HeatOfNuclei::release(const std::vector<GrownNucleus> &nuclei,
                                               const double *const before,
                                               double *const *const u,
                                               const BodyIntegral &body) const
  {
    if (!heat_.has_latent_heat())
      return {};
    std::vector<double> sums(2, 0.); // what is released over rho c, and the integral of the weights
    std::vector<double> weights(body.n_nodes, 0.);
    const double diffusivity = heat_.conductivity(0.) / heat_.capacity();
    double size = 0.,
           left = 0.; // of all nuclei, and of those of what they have given away is still there
    for (const GrownNucleus &one : nuclei)
      {
        const double age = std::max(0., now_ - one.nucleus.time), own = one.radius * one.radius,
                     spread = own + 2. * diffusivity * age,
                     rest = own * part_left(loss_rate_ * age);
        size += own;
        left += rest;
        add_weights(places_, one, rest, spread, weights);
      }
    for (std::size_t k = 0; k < body.n_nodes; ++k)
      if (body.volumes[k] != 0.)
        {
          const double latent = heat_.latent_heat(sources_.fraction(u, k)) / heat_.capacity();
          sums[0] += body.volumes[k] * latent * (weight_of_lt(u[1][k]) - weight_of_lt(before[k]));
          sums[1] += body.volumes[k] * weights[k];
        }
    body.sum_over_ranks(sums);
    if (!(sums[1] > 0.))
      return {sums[0], sums[0]};
    const double stays = sums[0] * left / size;
    for (std::size_t k = 0; k < body.n_nodes; ++k)
      u[0][k] += stays / sums[1] * weights[k];
    return {sums[0], sums[0] - stays};
  }
} // namespace softlattice
