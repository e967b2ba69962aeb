// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/equations/part_equations.h"
#include "solver/parts/vacancies/vacancy_laws.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;
  class Electrode;
  class VacancySettings;
  class Voltage;

  /// The site fraction of vacancies, which is conserved, and the potential, which follows at once, (280) to (282). Both
  /// are collocated: at equilibrium the electrochemical potential is the same at all nodes, so that Boltzmann's law
  /// (with exclusion) holds at each of them exactly, whatever the mesh.
  class VacancyEquations final : public PartEquations
  {
  public:
    /// The arguments must outlive this.
    VacancyEquations(const VacancySettings &settings, const Voltage &voltage, const Case &what);
    VacancyEquations(const VacancyEquations &) = delete; // the conditions refer to this
    VacancyEquations &operator=(const VacancyEquations &) = delete;

    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override { return {&energy_term_}; }
    const PartTerm *coefficient(std::size_t field) const override;
    void set_time(double t, bool before) override;

    static constexpr std::size_t fraction = 0, potential = 1; ///< numbers of the fields

  private:
    void describe(const Case &what);
    /// Of the potential and of the vacancies at an electrode whose potential is that of the voltage, or 0.
    void add_conditions(const Electrode &electrode, bool is_biased);
    /// What the electrodes differ by at time t, before it where that is asked for [V].
    double voltage_at(double t) const;

    const VacancySettings &settings_;
    const Voltage &voltage_;
    const Case &case_;
    PartDescription description_;
    double time_ = 0.;
    bool is_before_ = false; ///< the jump at that time
    PointState state_;
    VacancyEnergy energy_;
    VacancyMobility mobility_;
    PointTerm energy_term_, mobility_term_;
    UniformTerm permittivity_;
  };
} // namespace softlattice
