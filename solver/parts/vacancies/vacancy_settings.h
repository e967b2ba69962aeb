// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/crystal_surface.h"
#include "models/vacancies/electrode.h"
#include "models/vacancies/halide_carrying.h"
#include "models/vacancies/impedance_range.h"
#include "models/vacancies/vacancy_material.h"
#include "models/vacancies/voltage.h"
#include "solver/case/part_settings.h"
#include "solver/parts/vacancies/vacancy_charts.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// Halide vacancies that move in the electric field between two electrodes (Poisson, Nernst and Planck), (280) to (288).
  class VacancySettings final : public PartSettings
  {
  public:
    static constexpr auto name_of_fraction = "vacancies";
    static constexpr auto name_of_potential = "potential";

    void declare(ParameterTable &table) override;
    std::vector<CaseField> fields() const override;
    std::vector<CaseField> fields_in(const Case &what) const override;
    void check(const Case &what, std::vector<Finding> &findings) const override;
    std::vector<ResultChart> charts() const override { return vacancy_charts(); }
    std::unique_ptr<Part> make(const Case &what, std::size_t first_field) const override;

    const VacancyMaterial &material() const { return material_; }
    const Voltage &voltage() const { return voltage_; }
    const ImpedanceRange &impedance() const { return impedance_; }
    const HalideCarrying &halides() const { return halides_; }
    const CrystalSurface &surface() const { return surface_; }
    /// Whether nuclei form more readily where vacancies gather.
    bool nuclei_see_vacancies() const { return nuclei_see_vacancies_; }
    /// The biased and the grounded one.
    const std::array<Electrode, 2> &electrodes() const { return electrodes_; }
    /// The temperature of the case at time t [s], or just before it [K].
    double temperature(const Case &what, double t, bool before) const;
    std::vector<double> temperature_breakpoints(const Case &what, double from, double to) const;

  private:
    void check_surface(const Case &what, std::vector<Finding> &findings) const;
    /// Pairs that would vanish faster than they can meet.
    void check_pairs(const Case &what, std::vector<Finding> &findings) const;
    void check_halides_at_electrodes(const Case &what, std::vector<Finding> &findings) const;

    VacancyMaterial material_;
    Voltage voltage_;
    ImpedanceRange impedance_;
    HalideCarrying halides_;
    CrystalSurface surface_;
    bool nuclei_see_vacancies_ = true;
    std::array<Electrode, 2> electrodes_ = {Electrode("Biased electrode", "right"),
                                            Electrode("Grounded electrode", "left")};
    Schedule temperature_{298.15}; // of cases without surroundings [K]
  };

  /// To be registered.
  PartKind vacancies_part();
} // namespace softlattice
