// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/strain/strain_equations.h"

#include "solver/case/case.h"
#include "solver/case/halide_checks.h"
#include "solver/fields/halide_equations.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/nucleation/nucleation_laws.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    ElasticEnergy energy_of(const StrainLaws &laws, const Case &what)
    {
      const ElasticConstants &constants = laws.constants;
      const BodySupport &support = laws.support;
      const Selection stress_free = support.stress_free(what.geometry);
      ElasticEnergy energy;
      energy.ht = relaxed(constants.ht(), stress_free);
      energy.lt = relaxed(constants.lt(), stress_free);
      energy.stiffness_slope = constants.stiffness_slope();
      if (what.has_transformation())
        energy.phase_misfit = constants.phase_misfit();
      energy.composition_misfit = constants.composition_misfit();
      const double own = constants.thermal_expansion();
      energy.thermal_misfit =
        Voigt{own, own, own, 0., 0., 0.} +
        (-support.substrate_expansion()) * support.along_substrate(what.geometry);
      energy.self_energy = constants.self_energy_of_nuclei();
      energy.imposed = support.imposed();
      energy.composition = what.models.transition().br_fraction();
      energy.temperature = constants.stress_free_temperature();
      // Where the strain is given everywhere no interface relaxes.
      if (!support.is_held_everywhere(what.geometry) && energy.lt == energy.ht)
        energy.normal_relaxation = normal_relaxation(energy, dimension(what.geometry));
      return energy;
    }

    StrainFields fields_of(const StrainLaws &laws, const Case &what)
    {
      StrainFields fields;
      if (what.has_transformation())
        fields.phase = PolymorphEquations::name_of_phase;
      if (what.is_mixed_halide())
        fields.composition = HalideEquations::name_of_fraction(lighter_halide(what.material));
      const std::string temperature =
        what.local.has_temperature() ? what.local.temperature : "temperature";
      for (const CaseField &field : what.fields())
        if (field.name == temperature && field.unit == "K")
          fields.temperature = temperature;
      fields.n_displacements = laws.support.n_displacements(what.geometry);
      fields.has_retained = laws.relaxation.is_on();
      return fields;
    }

    /// Where the moduli of the phases differ: null of others, and where the strain is given everywhere.
    std::unique_ptr<InterfaceLaminate> laminate_of(const ElasticEnergy &energy,
                                                   const StrainLaws &laws,
                                                   const Case &what)
    {
      if (!what.has_transformation() || laws.support.is_held_everywhere(what.geometry) ||
          energy.lt == energy.ht)
        return nullptr;
      // A gradient at which an interface has no direction, of that in its middle.
      constexpr double no_direction = 0.01;
      return std::make_unique<InterfaceLaminate>(
        energy,
        dimension(what.geometry),
        no_direction / (4. * what.models.coefficients().profile_length));
    }

    double largest_misfit(const ElasticEnergy &energy)
    {
      double largest = 1e-4;
      for (const Voigt &one : {energy.phase_misfit,
                               energy.composition_misfit,
                               100. * energy.thermal_misfit,
                               energy.imposed})
        for (const double component : one)
          largest = std::max(largest, std::abs(component));
      return largest;
    }
  } // namespace

  StrainEquations::StrainEquations(const StrainLaws &laws, const Case &what)
    : laws_(laws)
    , geometry_(what.geometry)
    , environment_(what.is_by_expression() ? nullptr : &what.models.environment())
    , energy_(energy_of(laws, what))
    , read_(fields_of(laws, what))
    , laminate_(laminate_of(energy_, laws, what))
    , displaced_(
        energy_,
        read_,
        laminate_.get(),
        laws.lattices.vary()
          ? [&laws, &what](const auto &places) { return laws.lattices.at(places, what.geometry); }
          : StrainEnergy::TurnsAt(),
        laws.mean_stress.free_strains())
    , held_(energy_, read_)
    , no_coefficient_(1., "the displacement")
    , mobility_of_retained_(laws.relaxation.mobility(energy_), "Strain/Relaxation time")
    , front_factor_(*this, what.models)
    , temperature_(laws.constants.stress_free_temperature())
  {
    description_.reads = read_.names();
    description_.derived_fields = all_derived_fields();
    if (!read_.phase)
      description_.derived_fields.resize(2); // no work of nuclei and fronts
    if (has_displacement())
      add_displacements(laws.support, what);
    if (laminate_)
      description_.gradients_read.insert(description_.gradients_read.begin(), 0);
    if (read_.has_retained)
      add_retained(what.time.relative_tolerance);
  }

  void StrainEquations::add_retained(const double tolerance)
  {
    FieldEquation retained;
    retained.name = MisfitRelaxation::name_of_field;
    retained.tolerance.relative = tolerance;
    retained.tolerance.absolute = 0.1 * tolerance;
    retained.weight_for_mesh = 0.1; // it is as smooth as time makes it behind a front
    description_.fields.push_back(retained);
  }

  void StrainEquations::add_displacements(const BodySupport &support, const Case &what)
  {
    const BoxOfBody body = body_of(what.geometry);
    double shortest = std::numeric_limits<double>::infinity();
    for (int d = 0; d < body.dimension; ++d) // a body without a box is some of its length
      shortest = std::min(shortest, body.size[d] > 0. ? body.size[d] : what.geometry.length);
    for (std::size_t i = 0; i < read_.n_displacements; ++i)
      {
        FieldEquation u;
        u.name = StrainFields::names_of_displacements()[i];
        u.unit = "m";
        u.kind = FieldKind::equilibrium;
        u.solved_in_turn = true;
        u.tolerance.relative = what.time.relative_tolerance;
        u.tolerance.absolute =
          0.1 * what.time.relative_tolerance * largest_misfit(energy_) * shortest;
        description_.fields.push_back(u);
        description_.gradients_read.push_back(read_.first_displacement() + i);
      }
    description_.neutral_changes = support.rigid_motions(what.geometry);
    if (support.is_spread_on_substrate(what.geometry))
      {
        const std::vector<std::string> names = read_.names();
        springs_ = std::make_unique<SpringTerm>(
          std::vector<std::string>(names.begin() + static_cast<long>(read_.first_displacement()),
                                   names.end()),
          support.substrate_stiffness() / what.geometry.thickness);
      }
    add_boundary_conditions(support, what);
  }

  void StrainEquations::add_boundary_conditions(const BodySupport &support, const Case &what)
  {
    const BodySupport::Boundaries all = support.boundaries(what.geometry);
    const auto constant = [](const double value) {
      return [value](const std::array<double, 3> &, double) { return value; };
    };
    const auto add = [&](const std::size_t axis,
                         const std::string &boundary,
                         const BoundaryCondition::Kind kind,
                         const double value,
                         const double coefficient,
                         const char *entry) {
      description_.boundary_conditions.push_back({axis,
                                                  boundary,
                                                  kind,
                                                  constant(value),
                                                  constant(coefficient),
                                                  std::string("Strain/") + entry});
    };
    using Kind = BoundaryCondition::Kind;
    for (std::size_t axis = 0; axis < read_.n_displacements; ++axis)
      {
        for (const std::string &name : all.clamped)
          add(axis, name, Kind::value, 0., 0., "Clamped boundaries");
        for (const std::string &name : all.rollers)
          if (BodySupport::normal_axis(what.geometry, name) == axis)
            add(axis, name, Kind::value, 0., 0., "Roller boundaries");
        for (const std::string &name : all.loaded)
          add(axis, name, Kind::flux, support.traction()[axis], 0., "Traction");
        for (const std::string &name : all.elastic)
          add(axis, name, Kind::exchange, 0., support.substrate_stiffness(), "Substrate stiffness");
      }
  }

  std::vector<const PartTerm *> StrainEquations::energies() const
  {
    if (!has_displacement())
      return {&held_};
    if (springs_)
      return {springs_.get()};
    return {};
  }

  void StrainEquations::set_nodes(const LawNodes &nodes)
  {
    n_nodes_ = nodes.places.size();
    if (laws_.lattices.vary())
      {
        const LatticeAngles::Turns turns = laws_.lattices.at(nodes.places, geometry_);
        angles_.resize(n_nodes_);
        for (std::size_t k = 0; k < n_nodes_; ++k)
          angles_[k] = std::atan2(turns.sine[k], turns.cosine[k]);
        held_.set_turns(turns);
      }
    gradients_.assign(9, nullptr);
    for (std::size_t i = 0; i < read_.n_displacements && !nodes.gradients.empty(); ++i)
      std::copy_n(nodes.gradients.begin() + static_cast<long>(3 * (read_.first_displacement() + i)),
                  3,
                  gradients_.begin() + static_cast<long>(3 * i));
    if (laminate_)
      std::copy_n(nodes.gradients.begin(), 3, phase_gradient_.begin());
  }

  Voigt StrainEquations::stress(const ElasticEnergy::Place &place) const
  {
    const Voigt stress = energy_.stress(place);
    return laminate_ ? stress + laminate_->stress(place) : stress;
  }

  double StrainEquations::density(const ElasticEnergy::Place &place) const
  {
    return energy_.density(place) + (laminate_ ? laminate_->density(place) : 0.);
  }

  double StrainEquations::work_of_front(const ElasticEnergy::Place &place) const
  {
    return energy_.work_of_front(place) + (laminate_ ? laminate_->work_of_front(place) : 0.);
  }

  void StrainEquations::set_time(const double t, const bool before)
  {
    if (environment_ != nullptr)
      temperature_ = (before ? environment_->before(t) : environment_->at(t)).temperature;
    displaced_.set_temperature(temperature_);
    held_.set_temperature(temperature_);
  }

  ElasticEnergy::Place StrainEquations::place(const std::size_t node,
                                              const double *const fields,
                                              const Gradient3 &gradient,
                                              const std::array<double, 3> &phase_gradient) const
  {
    ElasticEnergy::Place here;
    here.eta = read_.phase ? fields[0] : 0.;
    here.x = read_.composition ? fields[read_.of_composition()] : energy_.composition;
    here.temperature = read_.temperature ? fields[read_.of_temperature()] : temperature_;
    here.gradient = gradient;
    here.phase_gradient = phase_gradient;
    if (read_.has_retained)
      here.retained = fields[read_.of_retained()];
    if (!angles_.empty())
      here.angle = angles_[node];
    return here;
  }

  ElasticEnergy::Place StrainEquations::place_at(const std::size_t node,
                                                 const double *const *u) const
  {
    constexpr std::size_t most = 7;
    std::array<double, most> fields{};
    for (std::size_t i = 0; i < read_.number(); ++i)
      fields[i] = u[i][node];
    Gradient3 gradient{};
    for (std::size_t i = 0; i < 9; ++i)
      if (gradients_[i] != nullptr)
        gradient[i] = gradients_[i][node];
    std::array<double, 3> phase_gradient{};
    for (std::size_t d = 0; d < 3; ++d)
      if (phase_gradient_[d] != nullptr)
        phase_gradient[d] = phase_gradient_[d][node];
    return place(node, fields.data(), gradient, phase_gradient);
  }

  const PartTerm *StrainEquations::mobility_factor(const std::string &field) const
  {
    return read_.phase && field == *read_.phase ? &front_factor_ : nullptr;
  }

  double StrainEquations::FrontFactor::at(const ElasticEnergy::Place &place) const
  {
    // And the velocity ratio of (11) is that of all that drives.
    // Before the displacement is in equilibrium for the first time it may be such that fronts would have works beyond what any
    // solid bears, and mobilities that are no numbers in single precision.
    constexpr double most = 3e8; // [J/m^3]
    const double work = std::clamp(of_.work_of_front(place), -most, most),
                 dg = models_.transition().driving_force(place.temperature, place.x);
    const double mobility =
      models_.kinetics().mobility_factor_under_stress(place.temperature, place.x, work);
    return models_.coefficients().mobility(mobility, dg + work) /
           models_.coefficients().mobility(1., dg);
  }

  void StrainEquations::FrontFactor::evaluate(const NodeRange nodes,
                                              const double *const *u,
                                              double *const value,
                                              double *const *gradient,
                                              double *const * /*hessian*/) const
  {
    // Where one phase is as it is in bulk nothing drives: the factor is of no account, and dear.
    constexpr double nothing = 1e-5;
    if (value != nullptr && is_uniform())
      std::fill(value + nodes.begin, value + nodes.end, uniform_value());
    for (std::size_t k = nodes.begin; value != nullptr && !is_uniform() && k < nodes.end; ++k)
      {
        const bool is_front = u[0][k] > nothing && u[0][k] < 1. - nothing;
        value[k] = is_front ? at(of_.place_at(k, u)) : 1.;
      }
    for (std::size_t i = 0; gradient != nullptr && i < reads().size(); ++i)
      if (gradient[i] != nullptr)
        std::fill(gradient[i] + nodes.begin, gradient[i] + nodes.end, 0.);
  }

  std::vector<DerivedField> StrainEquations::all_derived_fields()
  {
    return {
      {"von_mises_stress", "Pa", "von Mises' equivalent stress; of the part 'strain'"},
      {"hydrostatic_stress", "Pa", "a third of the trace of the stress, positive under tension"},
      {StrainWorkFields::name_of_lt_nucleus,
       "J/m^3",
       "what stress adds to dg for a nucleus of LT, were its place in HT: above 0 where it is held "
       "back"},
      {StrainWorkFields::name_of_ht_nucleus,
       "J/m^3",
       "the same for a nucleus of HT, were its place in LT: above 0 where it is helped"},
      {StrainWorkFields::name_of_front,
       "J/m^3",
       "what the energy of strain adds to dg for a front at the place"}};
  }

  void StrainEquations::derive(const double *const *u, double *const *values) const
  {
    const bool has_work = description_.derived_fields.size() > 2;
    const auto set_works = [&](ElasticEnergy::Place here, const auto &put) {
      put(4, work_of_front(here));
      for (const std::size_t phase : {0, 1})
        {
          here.eta = double(phase);
          put(2 + phase, energy_.work_of_nucleus(here));
        }
    };
    const bool is_uniform = stress_follows_phase();
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        const ElasticEnergy::Place here = place_at(k, u);
        const Voigt one = stress(here);
        values[0][k] = von_mises(one);
        values[1][k] = hydrostatic(one);
        if (has_work && !is_uniform)
          set_works(here, [&](const std::size_t i, const double work) { values[i][k] = work; });
      }
    if (has_work && is_uniform)
      set_works(ht(), [&](const std::size_t i, const double work) {
        std::fill_n(values[i], n_nodes_, work);
      });
  }
} // namespace softlattice
