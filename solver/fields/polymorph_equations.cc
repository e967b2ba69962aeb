// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/polymorph_equations.h"

#include "solver/fields/shifted_rows.h"

#include <algorithm>

namespace softlattice
{
  PolymorphEquations::PolymorphEquations(const ModelSet &models,
                                         const Geometry &geometry,
                                         const double relative_tolerance,
                                         const double absolute_tolerance,
                                         const ConditionFields &given)
    : models_(models)
    , given_(given)
  {
    FieldEquation phase;
    phase.name = name_of_phase;
    phase.kind = FieldKind::non_conserved;
    phase.gradient_coefficient = models.coefficients().gradient_coefficient;
    phase.tolerance = {relative_tolerance,
                       absolute_tolerance,
                       models.coefficients().profile_length};
    phase.cancelled = {models.coefficients().cancelled_energy,
                       models.coefficients().profile_length};
    if (geometry.kind == "polycrystal" && geometry.grains.boundary_mobility_factor != 1.)
      {
        const auto size = box_size(geometry);
        grains_ = std::make_unique<GrainMap>(geometry.grains, size[0], size[1]);
      }
    if (!models.anisotropy().is_isotropic())
      anisotropy_ =
        std::make_unique<PhaseAnisotropy>(models.anisotropy(), models.coefficients(), geometry, 0);
    if (anisotropy_)
      description_.gradients_read = {0};
    phase.coefficient = {!grains_ && !anisotropy_ && !given_.any(), only_temperature_is_given()};
    description_.fields.push_back(phase);
  }

  void PolymorphEquations::set_nodes(const LawNodes &nodes)
  {
    const std::vector<std::array<double, 3>> &places = nodes.places;
    n_nodes_ = places.size();
    if (given_.any() && !only_temperature_is_given())
      local_mobility_.resize(n_nodes_);
    if (!nodes.gradients.empty())
      std::copy_n(nodes.gradients.begin(), 3, gradient_.begin());
    if (anisotropy_)
      anisotropy_->set_nodes(places);
    if (!grains_)
      return;
    mobility_factor_.resize(n_nodes_);
    for (std::size_t k = 0; k < n_nodes_; ++k)
      // A front that is to stop is slowed by four orders: the equation is divided by this.
      mobility_factor_[k] = std::max(1e-4, grains_->mobility_factor(places[k][0], places[k][1]));
  }

  void PolymorphEquations::set_time(const double t, const bool before)
  {
    const Conditions now = before ? models_.environment().before(t) : models_.environment().at(t);
    state_ = {t, now.temperature, now.relative_humidity};
    mobility_ = models_.phase_field_mobility(now);
    around_ = now;
  }

  void PolymorphEquations::energy(const NodeRange nodes,
                                  const double *const *u,
                                  double *value,
                                  double *const *gradient,
                                  double *const *hessian) const
  {
    models_.free_energy().evaluate(nodes.end - nodes.begin,
                                   ShiftedRows<const double, 1>(u, 1, nodes.begin).get(),
                                   state_,
                                   value == nullptr ? nullptr : value + nodes.begin,
                                   ShiftedRows<double, 1>(gradient, 1, nodes.begin).get(),
                                   ShiftedRows<double, 1>(hessian, 1, nodes.begin).get());
    if (given_.any())
      add_local_force(nodes, u, value, gradient, hessian);
  }

  void PolymorphEquations::add_local_force(const NodeRange nodes,
                                           const double *const *u,
                                           double *value,
                                           double *const *gradient,
                                           double *const *hessian) const
  {
    const auto clear = [&](double *const *rows, const std::size_t n) {
      for (std::size_t i = 1; rows != nullptr && i < n; ++i)
        if (rows[i] != nullptr)
          std::fill(rows[i] + nodes.begin, rows[i] + nodes.end, 0.);
    };
    const std::size_t n = 1 + given_.number();
    clear(gradient, n);
    clear(hessian, n * (n + 1) / 2);
    if (!given_.temperature)
      return;
    // f is linear in dg: what the temperature here adds to that of the surroundings, times h of (1).
    const double around = models_.transition().driving_force(state_.temperature);
    const double scale = models_.coefficients().driving_force_scale;
    double *const slope = gradient == nullptr ? nullptr : gradient[0];
    double *const bend = hessian == nullptr ? nullptr : hessian[0];
    double *const mixed = hessian == nullptr || !given_.knows_no_energy ? nullptr : hessian[1];
    const double per_kelvin = scale * models_.transition().driving_force_slope();
    for (std::size_t k = nodes.begin; k < nodes.end; ++k)
      {
        const double eta = u[0][k], rest = 1. - eta;
        const double force = scale * (models_.transition().driving_force(u[1][k]) - around);
        if (value != nullptr)
          value[k] += force * eta * eta * eta * (10. + eta * (6. * eta - 15.));
        if (slope != nullptr)
          slope[k] += 30. * force * eta * eta * rest * rest;
        if (bend != nullptr)
          bend[k] += 60. * force * eta * rest * (1. - 2. * eta);
        if (mixed != nullptr)
          mixed[k] = 30. * per_kelvin * eta * eta * rest * rest;
      }
  }

  void PolymorphEquations::coefficient(std::size_t,
                                       const double *const *u,
                                       double *value,
                                       double *const *gradient) const
  {
    double *slope = nullptr;
    for (std::size_t i = 0; gradient != nullptr && i < 1 + given_.number(); ++i)
      if (gradient[i] != nullptr)
        std::fill_n(gradient[i], n_nodes_, 0.);
    if (only_temperature_is_given())
      {
        slope = gradient == nullptr ? nullptr : gradient[1];
        mobility_over_temperature_.evaluate(models_, around_, n_nodes_, u[1], value, slope);
      }
    else if (given_.any())
      local_mobility_.evaluate(models_,
                               around_,
                               {given_.temperature_of(u, 1), given_.humidity_of(u, 1), nullptr},
                               value,
                               nullptr);
    else
      std::fill_n(value, n_nodes_, mobility_);
    for (double *const row : {value, slope})
      if (row != nullptr)
        {
          for (std::size_t k = 0; k < mobility_factor_.size(); ++k)
            row[k] *= mobility_factor_[k];
          if (anisotropy_ && gradient_[0] != nullptr)
            anisotropy_->multiply_mobility(gradient_.data(), row);
        }
  }
} // namespace softlattice
