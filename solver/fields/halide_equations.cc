// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/halide_equations.h"

#include "models/jet.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/fields/shifted_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    template <class Number>
    Number interpolation(const Number &eta)
    {
      return eta * eta * eta * (10. + eta * (6. * eta - 15.));
    }
  } // namespace

  HalideEquations::HalideEquations(const ModelSet &models,
                                   const LigandRegions &ligands,
                                   const Phases phases,
                                   const double relative_tolerance,
                                   const double absolute_tolerance)
    : models_(models)
    , halide_(models.halide())
    , ligands_(ligands)
    , phases_(phases)
    , one_phase_(halide_.mixing())
    , both_phases_(models.transition(), halide_.mixing())
    , carrier_energy_(halide_.gap(), halide_.carriers())
    , carrier_energy_of_both_(halide_.gap(), halide_.carriers())
  {
    const PhaseFieldCoefficients &interface = models.coefficients();
    if (has_phase())
      {
        scale_ = interface.driving_force_scale;
        both_phases_.set_interface(interface.barrier, scale_);
      }
    FieldEquation x;
    x.name = name_of_fraction;
    x.kind = FieldKind::conserved;
    x.gradient_coefficient = scale_ * halide_.mixing().gradient_coefficient();
    x.tolerance = {relative_tolerance, absolute_tolerance, 0.};
    x.lowest = 0.;
    x.highest = 1.;
    fields_.push_back(x);
    if (has_phase())
      {
        FieldEquation eta;
        eta.name = PolymorphEquations::name_of_phase;
        eta.kind = FieldKind::non_conserved;
        eta.gradient_coefficient = interface.gradient_coefficient;
        eta.tolerance = {relative_tolerance, absolute_tolerance, interface.profile_length};
        fields_.push_back(eta);
      }
    for (const std::string &name : halide_.exchange().boundaries())
      if (name != "none")
        boundary_conditions_.push_back(
          {fraction,
           name,
           BoundaryCondition::Kind::exchange,
           [this](const auto &, const double t) {
             return halide_.exchange().composition(t, before_);
           },
           [this](const auto &, const double) { return exchange_rate_; }});
  }

  void HalideEquations::set_nodes(const std::vector<std::array<double, 3>> &places)
  {
    n_nodes_ = places.size();
    held_.clear();
    if (ligands_.any())
      for (std::size_t k = 0; k < n_nodes_; ++k)
        if (ligands_.holds(places[k]))
          held_.push_back(k);
  }

  void HalideEquations::set_time(const double t, const bool before)
  {
    const Conditions now = before ? models_.environment().before(t) : models_.environment().at(t);
    state_ = {t, now.temperature, 0.};
    before_ = before;
    exchange_rate_ = halide_.exchange().rate_constant(now.temperature);
    if (has_phase())
      phase_mobility_ = models_.phase_field_mobility(now);
  }

  double HalideEquations::mean_phase(const double *const *u, const BodyIntegral &body) const
  {
    std::array<double, 2> sums = {0., 0.};
    for (std::size_t k = 0; k < body.n_nodes; ++k)
      {
        sums[0] += body.volumes[k] * interpolation(u[phase][k]);
        sums[1] += body.volumes[k];
      }
    body.sum_over_ranks(sums);
    return std::clamp(sums[0] / sums[1], 0., 1.);
  }

  void HalideEquations::prepare(const double *const *u, const BodyIntegral &body)
  {
    const Illumination &light = halide_.light();
    const double lt_part = has_phase() && light.depends_on_phase() ? mean_phase(u, body) : 0.;
    carriers_.mean_density =
      light.generation(state_.time, before_, lt_part) * halide_.carriers().lifetime();
    if (carriers_.mean_density > 0.)
      {
        const double kt = constants::boltzmann * state_.temperature;
        const double reference = halide_.gap().carrier_energy(0.) / kt;
        boltzmann_.resize(n_nodes_);
        for (std::size_t k = 0; k < n_nodes_; ++k)
          boltzmann_[k] =
            std::exp(reference - pair_energy(u[fraction][k], has_phase() ? u[phase][k] : 0.) / kt);
        try
          {
            carriers_.log_activity =
              softlattice::log_activity(boltzmann_.data(),
                                        body.volumes,
                                        body.n_nodes,
                                        reference,
                                        carriers_.mean_density / halide_.carriers().site_density(),
                                        carriers_.log_activity,
                                        body.sum_over_ranks);
          }
        catch (const std::domain_error &)
          {
            // The same on all ranks. The energy is no number then, and the step is rejected.
            carriers_.log_activity = std::numeric_limits<double>::quiet_NaN();
          }
      }
    carrier_energy_.set(carriers_.log_activity, carriers_.mean_density);
    carrier_energy_of_both_.set(carriers_.log_activity, carriers_.mean_density, scale_);
  }

  void HalideEquations::energy(const NodeRange nodes,
                               const double *const *u,
                               double *value,
                               double *const *gradient,
                               double *const *hessian) const
  {
    const FreeEnergy &energy =
      has_phase() ? static_cast<const FreeEnergy &>(both_phases_) : one_phase_;
    const std::size_t n = fields_.size(), count = nodes.end - nodes.begin;
    const ShiftedRows<const double, 2> fields(u, n, nodes.begin);
    const ShiftedRows<double, 2> first(gradient, n, nodes.begin);
    const ShiftedRows<double, 3> second(hessian, n * (n + 1) / 2, nodes.begin);
    double *const density = value == nullptr ? nullptr : value + nodes.begin;
    energy.evaluate(count, fields.get(), state_, density, first.get(), second.get());
    if (carriers_.mean_density > 0.)
      add_carriers(count, fields.get(), density, first.get(), second.get());
  }

  void HalideEquations::add_carriers(const std::size_t n_points,
                                     const double *const *u,
                                     double *value,
                                     double *const *gradient,
                                     double *const *hessian) const
  {
    const FreeEnergy &energy =
      has_phase() ? static_cast<const FreeEnergy &>(carrier_energy_of_both_) : carrier_energy_;
    const std::size_t n = fields_.size(), n_second = n * (n + 1) / 2;
    of_carriers_.resize(1 + n + n_second);
    for (auto &array : of_carriers_)
      array.resize(n_points);
    // Only what is wanted.
    const auto rows = [&](double *const *wanted, const std::size_t first, const std::size_t count) {
      std::vector<double *> list;
      for (std::size_t i = 0; wanted != nullptr && i < count; ++i)
        list.push_back(wanted[i] == nullptr ? nullptr : of_carriers_[first + i].data());
      return list;
    };
    std::vector<double *> own_gradient = rows(gradient, 1, n);
    std::vector<double *> own_hessian = rows(hessian, 1 + n, n_second);
    energy.evaluate(n_points,
                    u,
                    state_,
                    value == nullptr ? nullptr : of_carriers_[0].data(),
                    gradient == nullptr ? nullptr : own_gradient.data(),
                    hessian == nullptr ? nullptr : own_hessian.data());
    const auto add = [&](double *to, const double *from) {
      if (to != nullptr)
        for (std::size_t k = 0; k < n_points; ++k)
          to[k] += from[k];
    };
    add(value, of_carriers_[0].data());
    for (std::size_t i = 0; i < own_gradient.size(); ++i)
      add(gradient[i], own_gradient[i]);
    for (std::size_t i = 0; i < own_hessian.size(); ++i)
      add(hessian[i], own_hessian[i]);
  }

  double HalideEquations::pair_energy(const double x, const double eta) const
  {
    return has_phase() ? halide_.gap().carrier_energy(x, interpolation(eta))
                       : halide_.gap().carrier_energy(x);
  }

  double HalideEquations::pair_density(const double x, const double eta) const
  {
    if (!(carriers_.mean_density > 0.))
      return 0.;
    return halide_.carriers().density(pair_energy(x, eta),
                                      carriers_.log_activity,
                                      state_.temperature);
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

  std::vector<DerivedField> HalideEquations::derived_fields() const
  {
    std::vector<DerivedField> fields = all_derived_fields();
    if (!(halide_.light().largest_generation() > 0.))
      fields.resize(carrier_density);
    return fields;
  }

  void HalideEquations::derive(const double *const *u, double *const *values) const
  {
    const bool is_lit_at_times = derived_fields().size() > carrier_density;
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        const double x = u[fraction][k], eta = has_phase() ? u[phase][k] : 0.;
        values[band_gap][k] = halide_.gap().gap(x, interpolation(eta)) / constants::electronvolt;
        if (is_lit_at_times)
          values[carrier_density][k] = pair_density(x, eta);
      }
  }

  template <class Number>
  Number HalideEquations::mobility(const Number &x, const HalideMobility::Local &local) const
  {
    Number carriers = 0.;
    if (halide_.mobility().depends_on_carriers() && carriers_.mean_density > 0.)
      carriers = halide_.carriers().density(halide_.gap().carrier_energy(x),
                                            carriers_.log_activity,
                                            state_.temperature);
    return HalideMobility::mobility(local.diffusivity(x, carriers),
                                    x,
                                    state_.temperature,
                                    scale_ * halide_.mixing().site_density());
  }

  template <class Number>
  Number HalideEquations::mobility(const Number &x,
                                   const Number &eta,
                                   const HalideMobility::Local &local) const
  {
    Number carriers = 0.;
    if (halide_.mobility().depends_on_carriers() && carriers_.mean_density > 0.)
      {
        const Number h = interpolation(eta);
        carriers = halide_.carriers().density(halide_.gap().carrier_energy(x, h),
                                              carriers_.log_activity,
                                              state_.temperature);
      }
    return HalideMobility::mobility(local.diffusivity(x, eta, carriers),
                                    x,
                                    state_.temperature,
                                    scale_ * halide_.mixing().site_density());
  }

  void HalideEquations::coefficient(const std::size_t field,
                                    const double *const *u,
                                    double *value,
                                    double *const *gradient) const
  {
    if (field == phase)
      {
        std::fill_n(value, n_nodes_, phase_mobility_);
        return;
      }
    double *const by_x = gradient == nullptr ? nullptr : gradient[fraction];
    double *const by_phase = gradient == nullptr || !has_phase() ? nullptr : gradient[phase];
    const auto evaluate = [&](const std::size_t k, const HalideMobility::Local &local) {
      if (has_phase())
        {
          using Two = Jet<double, 2, 1>;
          const Two m =
            mobility(Two::variable(0, u[fraction][k]), Two::variable(1, u[phase][k]), local);
          value[k] = m.value;
          if (by_x != nullptr)
            by_x[k] = m.first[0];
          if (by_phase != nullptr)
            by_phase[k] = m.first[1];
        }
      else
        {
          using One = Jet<double, 1, 1>;
          const One m = mobility(One::variable(0, u[fraction][k]), local);
          value[k] = m.value;
          if (by_x != nullptr)
            by_x[k] = m.first[0];
        }
    };
    const HalideMobility::Local bare = halide_.mobility().at(state_.temperature, {});
    for (std::size_t k = 0; k < n_nodes_; ++k)
      evaluate(k, bare);
    if (held_.empty())
      return;
    const HalideMobility::Local held = halide_.mobility().at(state_.temperature, ligands_.effect());
    for (const std::size_t k : held_)
      evaluate(k, held);
  }
} // namespace softlattice
