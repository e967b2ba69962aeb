// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/halide_equations.h"

#include "solver/fields/polymorph_equations.h"
#include "solver/fields/shifted_rows.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// Of an upper triangle for n_all fields that for the first n of them.
    std::array<double *, 3> own_pairs(double *const *hessian,
                                      const std::size_t n,
                                      const std::size_t n_all)
    {
      std::array<double *, 3> own{};
      std::size_t pair = 0, own_pair = 0;
      for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i; j < n_all; ++j, ++pair)
          if (j < n)
            own[own_pair++] = hessian[pair];
      return own;
    }

    /// There are no derivatives by the given fields, which follow the n own ones.
    void clear_given(const std::size_t n,
                     const std::size_t n_given,
                     const NodeRange nodes,
                     double *const *gradient,
                     double *const *hessian)
    {
      const auto clear = [&](double *const row) {
        if (row != nullptr)
          std::fill(row + nodes.begin, row + nodes.end, 0.);
      };
      const std::size_t n_all = n + n_given;
      std::size_t pair = 0;
      for (std::size_t i = 0; i < n_all; ++i)
        {
          if (gradient != nullptr && i >= n)
            clear(gradient[i]);
          for (std::size_t j = i; j < n_all; ++j, ++pair)
            if (hessian != nullptr && j >= n)
              clear(hessian[pair]);
        }
    }
  } // namespace

  HalideEquations::HalideEquations(const ModelSet &models,
                                   const Geometry &geometry,
                                   const LigandRegions &ligands,
                                   const CarrierColumns &columns,
                                   const Phases phases,
                                   const double relative_tolerance,
                                   const double absolute_tolerance,
                                   const std::string &fraction_name,
                                   const ConditionFields &given)
    : models_(models)
    , halide_(models.halide())
    , ligands_(ligands)
    , phases_(phases)
    , one_phase_(halide_.mixing())
    , both_phases_(models.transition(), halide_.mixing())
    , one_phase_slope_(halide_.mixing())
    , both_phases_slope_(models.transition(), halide_.mixing())
    , given_(given)
    , carriers_(halide_, columns)
  {
    const PhaseFieldCoefficients &interface = models.coefficients();
    if (has_phase())
      {
        scale_ = interface.driving_force_scale;
        both_phases_.set_interface(interface.barrier, scale_);
        both_phases_slope_.set_scale(scale_);
      }
    FieldEquation x;
    x.name = fraction_name;
    x.kind = FieldKind::conserved;
    x.gradient_coefficient = scale_ * halide_.mixing().gradient_coefficient();
    x.tolerance = {relative_tolerance, absolute_tolerance, 0.};
    x.lowest = 0.;
    x.highest = 1.;
    x.coefficient = {false, true};
    if (given_.temperature)
      x.held_constant = {has_phase() ? std::size_t(2) : std::size_t(1)};
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
    if (given_.any())
      local_mobility_.resize(n_nodes_);
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
            edge_.emplace_back(k, ligands_.effect(amount));
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
    around_ = now;
    if (has_phase() && !given_.any())
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
    std::array<double *, 3> own_second{}; // the second derivatives by own fields alone
    if (hessian != nullptr)
      own_second = own_pairs(hessian, n, n + given_.number());
    double *const *const own_hessian = hessian == nullptr ? nullptr : own_second.data();
    const ShiftedRows<const double, 2> fields(u, n, nodes.begin);
    const ShiftedRows<double, 2> first(gradient, n, nodes.begin);
    const ShiftedRows<double, 3> second(own_hessian, n * (n + 1) / 2, nodes.begin);
    double *const density = value == nullptr ? nullptr : value + nodes.begin;
    energy.evaluate(count, fields.get(), state_, density, first.get(), second.get());
    carriers_.add_energy(nodes, n, scale_, u, value, gradient, own_hessian);
    if (given_.any())
      clear_given(n, given_.number(), nodes, gradient, hessian);
    if (given_.temperature)
      add_local_temperature(nodes, u, value, gradient, own_hessian);
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

  void HalideEquations::mobility_of_phase(const double *const *u,
                                          double *const value,
                                          double *const *gradient) const
  {
    double *const slope = gradient == nullptr ? nullptr : gradient[fraction];
    const std::size_t n = fields().size();
    if (given_.any())
      local_mobility_.evaluate(models_,
                               around_,
                               {given_.temperature_of(u, n), given_.humidity_of(u, n), u[fraction]},
                               value,
                               slope);
    for (std::size_t k = 0; !given_.any() && k < n_nodes_; ++k)
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
    const std::size_t n = fields().size();
    for (std::size_t i = n; gradient != nullptr && i < n + given_.number(); ++i)
      if (gradient[i] != nullptr)
        std::fill_n(gradient[i], n_nodes_, 0.);
    if (field == phase)
      mobility_of_phase(u, value, gradient);
    else
      mobility_of_fraction(u, value, gradient);
  }
} // namespace softlattice
