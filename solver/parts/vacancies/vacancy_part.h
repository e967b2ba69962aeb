// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/voltage.h"
#include "solver/parts/part.h"
#include "solver/parts/vacancies/vacancy_equations.h"
#include "solver/parts/vacancies/vacancy_report.h"

namespace softlattice
{
  /// Vacancies between two electrodes.
  class VacancyPart final : public Part
  {
  public:
    /// The settings and the case must outlive this. Reads the file of the voltage. @throws TableFileError
    VacancyPart(const VacancySettings &settings, const Case &what, std::size_t first_field);

    PartEquations &equations() override { return equations_; }
    InitialFields initial_fields() const override;
    MeshNeeds mesh_needs() const override;
    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    void keep(StepMemory &memory) const override { report_.keep(memory); }
    void recall(StepMemory &memory) override { report_.recall(memory); }
    std::vector<std::string> description(const MeshFigures &mesh, double) const override;
    PartReport *report() override { return &report_; }

  private:
    /// A part of the time in which charge spreads over a Debye length, L_D^2/D [s]; infinite: it never does.
    double spreading_time(double part) const;

    const VacancySettings &settings_;
    const Case &case_;
    double initial_temperature_; ///< [K]
    double initial_fraction_;    ///< [1]
    Voltage voltage_;            ///< with its file
    VacancyEquations equations_;
    VacancyReport report_;
  };
} // namespace softlattice
