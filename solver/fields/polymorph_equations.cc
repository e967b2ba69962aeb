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
                                         const double absolute_tolerance)
    : models_(models)
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
    fields_.push_back(phase);
    if (geometry.kind == "polycrystal" && geometry.grains.boundary_mobility_factor != 1.)
      {
        const auto size = box_size(geometry);
        grains_ = std::make_unique<GrainMap>(geometry.grains, size[0], size[1]);
      }
    if (!models.anisotropy().is_isotropic())
      anisotropy_ =
        std::make_unique<PhaseAnisotropy>(models.anisotropy(), models.coefficients(), geometry, 0);
  }

  void PolymorphEquations::set_nodes(const std::vector<std::array<double, 3>> &places)
  {
    n_nodes_ = places.size();
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
  }

  void PolymorphEquations::coefficient(std::size_t,
                                       const double *const *,
                                       double *value,
                                       double *const *) const
  {
    for (std::size_t k = 0; k < n_nodes_; ++k)
      value[k] = mobility_ * (grains_ ? mobility_factor_[k] : 1.);
    if (anisotropy_ && gradient_[0] != nullptr)
      anisotropy_->multiply_mobility(gradient_.data(), value);
  }
} // namespace softlattice
