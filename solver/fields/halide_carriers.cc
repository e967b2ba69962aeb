// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/halide_carriers.h"

#include "models/constants.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace softlattice
{
  HalideCarriers::HalideCarriers(const MixedHalide &halide, const CarrierColumns &columns)
    : halide_(halide)
    , division_(columns)
  {}

  void HalideCarriers::set_nodes(const std::vector<std::array<double, 3>> &places)
  {
    n_nodes_ = places.size();
    volumes_.clear();
    columns_.clear();
    order_.clear();
    const std::size_t n_columns = division_.count();
    log_activity_.resize(n_columns, std::numeric_limits<double>::quiet_NaN());
    first_.assign(n_columns + 1, 0);
    if (n_columns == 1)
      {
        first_[1] = n_nodes_;
        return;
      }
    columns_.resize(n_nodes_);
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        columns_[k] = division_.column_of(places[k]);
        ++first_[columns_[k] + 1];
      }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    order_.resize(n_nodes_);
    std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
    for (std::size_t k = 0; k < n_nodes_; ++k)
      order_[next[columns_[k]]++] = k;
  }

  std::vector<double> HalideCarriers::integrals_over_columns(const BodyIntegral &body,
                                                             const double *const phase) const
  {
    std::vector<double> sums(division_.count(), 0.);
    for (std::size_t k = 0; k < n_nodes_; ++k)
      sums[column(k)] +=
        body.volumes[k] * (phase == nullptr ? 1. : HalideCarriers::interpolation(phase[k]));
    body.sum_over_ranks(sums);
    return sums;
  }

  void HalideCarriers::find_densities(const double t,
                                      const bool before,
                                      const double *const phase,
                                      const BodyIntegral &body)
  {
    const Illumination &light = halide_.light();
    const double lifetime = halide_.carriers().lifetime();
    if (volumes_.empty())
      volumes_ = integrals_over_columns(body, nullptr);
    if (phase == nullptr || !light.depends_on_phase())
      {
        mean_density_ = light.generation(t, before, 0.) * lifetime;
        densities_.assign(volumes_.size(), mean_density_);
        return;
      }
    densities_ = integrals_over_columns(body, phase);
    double number = 0.;
    for (std::size_t c = 0; c < volumes_.size(); ++c)
      {
        const double part = volumes_[c] > 0. ? std::clamp(densities_[c] / volumes_[c], 0., 1.) : 0.;
        densities_[c] = light.generation(t, before, part) * lifetime;
        number += densities_[c] * volumes_[c];
      }
    mean_density_ = number / std::accumulate(volumes_.begin(), volumes_.end(), 0.);
  }

  void HalideCarriers::prepare(const double t,
                               const bool before,
                               const double temperature,
                               const double *const fraction,
                               const double *const phase,
                               const BodyIntegral &body)
  {
    find_densities(t, before, phase, body);
    if (!any())
      return;
    thermal_energy_ = constants::boltzmann * temperature;
    const double reference = pair_energy(0.) / thermal_energy_;
    boltzmann_.resize(n_nodes_);
    ratio_.resize(n_nodes_);
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        const std::size_t node = sorted(k);
        const double energy =
          phase == nullptr ? pair_energy(fraction[node]) : pair_energy(fraction[node], phase[node]);
        boltzmann_[k] = std::exp(reference - energy / thermal_energy_);
      }
    if (!order_.empty())
      {
        weights_.resize(n_nodes_);
        for (std::size_t k = 0; k < n_nodes_; ++k)
          weights_[k] = body.volumes[order_[k]];
      }
    std::vector<double> filling = densities_;
    for (double &part : filling)
      part /= halide_.carriers().reference_density(thermal_energy_);
    try
      {
        find_log_activities({boltzmann_.data(),
                             order_.empty() ? body.volumes : weights_.data(),
                             first_,
                             reference,
                             halide_.carriers().bands()},
                            filling,
                            volumes_,
                            log_activity_,
                            body.sum_over_ranks);
      }
    catch (const std::domain_error &)
      {
        // The same on all ranks. The energy is no number then, and the step is rejected.
        std::fill(log_activity_.begin(),
                  log_activity_.end(),
                  std::numeric_limits<double>::quiet_NaN());
      }
    for (std::size_t c = 0; c < log_activity_.size(); ++c)
      {
        const double z = std::exp(log_activity_[c] - reference);
        for (std::size_t k = first_[c]; k < first_[c + 1]; ++k)
          ratio_[sorted(k)] = z * boltzmann_[k];
      }
  }

  double HalideCarriers::density(const std::size_t column, const double pair_energy) const
  {
    if (!any())
      return 0.;
    return halide_.carriers().density(pair_energy,
                                      log_activity_[column],
                                      thermal_energy_ / constants::boltzmann);
  }

  template <std::size_t n>
  void HalideCarriers::add(const NodeRange nodes,
                           const double scale,
                           const double *const *u,
                           double *value,
                           double *const *gradient,
                           double *const *hessian) const
  {
    using Variables = Jet<double, n, 2>;
    if (value != nullptr)
      for (std::size_t k = nodes.begin; k < nodes.end; ++k)
        {
          const std::size_t c = column(k);
          value[k] += scale * (halide_.carriers().energy_density(ratio_[k], thermal_energy_) +
                               densities_[c] * thermal_energy_ * log_activity_[c]);
        }
    const auto at = [&](const std::size_t k) {
      const Variables x = Variables::variable(0, u[0][k]);
      Variables energy;
      if constexpr (n == 1)
        energy = pair_energy(x);
      else
        energy = pair_energy(x, Variables::variable(1, u[1][k]));
      return scale * halide_.carriers().energy_derivatives(energy, ratio_[k], thermal_energy_);
    };
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      if (double *const to = gradient[i]; to != nullptr)
        for (std::size_t k = nodes.begin; k < nodes.end; ++k)
          to[k] += at(k).first[i];
    for (std::size_t i = 0; hessian != nullptr && i < Variables::n_second; ++i)
      if (double *const to = hessian[i]; to != nullptr)
        for (std::size_t k = nodes.begin; k < nodes.end; ++k)
          to[k] += at(k).second[i];
  }

  void HalideCarriers::add_energy(const NodeRange nodes,
                                  const std::size_t n_fields,
                                  const double scale,
                                  const double *const *u,
                                  double *value,
                                  double *const *gradient,
                                  double *const *hessian) const
  {
    if (!any())
      return;
    if (n_fields == 1)
      add<1>(nodes, scale, u, value, gradient, hessian);
    else
      add<2>(nodes, scale, u, value, gradient, hessian);
  }
} // namespace softlattice
