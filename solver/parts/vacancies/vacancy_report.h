// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/step_response.h"
#include "solver/parts/part_report.h"
#include "solver/parts/vacancies/electrode_currents.h"
#include "solver/parts/vacancies/vacancy_tables.h"
#include "solver/parts/vacancies/voltage_scan.h"
#include "solver/time/step_memory.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  struct Case;
  class VacancySettings;
  class Voltage;

  /// The columns of statistics.csv of vacancies between electrodes.
  const std::vector<Column> &vacancy_columns();
  /// Those of a second species of mobile defects, behind them where there is one.
  const std::vector<Column> &second_species_columns();

  /// Currents, charges and what vacancies do, in the results.
  class VacancyReport final : public PartReport
  {
  public:
    /// The settings, the voltage and the case must outlive this.
    VacancyReport(const VacancySettings &settings,
                  const Voltage &voltage,
                  const Case &what,
                  std::size_t first_field);

    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<std::string> new_warnings() override;
    std::vector<OwnTable> own_tables() const override;
    std::vector<std::vector<double>> rows_of(const OwnTable &,
                                             PhaseField &,
                                             double t) const override;
    std::vector<Quantity> quantities(const Statistics &statistics, long, double) const override;
    std::vector<std::string> quantity_keys() const override;

    void keep(StepMemory &memory) const;
    void recall(StepMemory &memory);

  private:
    /// The scan and the response to a step, at a time that is new.
    void follow(double t, bool is_first);

    const VacancySettings &settings_;
    const Voltage &voltage_;
    const Case &case_;
    std::size_t fraction_; ///< number of the field
    std::vector<std::pair<std::size_t, double>>
      others_; ///< fields of other defects, with their charge at all of their
               ///< sites over that of vacancies
    ElectrodeCurrents currents_;
    VoltageScan scan_;
    StepResponse response_;
    std::optional<BlockingFilm> film_;   ///< if it is one whose impedance is known in closed form
    std::optional<double> initial_mean_; ///< once it is known [1]
    double points_per_length_ = 0.;      ///< of the finest cells over a Debye length
    bool has_warned_ = false;
  };
} // namespace softlattice
