// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The mobility of halides at the nodes, and what a temperature that is a field changes.
#include "models/jet.h"
#include "solver/fields/halide_equations.h"
#include "solver/fields/shifted_rows.h"

#include <algorithm>

namespace softlattice
{
  /// M [m^5/(J s)] at a node where D is that of `local`, of one field or two.
  template <std::size_t n>
  void HalideEquations::mobility(const std::size_t k,
                                 const double temperature,
                                 const HalideMobility::Local &local,
                                 const double *const *u,
                                 double *const value,
                                 double *const *gradient) const
  {
    using Variables = Jet<double, n, 1>;
    const Variables x = Variables::variable(fraction, u[fraction][k]);
    const bool knows_carriers = halide_.mobility().depends_on_carriers() && carriers_.any();
    Variables carriers = 0., diffusivity;
    if constexpr (n == 1)
      {
        if (knows_carriers)
          carriers = carriers_.density_at(k, carriers_.pair_energy(x));
        diffusivity = local.diffusivity(x, carriers);
      }
    else
      {
        const Variables eta = Variables::variable(phase, u[phase][k]);
        if (knows_carriers)
          carriers = carriers_.density_at(k, carriers_.pair_energy(x, eta));
        diffusivity = local.diffusivity(x, eta, carriers);
      }
    const Variables m = HalideMobility::mobility(diffusivity,
                                                 x,
                                                 temperature,
                                                 scale_ * halide_.mixing().site_density());
    value[k] = m.value;
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      if (gradient[i] != nullptr)
        gradient[i][k] = m.first[i];
  }

  void HalideEquations::mobility_of_fraction(const double *const *u,
                                             double *const value,
                                             double *const *gradient) const
  {
    const double *const temperature = given_.temperature_of(u, fields().size());
    const auto evaluate =
      [&](const std::size_t k, const double at, const HalideMobility::Local &local) {
        if (has_phase())
          mobility<2>(k, at, local, u, value, gradient);
        else
          mobility<1>(k, at, local, u, value, gradient);
      };
    double last = state_.temperature;
    const auto look = [&](const LigandEffect &effect, const auto &each) {
      HalideMobility::Local local = halide_.mobility().at(last, effect);
      each([&](const std::size_t k) {
        if (temperature != nullptr && temperature[k] != last)
          {
            last = temperature[k];
            local = halide_.mobility().at(last, effect);
          }
        evaluate(k, last, local);
      });
    };
    look({}, [this](const auto &at) {
      for (std::size_t k = 0; k < n_nodes_; ++k)
        at(k);
    });
    if (!held_.empty())
      look(ligands_.effect(), [this](const auto &at) {
        for (const std::size_t k : held_)
          at(k);
      });
    for (const auto &[k, effect] : edge_)
      {
        const double at = temperature == nullptr ? state_.temperature : temperature[k];
        evaluate(k, at, halide_.mobility().at(at, effect));
      }
  }

  void HalideEquations::add_local_temperature(const NodeRange nodes,
                                              const double *const *u,
                                              double *const value,
                                              double *const *gradient,
                                              double *const *hessian) const
  {
    // f is linear in T.
    const std::size_t n = fields().size(), n_pairs = n * (n + 1) / 2,
                      count = nodes.end - nodes.begin;
    slopes_.resize((1 + n + n_pairs) * count);
    std::array<double *, 2> first{};
    std::array<double *, 3> second{};
    for (std::size_t i = 0; i < n; ++i)
      first[i] = slopes_.data() + (1 + i) * count;
    for (std::size_t i = 0; i < n_pairs; ++i)
      second[i] = slopes_.data() + (1 + n + i) * count;
    energy_slope().evaluate(count,
                            ShiftedRows<const double, 2>(u, n, nodes.begin).get(),
                            state_,
                            slopes_.data(),
                            gradient == nullptr ? nullptr : first.data(),
                            hessian == nullptr ? nullptr : second.data());
    const double *const temperature = given_.temperature_of(u, n) + nodes.begin;
    const auto add = [&](double *const to, const double *const slope) {
      for (std::size_t k = 0; to != nullptr && k < count; ++k)
        to[nodes.begin + k] += (temperature[k] - state_.temperature) * slope[k];
    };
    add(value, slopes_.data());
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      add(gradient[i], first[i]);
    for (std::size_t i = 0; hessian != nullptr && i < n_pairs; ++i)
      add(hessian[i], second[i]);
  }

  void HalideEquations::potential_by(std::size_t /*field*/,
                                     std::size_t /*other*/,
                                     const double *const *u,
                                     double *const value,
                                     double *const *gradient) const
  {
    // Of the composition by the temperature, the only pair there is: mu_T = d^2f/dx dT.
    const std::size_t n = fields().size();
    const std::array<double *, 2> first{value, nullptr};
    std::array<double *, 3> second{};
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      second[i] = gradient[i];
    energy_slope().evaluate(n_nodes_,
                            u,
                            state_,
                            nullptr,
                            first.data(),
                            gradient == nullptr ? nullptr : second.data());
    for (std::size_t i = n; gradient != nullptr && i < n + given_.number(); ++i)
      if (gradient[i] != nullptr)
        std::fill_n(gradient[i], n_nodes_, 0.);
  }
} // namespace softlattice
