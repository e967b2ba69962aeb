// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_sources.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    // Numbers of the fields that are read.
    constexpr std::size_t temperature = 0, phase = 1, composition = 2;
  } // namespace

  HeatSources::HeatSources(const FilmHeat &heat,
                           std::vector<std::string> reads,
                           const double nominal_fraction,
                           const HeatedBody &body)
    : heat_(heat)
    , reads_(std::move(reads))
    , nominal_fraction_(nominal_fraction)
    , body_(body)
  {}

  void HeatSources::set_nodes(const LawNodes &nodes)
  {
    n_nodes_ = nodes.places.size();
    rate_ = nodes.rates.empty() ? nullptr : nodes.rates[phase];
    spot_.resize(n_nodes_);
    for (std::size_t k = 0; k < n_nodes_; ++k)
      spot_[k] =
        heat_.spot(std::hypot(nodes.places[k][0] - heat_.spot_x(),
                              body_.has_y_along_face ? nodes.places[k][1] - heat_.spot_y() : 0.));
  }

  void HeatSources::set_conditions(const double air, const double base, const double irradiance)
  {
    air_ = air;
    base_ = base;
    irradiance_ = irradiance;
  }

  std::vector<std::size_t> HeatSources::rates_read() const
  {
    if (heat_.has_latent_heat())
      return {phase};
    return {};
  }

  void HeatSources::by_rate(std::size_t, const double *const *u, double *value) const
  {
    const double of_iodide = heat_.latent_heat(0.) / heat_.capacity(),
                 slope = heat_.latent_heat_slope() / heat_.capacity();
    for (std::size_t k = 0; k < n_nodes_; ++k)
      value[k] = (of_iodide + slope * fraction(u, k)) * slope_of_lt_weight(u[phase][k]);
  }

  void HeatSources::latent(const double *const *u, double *density) const
  {
    if (rate_ == nullptr)
      {
        std::fill_n(density, n_nodes_, 0.);
        return;
      }
    by_rate(phase, u, density);
    for (std::size_t k = 0; k < n_nodes_; ++k)
      density[k] *= rate_[k];
  }

  void HeatSources::light(const double *const *u, double *density) const
  {
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        const double h = weight_of_lt(u[phase][k]);
        density[k] = full_light() * spot_[k] *
                     ((1. - h) * heat_.ht_absorptance(fraction(u, k)) + h * heat_.lt_absorptance());
      }
  }

  void HeatSources::from_air(const double *const *u, double *density) const
  {
    for (std::size_t k = 0; k < n_nodes_; ++k)
      density[k] = per_kelvin(heat_.to_air()) * (air_ - u[temperature][k]);
  }

  void HeatSources::from_base(const double *const *u, double *density) const
  {
    for (std::size_t k = 0; k < n_nodes_; ++k)
      density[k] = per_kelvin(heat_.film_to_base()) * (base_ - u[temperature][k]);
  }

  void HeatSources::evaluate(const NodeRange nodes,
                             const double *const *u,
                             double *value,
                             double *const *gradient,
                             double *const *) const
  {
    const double loss = per_kelvin(heat_.to_air()) + per_kelvin(heat_.film_to_base()),
                 gain =
                   per_kelvin(heat_.to_air()) * air_ + per_kelvin(heat_.film_to_base()) * base_;
    // All that is the same at all nodes is found once.
    const double latent_of_iodide = heat_.latent_heat(0.), latent_slope = heat_.latent_heat_slope(),
                 of_lt = heat_.lt_absorptance(), full = full_light(),
                 per_capacity = rate_ == nullptr ? 0. : 1. / heat_.capacity();
    const double *const rates = rate_ == nullptr ? u[phase] : rate_;
    const auto row = [&](const std::size_t field) {
      return gradient == nullptr ? nullptr : gradient[field];
    };
    double *const by_temperature = row(temperature), *const by_phase = row(phase),
                  *const by_composition = has_composition() ? row(composition) : nullptr;
    for (std::size_t k = nodes.begin; k < nodes.end; ++k)
      {
        const double eta = u[phase][k], x = fraction(u, k), h = weight_of_lt(eta),
                     slope = slope_of_lt_weight(eta), here = full * spot_[k],
                     rate = rates[k] * per_capacity, latent = latent_of_iodide + latent_slope * x,
                     of_ht = heat_.ht_absorptance(x);
        if (value != nullptr)
          value[k] = gain - loss * u[temperature][k] + here * ((1. - h) * of_ht + h * of_lt) +
                     latent * slope * rate;
        if (by_temperature != nullptr)
          by_temperature[k] = -loss;
        if (by_phase != nullptr)
          by_phase[k] = here * slope * (of_lt - of_ht) + latent * bend_of_lt_weight(eta) * rate;
        if (by_composition != nullptr)
          by_composition[k] =
            here * (1. - h) * heat_.ht_absorptance_slope() + latent_slope * slope * rate;
      }
  }
} // namespace softlattice
