// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/vacancies/vacancy_settings.h"
#include "solver/run/simulation.h"
#include "tests/support/scratch_folder.h"

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice::tests
{
  /// A run of a case of any parts with vacancies, from the text of a parameter file.
  struct PartRun
  {
    explicit PartRun(const std::string &text)
      : what({vacancies_part()})
    {
      make_file(folder / "case.prm", text);
      const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      simulation = std::make_unique<Simulation>(what, MPI_COMM_WORLD);
      simulation->initialise();
    }

    double now() const { return simulation->time(); }
    std::size_t number(const std::string &name) const
    {
      return number_of_field(what, name).value();
    }
    std::vector<double> values_at(const std::string &name,
                                  const std::vector<std::array<double, 3>> &places)
    {
      return simulation->fields().probe().values_at(simulation->fields().state(),
                                                    number(name),
                                                    places);
    }
    double value_at(const std::string &name, const double x)
    {
      return values_at(name, {{x, 0., 0.}})[0];
    }
    /// A row of statistics.csv of the state as it is now, and what the last one has in a column, by its name without a unit.
    void record()
    {
      Scenario &scenario = simulation->scenario();
      std::vector<Column> columns = first_columns(false, scenario.dimension());
      const std::size_t n_first = columns.size();
      for (const auto &more : {scenario.leading_columns(), scenario.own_columns()})
        columns.insert(columns.end(), more.begin(), more.end());
      if (!statistics)
        statistics.emplace(folder / "statistics.csv", columns);
      for (std::size_t i = 0; i < n_first; ++i)
        statistics->set(columns[i].name, 0.);
      scenario.fill(&*statistics, simulation->fields(), simulation->measure(), now());
      statistics->write_row();
    }
    double last(const std::string &column) const { return statistics->last(column); }

    ScratchFolder folder;
    Case what;
    std::unique_ptr<Simulation> simulation;
    std::optional<Statistics> statistics;
  };
} // namespace softlattice::tests
