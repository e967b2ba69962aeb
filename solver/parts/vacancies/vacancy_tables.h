// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/blocking_film.h"
#include "models/vacancies/step_response.h"
#include "solver/parts/part_report.h"
#include "solver/parts/vacancies/voltage_scan.h"

#include <optional>
#include <vector>

namespace softlattice
{
  struct Case;
  class VacancySettings;

  /// current_voltage.csv.
  OwnTable current_voltage_table();
  /// impedance.csv.
  OwnTable impedance_table();

  /// What the summary says of a response to a step and of a scan.
  std::vector<Quantity> vacancy_quantities(const StepResponse &response, const VoltageScan &scan);

  /// Its rows at the time t [s], beside a film of which the impedance is known in closed form, if there is one.
  std::vector<std::vector<double>> impedance_rows(double t,
                                                  const StepResponse &response,
                                                  const std::optional<BlockingFilm> &film);

  /// The film that the case is if it is one: rectangular, between blocking electrodes on opposite sides, neutral, the same all
  /// over, with nothing beside the vacancies.
  std::optional<BlockingFilm> blocking_film(const VacancySettings &settings, const Case &what);
} // namespace softlattice
