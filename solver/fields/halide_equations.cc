// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/halide_equations.h"

#include "models/jet.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/fields/shifted_rows.h"

#include <algorithm>

namespace softlattice
{
  HalideEquations::HalideEquations(const ModelSet &models,
                                   const Geometry &geometry,
                                   const LigandRegions &ligands,
                                   const CarrierColumns &columns,
                                   const Phases phases,
                                   const double relative_tolerance,
                                   const double absolute_tolerance,
                                   const std::string &fraction_name)
    : models_(models)
    , halide_(models.halide())
    , ligands_(ligands)
    , phases_(phases)
    , one_phase_(halide_.mixing())
    , both_phases_(models.transition(), halide_.mixing())
    , carriers_(halide_, columns)
  {
    const PhaseFieldCoefficients &interface = models.coefficients();
    if (has_phase())
      {
        scale_ = interface.driving_force_scale;
        both_phases_.set_interface(interface.barrier, scale_);
      }
    FieldEquation x;
    x.name = fraction_name;
    x.kind = FieldKind::conserved;
    x.gradient_coefficient = scale_ * halide_.mixing().gradient_coefficient();
    x.tolerance = {relative_tolerance, absolute_tolerance, 0.};
    x.lowest = 0.;
    x.highest = 1.;
    x.coefficient = {false, true};
    description_.fields.push_back(x);
    if (has_phase())
      {
        FieldEquation eta;
        eta.name = PolymorphEquations::name_of_phase;
        eta.kind = FieldKind::non_conserved;
        eta.gradient_coefficient = interface.gradient_coefficient;
        eta.tolerance = {relative_tolerance, absolute_tolerance, interface.profile_length};
        eta.cancelled = {interface.cancelled_energy, interface.profile_length};
        eta.coefficient = {false, true};
        description_.fields.push_back(eta);
        if (!models.anisotropy().is_isotropic())
          {
            anisotropy_ =
              std::make_unique<PhaseAnisotropy>(models.anisotropy(), interface, geometry, phase);
            description_.gradients_read = {phase};
          }
      }
    for (const std::string &name : halide_.exchange().boundaries())
      if (name != "none")
        description_.boundary_conditions.push_back(
          {fraction,
           name,
           BoundaryCondition::Kind::exchange,
           [this](const auto &, const double t) {
             return halide_.exchange().composition(t, before_);
           },
           [this](const auto &, const double) { return exchange_rate_; },
           {}});
    description_.wanted_materials = ligands_.material_ids();
    description_.derived_fields = all_derived_fields();
    if (!(halide_.light().largest_generation() > 0.))
      description_.derived_fields.resize(carrier_density);
  }

  void HalideEquations::set_nodes(const LawNodes &nodes)
  {
    const std::vector<std::array<double, 3>> &places = nodes.places;
    n_nodes_ = places.size();
    if (!nodes.gradients.empty())
      std::copy_n(nodes.gradients.begin() + 3 * phase, 3, gradient_of_phase_.begin());
    carriers_.set_nodes(places);
    if (anisotropy_)
      anisotropy_->set_nodes(places);
    held_.clear();
    edge_.clear();
    constexpr double none = 1e-6; // of them
    if (ligands_.any() && ligands_.material_ids().empty())
      for (std::size_t k = 0; k < n_nodes_; ++k)
        {
          const double amount = ligands_.amount(places[k]);
          if (amount >= 1. - none)
            held_.push_back(k);
          else if (amount > none)
            edge_.emplace_back(k, amount);
        }
    for (std::size_t k = 0; k < nodes.is_of_material.size(); ++k)
      if (nodes.is_of_material[k])
        held_.push_back(k);
  }

  void HalideEquations::set_time(const double t, const bool before)
  {
    const Conditions now = before ? models_.environment().before(t) : models_.environment().at(t);
    state_ = {t, now.temperature, 0.};
    before_ = before;
    exchange_rate_ = halide_.exchange().rate_constant(now.temperature);
    if (has_phase())
      phase_mobility_.set(models_, now);
  }

  void HalideEquations::prepare(const double *const *u, const BodyIntegral &body)
  {
    carriers_.prepare(state_.time,
                      before_,
                      state_.temperature,
                      u[fraction],
                      has_phase() ? u[phase] : nullptr,
                      body);
  }

  void HalideEquations::energy(const NodeRange nodes,
                               const double *const *u,
                               double *value,
                               double *const *gradient,
                               double *const *hessian) const
  {
    const FreeEnergy &energy =
      has_phase() ? static_cast<const FreeEnergy &>(both_phases_) : one_phase_;
    const std::size_t n = fields().size(), count = nodes.end - nodes.begin;
    const ShiftedRows<const double, 2> fields(u, n, nodes.begin);
    const ShiftedRows<double, 2> first(gradient, n, nodes.begin);
    const ShiftedRows<double, 3> second(hessian, n * (n + 1) / 2, nodes.begin);
    double *const density = value == nullptr ? nullptr : value + nodes.begin;
    energy.evaluate(count, fields.get(), state_, density, first.get(), second.get());
    carriers_.add_energy(nodes, n, scale_, u, value, gradient, hessian);
  }

  double HalideEquations::pair_energy(const double x, const double eta) const
  {
    return has_phase() ? carriers_.pair_energy(x, eta) : carriers_.pair_energy(x);
  }

  double HalideEquations::photon_energy(const double x, const double eta) const
  {
    return has_phase() ? halide_.gap().gap(x, HalideCarriers::interpolation(eta))
                       : halide_.gap().gap(x);
  }

  const std::vector<DerivedField> &HalideEquations::all_derived_fields()
  {
    static const std::vector<DerivedField> fields = {
      {"Band_gap",
       "eV",
       "band gap of a mixed halide from composition and phase, eq. 51 and the shift of LT, in the "
       "files of solution.pvd"},
      {"Carrier_density",
       "1/m^3",
       "local density of photocarriers, eq. 54, in the files of solution.pvd of a mixed halide "
       "that "
       "is under light at some time"}};
    return fields;
  }

  void HalideEquations::derive(const double *const *u, double *const *values) const
  {
    const bool is_lit_at_times = description_.derived_fields.size() > carrier_density;
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        const double x = u[fraction][k], eta = has_phase() ? u[phase][k] : 0.;
        values[band_gap][k] =
          halide_.gap().gap(x, HalideCarriers::interpolation(eta)) / constants::electronvolt;
        if (is_lit_at_times)
          values[carrier_density][k] =
            carriers_.any() ? carriers_.density(carriers_.column(k), pair_energy(x, eta)) : 0.;
      }
  }

  /// M [m^5/(J s)] at a node where D is that of `local`, of one field or two.
  template <std::size_t n>
  void HalideEquations::mobility(const std::size_t k,
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
                                                 state_.temperature,
                                                 scale_ * halide_.mixing().site_density());
    value[k] = m.value;
    for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
      if (gradient[i] != nullptr)
        gradient[i][k] = m.first[i];
  }

  void HalideEquations::mobility_of_phase(const double *const *u,
                                          double *const value,
                                          double *const *gradient) const
  {
    double *const slope = gradient == nullptr ? nullptr : gradient[fraction];
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        const PhaseMobility::Value at = phase_mobility_.at(u[fraction][k]);
        value[k] = at.mobility;
        if (slope != nullptr)
          slope[k] = at.slope;
      }
    if (gradient != nullptr && gradient[phase] != nullptr)
      std::fill_n(gradient[phase], n_nodes_, 0.);
    if (anisotropy_ && gradient_of_phase_[0] != nullptr)
      for (double *const row : {value, slope})
        if (row != nullptr)
          anisotropy_->multiply_mobility(gradient_of_phase_.data(), row);
  }

  void HalideEquations::coefficient(const std::size_t field,
                                    const double *const *u,
                                    double *value,
                                    double *const *gradient) const
  {
    if (field == phase)
      {
        mobility_of_phase(u, value, gradient);
        return;
      }
    const auto evaluate = [&](const std::size_t k, const HalideMobility::Local &local) {
      if (has_phase())
        mobility<2>(k, local, u, value, gradient);
      else
        mobility<1>(k, local, u, value, gradient);
    };
    const HalideMobility::Local bare = halide_.mobility().at(state_.temperature, {});
    for (std::size_t k = 0; k < n_nodes_; ++k)
      evaluate(k, bare);
    if (!held_.empty())
      {
        const HalideMobility::Local held =
          halide_.mobility().at(state_.temperature, ligands_.effect());
        for (const std::size_t k : held_)
          evaluate(k, held);
      }
    for (const auto &[k, amount] : edge_)
      evaluate(k, halide_.mobility().at(state_.temperature, ligands_.effect(amount)));
  }
} // namespace softlattice
