// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/vacancy_equations.h"

#include "solver/case/case.h"
#include "solver/parts/vacancies/vacancy_settings.h"

namespace softlattice
{
  namespace
  {
    // Of what is tolerated of other fields: charges of electrodes are found from the potential's derivative.
    constexpr double part_for_potential = 0.1;
  } // namespace

  VacancyEquations::VacancyEquations(const VacancySettings &settings,
                                     const Voltage &voltage,
                                     const Case &what)
    : settings_(settings)
    , voltage_(voltage)
    , case_(what)
    , energy_(settings.material(),
              settings.material().compensating_fraction(settings.temperature(what, 0., false)))
    , mobility_(settings.material())
    , energy_term_(energy_,
                   state_,
                   {VacancySettings::name_of_fraction, VacancySettings::name_of_potential},
                   "the energy of vacancies")
    , mobility_term_(mobility_,
                     state_,
                     {VacancySettings::name_of_fraction},
                     "Vacancies/Diffusivity prefactor")
    , permittivity_(settings.material().permittivity(), "Vacancies/Relative permittivity")
  {
    describe(what);
    set_time(0., false);
  }

  void VacancyEquations::describe(const Case &what)
  {
    const double temperature = settings_.temperature(what, 0., false);
    FieldEquation vacancies;
    vacancies.name = VacancySettings::name_of_fraction;
    vacancies.kind = FieldKind::conserved;
    vacancies.coefficient = {false, true};
    vacancies.tolerance = tolerance_of(what);
    vacancies.tolerance.absolute *= settings_.material().initial_fraction(temperature);
    vacancies.lowest = 0.;
    vacancies.highest = 1.;
    FieldEquation potential;
    potential.name = VacancySettings::name_of_potential;
    potential.unit = "V";
    potential.kind = FieldKind::electrostatic;
    potential.tolerance = tolerance_of(what);
    potential.tolerance.relative *= part_for_potential;
    potential.tolerance.absolute *=
      constants::boltzmann * temperature / constants::elementary_charge;
    description_.fields = {vacancies, potential};
    description_.reads = {vacancies.name, potential.name};
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
    of_potential.coefficient = [&electrode](const auto &, double) {
      return electrode.capacitance();
    };
    of_potential.stated_in = "Vacancies/Voltage";
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
    of_vacancies.stated_in = electrode.section() + "/Annihilation rate constant";
    description_.boundary_conditions.push_back(of_vacancies);
  }

  const PartTerm *VacancyEquations::coefficient(const std::size_t field) const
  {
    if (field == fraction)
      return &mobility_term_;
    return &permittivity_;
  }

  void VacancyEquations::set_time(const double t, const bool before)
  {
    time_ = t;
    is_before_ = before;
    state_.time = t;
    state_.temperature = settings_.temperature(case_, t, before);
  }

  double VacancyEquations::voltage_at(const double t) const
  {
    return voltage_.between_electrodes(t, is_before_ && t == time_);
  }
} // namespace softlattice
