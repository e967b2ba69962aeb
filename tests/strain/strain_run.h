// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/registered_parts.h"
#include "solver/run/simulation.h"
#include "tests/support/scratch_folder.h"

#include <array>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice::tests
{
  // What the part assumes where a case says nothing.
  constexpr double young = 15e9, poisson = 0.3, misfit = -0.021, // [Pa], [1], [1]
    biaxial = young / (1. - poisson);

  const std::string all_lt = " set Kind = LT\n"; // of the initial state

  inline std::string strain(const std::string &entries)
  {
    return "subsection Strain\n" + entries + "end\n";
  }

  /// A run of a case of any parts, from the text of a parameter file, and its columns.
  struct StrainRun
  {
    explicit StrainRun(const std::string &text)
      : what(registered_parts())
    {
      make_file(folder / "case.prm", text);
      const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      simulation = std::make_unique<Simulation>(what, MPI_COMM_WORLD);
      simulation->initialise();
    }

    double now() const { return simulation->time(); }
    void advance_to(const double t)
    {
      for (; now() < t; ++n_steps)
        energies.push_back((simulation->advance(t, "test"), simulation->measure().energy.total()));
    }
    Measured measure() { return simulation->measure(); }
    /// The fields that the case has, in order.
    std::size_t number(const std::string &name) const
    {
      return number_of_field(what, name).value();
    }
    /// At a place, of a field or a derived one.
    double value_at(const std::string &name, const std::array<double, 3> &place)
    {
      const FieldProbe &probe = simulation->fields().probe();
      const auto field = number_of_field(what, name);
      const std::vector<std::array<double, 3>> places = {place};
      if (field)
        return probe.values_at(simulation->fields().state(), *field, places)[0];
      State derived;
      probe.derive(now(), simulation->fields().state(), derived);
      return probe.values_at(derived, probe.number_of_derived(name).value(), places)[0];
    }
    /// A column of the statistics now, without its unit.
    double column(const std::string &name)
    {
      Scenario &scenario = simulation->scenario();
      std::vector<Column> columns = first_columns(false, scenario.dimension());
      const std::size_t n_first = columns.size();
      for (const auto &more : {scenario.leading_columns(), scenario.own_columns()})
        columns.insert(columns.end(), more.begin(), more.end());
      Statistics statistics(folder / "statistics.csv", columns);
      for (std::size_t i = 0; i < n_first; ++i)
        statistics.set(columns[i].name, 0.);
      scenario.fill(&statistics, simulation->fields(), simulation->measure(), now());
      statistics.write_row();
      return statistics.last(name);
    }

    ScratchFolder folder;
    Case what;
    std::unique_ptr<Simulation> simulation;
    int n_steps = 0;
    std::vector<double> energies; ///< after each step
  };
} // namespace softlattice::tests
