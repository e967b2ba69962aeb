// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/vacancy_equations.h"

#include "models/materials/mixed_halides.h"
#include "solver/case/case.h"
#include "solver/fields/halide_equations.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/nucleation/nucleation_laws.h"
#include "solver/parts/vacancies/vacancy_settings.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  VacancyEquations::VacancyEquations(const VacancySettings &settings,
                                     const Voltage &voltage,
                                     const Case &what)
    : settings_(settings)
    , voltage_(voltage)
    , case_(what)
    , permittivity_(settings.material().permittivity(), "Vacancies/Relative permittivity")
  {
    if (what.has_transformation())
      phase_ = PolymorphEquations::name_of_phase;
    if (what.is_mixed_halide())
      halide_ = HalideEquations::name_of_fraction(lighter_halide(what.material));
    if (what.local.has_temperature())
      temperature_ = what.local.temperature;
    describe(what);
    const VacancyMaterial &material = settings.material();
    const double temperature = settings.temperature(what, 0., false);
    const double fraction = material.initial_fraction(temperature);
    reference_odds_ = std::log(fraction / (1. - fraction));
    make_laws(fraction, material.compensating_fraction(temperature));
    if (settings.surface().is_asked_for())
      surface_.emplace(settings.surface(),
                       what.geometry,
                       material.site_density(),
                       VacancySettings::name_of_fraction);
    set_time(0., false);
  }

  void VacancyEquations::make_laws_of_defects(const double compensating_fraction)
  {
    const VacancyMaterial &material = settings_.material();
    const FieldsBesideDefects beside{VacancySettings::name_of_potential,
                                     phase_,
                                     halide_,
                                     temperature_};
    for (MobileDefect &defect : material.defects())
      defects_.push_back(
        std::make_unique<DefectEquation>(std::move(defect),
                                         defects_.empty() ? compensating_fraction : 0.,
                                         beside,
                                         state_));
    if (const double coefficient = material.second_species().recombination_coefficient();
        coefficient > 0.)
      pairs_.emplace(defects_[0]->defect(),
                     defects_[1]->defect(),
                     coefficient,
                     settings_.temperature(case_, 0., false),
                     beside,
                     state_);
  }

  void VacancyEquations::make_laws(const double initial_fraction,
                                   const double compensating_fraction)
  {
    const VacancyMaterial &material = settings_.material();
    make_laws_of_defects(compensating_fraction);
    const std::string own = VacancySettings::name_of_fraction;
    if (!material.has_one_permittivity())
      permittivity_energy_.emplace(material,
                                   potential,
                                   phase_ ? std::optional<std::size_t>(2) : std::nullopt,
                                   halide_ ? std::optional<std::size_t>(phase_ ? 3 : 2)
                                           : std::nullopt);
    if (!halide_)
      return;
    if (case_.ligands.any())
      held_.emplace(case_.ligands);
    const HalideCarrying &halides = settings_.halides();
    transference_.emplace(halides.ratio());
    speed_.emplace(initial_fraction);
    if (halides.carries())
      transference_term_.emplace(*transference_,
                                 state_,
                                 std::vector<std::string>{*halide_},
                                 "Vacancies/Halides/Diffusivity ratio");
    if (halides.sets_speed())
      speed_term_.emplace(*speed_,
                          state_,
                          std::vector<std::string>{own},
                          "Vacancies/Halides/As fast as vacancies are many");
  }

  void VacancyEquations::describe(const Case &what)
  {
    const double temperature = settings_.temperature(what, 0., false);
    const std::vector<MobileDefect> defects = settings_.material().defects();
    FieldEquation potential;
    potential.name = VacancySettings::name_of_potential;
    potential.unit = "V";
    potential.kind = FieldKind::electrostatic;
    // As exactly as the vacancies that it moves: a part of kT/e in it is that part of them. Of a voltage of many kT/e what
    // rounding and six iterations of Newton's method leave.
    potential.tolerance = tolerance_of(what);
    potential.tolerance.relative *= 1e-4;
    potential.tolerance.absolute *=
      constants::boltzmann * temperature / constants::elementary_charge;
    // The permittivity counts on it that the potential comes second, then phase and halide.
    description_.reads = {defects.front().field(), potential.name};
    for (const std::optional<std::string> &beside : {phase_, halide_})
      if (beside)
        description_.reads.push_back(*beside);
    for (std::size_t i = 1; i < defects.size(); ++i)
      description_.reads.push_back(defects[i].field());
    if (temperature_)
      description_.reads.push_back(*temperature_);
    for (const MobileDefect &defect : defects)
      {
        FieldEquation field;
        field.name = defect.field();
        field.kind = FieldKind::conserved;
        field.coefficient = {false, true};
        field.tolerance = tolerance_of(what);
        field.tolerance.absolute *= defect.initial_fraction(temperature);
        field.lowest = 0.;
        field.highest = 1.;
        if (temperature_)
          field.held_constant = {description_.reads.size() - 1};
        description_.fields.push_back(field);
        if (description_.fields.size() == VacancyEquations::potential)
          description_.fields.push_back(potential);
      }
    if (phase_ && settings_.nuclei_see_vacancies())
      description_.derived_fields = all_derived_fields();
    add_conditions(settings_.electrodes()[0], true);
    add_conditions(settings_.electrodes()[1], false);
  }

  void VacancyEquations::add_conditions(const Electrode &electrode, const bool is_biased)
  {
    using Kind = BoundaryCondition::Kind;
    BoundaryCondition of_potential;
    of_potential.field = potential;
    of_potential.boundary = electrode.boundary();
    of_potential.kind = electrode.has_layer() ? Kind::exchange : Kind::value;
    of_potential.value = [this, is_biased](const auto &, const double t) {
      return is_biased ? voltage_at(t) : 0.;
    };
    of_potential.coefficient = [&electrode, this](const auto &, double) {
      return electrode.capacitance(state_.temperature);
    };
    of_potential.stated_in = "Vacancies/Voltage";
    // The electrode has the temperature of the crystal in front of it.
    using Factor = std::function<double(double)>;
    const auto at_place = [this](Factor factor) -> std::optional<BoundaryCondition::Beside> {
      if (!temperature_)
        return {};
      return BoundaryCondition::Beside{description_.reads.size() - 1, std::move(factor)};
    };
    if (electrode.has_layer())
      of_potential.beside = at_place([&electrode, this](const double temperature) {
        return electrode.capacitance(temperature) / electrode.capacitance(state_.temperature);
      });
    description_.boundary_conditions.push_back(of_potential);
    if (electrode.is_blocking())
      return;
    BoundaryCondition of_vacancies;
    of_vacancies.field = fraction;
    of_vacancies.boundary = electrode.boundary();
    of_vacancies.kind = Kind::exchange;
    of_vacancies.value = [&electrode](const auto &, double) {
      return electrode.equilibrium_fraction();
    };
    of_vacancies.coefficient = [&electrode, this](const auto &, double) {
      return electrode.rate_constant(state_.temperature);
    };
    of_vacancies.beside = at_place([&electrode, this](const double temperature) {
      return electrode.rate_over(temperature, state_.temperature);
    });
    of_vacancies.stated_in = electrode.section() + "/Annihilation rate constant";
    description_.boundary_conditions.push_back(of_vacancies);
  }

  std::vector<const PartTerm *> VacancyEquations::energies() const
  {
    std::vector<const PartTerm *> terms;
    for (const auto &one : defects_)
      {
        terms.push_back(&one->energy());
        if (one->entropy() != nullptr)
          terms.push_back(one->entropy());
      }
    if (surface_)
      terms.push_back(&*surface_);
    return terms;
  }

  const PartTerm *VacancyEquations::coefficient(const std::size_t field) const
  {
    for (std::size_t i = 0; i < defects_.size(); ++i)
      if (field == field_of(i))
        return &defects_[i]->mobility();
    return &permittivity_;
  }

  const PartTerm *VacancyEquations::mobility_factor(const std::string &field) const
  {
    if (held_ && field == VacancySettings::name_of_fraction)
      return &*held_;
    return speed_term_ && field == *halide_ ? &*speed_term_ : nullptr;
  }

  const PartTerm *VacancyEquations::source(const std::string &field) const
  {
    if (!pairs_)
      return nullptr;
    return field == defects_[0]->defect().field()   ? &pairs_->of_vacancies()
           : field == defects_[1]->defect().field() ? &pairs_->of_interstitials()
                                                    : nullptr;
  }

  void VacancyEquations::potential_by(const std::size_t field,
                                      const std::size_t /*other*/,
                                      const double *const *u,
                                      double *const value,
                                      double *const *gradient) const
  {
    // By the temperature, the only field that is held constant.
    const std::vector<std::string> &reads = description_.reads;
    const EntropyAtPlace *entropy = nullptr;
    for (const auto &one : defects_)
      if (one->defect().field() == fields()[field].name)
        entropy = one->entropy();
    const std::size_t own =
      std::find(reads.begin(), reads.end(), fields()[field].name) - reads.begin();
    entropy->potential_by_temperature(n_nodes_,
                                      u[own],
                                      value,
                                      gradient == nullptr ? nullptr : gradient[own]);
    for (std::size_t i = 0; gradient != nullptr && i < reads.size(); ++i)
      if (i != own && gradient[i] != nullptr)
        std::fill_n(gradient[i], n_nodes_, 0.);
  }

  std::vector<CarriedField> VacancyEquations::carried() const
  {
    if (!transference_term_)
      return {};
    return {{*halide_, fraction, &*transference_term_}};
  }

  void VacancyEquations::set_nodes(const LawNodes &nodes)
  {
    n_nodes_ = nodes.places.size();
    if (held_)
      held_->set_places(nodes.places);
    std::vector<double> excess(n_nodes_, 0.);
    if (surface_)
      {
        surface_->set_places(nodes.places);
        for (std::size_t k = 0; k < n_nodes_; ++k)
          excess[k] = surface_->shift_at(k);
      }
    if (pairs_)
      pairs_->set_nodes(excess);
  }

  void VacancyEquations::set_time(const double t, const bool before)
  {
    time_ = t;
    is_before_ = before;
    state_.time = t;
    state_.temperature = settings_.temperature(case_, t, before);
    if (held_)
      held_->set_temperature(state_.temperature);
    if (pairs_)
      pairs_->set_temperature(state_.temperature);
  }

  std::vector<DerivedField> VacancyEquations::all_derived_fields()
  {
    return {{name_of_vacancy_excess,
             "1",
             "ln of how many times as readily as at the beginning a vacancy comes to the surface, "
             "(321); of the "
             "part 'vacancies' beside a phase"}};
  }

  void VacancyEquations::derive(const double *const *u, double *const *values) const
  {
    if (description_.derived_fields.empty())
      return;
    const VacancyMaterial &material = settings_.material();
    const double ht = material.formation_energy(0., 0.);
    const double *const temperature =
      temperature_ ? u[description_.reads.size() - 1] : nullptr; // the last that is read
    for (std::size_t k = 0; k < n_nodes_; ++k)
      {
        const double c = u[fraction][k];
        const double more =
          material.formation_energy(weight_of_lt(u[2][k]), halide_ ? u[3][k] : 0.) - ht +
          (surface_ ? surface_->shift_at(k) : 0.);
        const double kt =
          constants::boltzmann * (temperature != nullptr ? temperature[k] : state_.temperature);
        values[0][k] = std::log(c / (1. - c)) - reference_odds_ + more / kt;
      }
  }

  double VacancyEquations::voltage_at(const double t) const
  {
    return voltage_.between_electrodes(t, is_before_ && t == time_);
  }
} // namespace softlattice
