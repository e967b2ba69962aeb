// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/equations/part_equations.h"
#include "solver/parts/vacancies/defect_equation.h"
#include "solver/parts/vacancies/held_vacancies.h"
#include "solver/parts/vacancies/permittivity_energy.h"
#include "solver/parts/vacancies/surface_shift.h"
#include "solver/parts/vacancies/vacancy_laws.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;
  class Electrode;
  class VacancySettings;
  class Voltage;

  /// The site fraction of vacancies, which is conserved, and the potential, which follows at once, (280) to (282), with what
  /// they do to a phase and a composition that the case has, (294) to (298); behind these the fractions of other mobile
  /// defects, (311) to (313). All are collocated: at equilibrium the
  /// electrochemical potential is the same at all nodes, so that Boltzmann's law (with exclusion) holds at each of them
  /// exactly, whatever the mesh.
  class VacancyEquations final : public PartEquations
  {
  public:
    /// The arguments must outlive this.
    VacancyEquations(const VacancySettings &settings, const Voltage &voltage, const Case &what);
    VacancyEquations(const VacancyEquations &) = delete; // the conditions refer to this
    VacancyEquations &operator=(const VacancyEquations &) = delete;

    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override;
    GradientEnergy *gradient_energy() override
    {
      return permittivity_energy_ ? &*permittivity_energy_ : nullptr;
    }
    const PartTerm *coefficient(std::size_t field) const override;
    const PartTerm *mobility_factor(const std::string &field) const override;
    const PartTerm *source(const std::string &field) const override;
    void potential_by(std::size_t field,
                      std::size_t other,
                      const double *const *u,
                      double *value,
                      double *const *gradient) const override;
    std::vector<CarriedField> carried() const override;
    void set_nodes(const LawNodes &nodes) override;
    void set_time(double t, bool before) override;
    void derive(const double *const *u, double *const *values) const override;
    /// The excess of vacancies, which nuclei look at, (321).
    static std::vector<DerivedField> all_derived_fields();

    static constexpr std::size_t fraction = 0, potential = 1; ///< numbers of the fields
    /// Of the fraction of one of the kinds of mobile defects, vacancies first.
    static std::size_t field_of(const std::size_t defect) { return defect == 0 ? 0 : 1 + defect; }

  private:
    void describe(const Case &what);
    /// The laws, by what the case has beside vacancies.
    void make_laws(double initial_fraction, double compensating_fraction);
    void make_laws_of_defects(double compensating_fraction);
    /// Of the potential and of the vacancies at an electrode whose potential is that of the voltage, or 0.
    void add_conditions(const Electrode &electrode, bool is_biased);
    /// What the electrodes differ by at time t, before it where that is asked for [V].
    double voltage_at(double t) const;

    const VacancySettings &settings_;
    const Voltage &voltage_;
    const Case &case_;
    PartDescription description_;
    std::optional<std::string> phase_, halide_; ///< names of the fields, if there are any
    std::optional<std::string> temperature_;
    double reference_odds_; ///< ln c_0/(1 - c_0), at the beginning
    std::size_t n_nodes_ = 0;
    double time_ = 0.;
    bool is_before_ = false; ///< the jump at that time
    PointState state_;
    std::vector<std::unique_ptr<DefectEquation>> defects_; ///< vacancies first
    std::optional<PairSources> pairs_;                     ///< if they form pairs
    UniformTerm permittivity_;
    std::optional<PermittivityEnergy> permittivity_energy_; ///< where it varies
    std::optional<SurfaceShift> surface_;
    std::optional<HalideTransference> transference_;
    std::optional<HalideSpeed> speed_;
    std::optional<PointTerm> transference_term_, speed_term_;
    std::optional<HeldVacancies> held_; ///< by ligands, where there are any
  };
} // namespace softlattice
