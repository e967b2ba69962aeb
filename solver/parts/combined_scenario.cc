// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/combined_scenario.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace softlattice
{
  CombinedScenario::CombinedScenario(const Case &what, std::unique_ptr<Scenario> part)
    : part_(std::move(part))
    , own_(what)
    , equations_(
        part_->equations(),
        own_.equations(),
        // The chemistry of a mixture in one phase is not scaled: it has no driving force of fronts.
        what.has_transformation() ? what.models.coefficients().driving_force_scale : 1.,
        [&what](const double t, const bool before) {
          const Conditions now =
            before ? what.models.environment().before(t) : what.models.environment().at(t);
          return std::vector<double>{now.temperature, now.relative_humidity};
        })
  {}

  InitialFields CombinedScenario::initial_fields() const
  {
    InitialFields initial = part_->initial_fields();
    initial.uniform = initial.uniform && own_.equations().fields().empty();
    initial.value = [value = initial.value, this](const std::size_t field, const auto &place) {
      const std::size_t n_others = own_.equations().n_others();
      return field < n_others ? value(field, place)
                              : own_.equations().initial_value(field - n_others, place);
    };
    return initial;
  }

  double CombinedScenario::field_scale() const
  {
    return std::min(part_->field_scale(), own_.field_scale());
  }

  double CombinedScenario::first_step() const
  {
    return own_.equations().fields().empty() ? part_->first_step()
                                             : std::min(part_->first_step(), own_.first_step());
  }

  std::vector<double> CombinedScenario::breakpoints(const double from, const double to) const
  {
    std::vector<double> all = part_->breakpoints(from, to);
    const std::vector<double> more = own_.breakpoints(from, to);
    all.insert(all.end(), more.begin(), more.end());
    std::sort(all.begin(), all.end());
    return all;
  }

  bool CombinedScenario::energy_falls(const double from, const double to) const
  {
    return part_->energy_falls(from, to) && own_.energy_falls();
  }

  void CombinedScenario::keep(StepMemory &memory) const
  {
    part_->keep(memory);
    own_.keep(memory);
  }

  void CombinedScenario::recall(StepMemory &memory)
  {
    part_->recall(memory);
    own_.recall(memory);
  }

  std::vector<Column> CombinedScenario::own_columns() const
  {
    std::vector<Column> columns = part_->own_columns();
    std::vector<Column> more = own_.columns();
    std::move(more.begin(), more.end(), std::back_inserter(columns));
    return columns;
  }

  void CombinedScenario::fill(Statistics *row,
                              PhaseField &fields,
                              const Measured &measured,
                              const double t)
  {
    part_->fill(row, fields, measured, t);
    own_.fill(row, fields, measured, t);
  }

  std::vector<Quantity> CombinedScenario::quantities(const Statistics &statistics,
                                                     const long nuclei,
                                                     const double exposed_area) const
  {
    std::vector<Quantity> all = part_->quantities(statistics, nuclei, exposed_area);
    for (Quantity &one : own_.quantities(statistics))
      all.push_back(std::move(one));
    return all;
  }

  std::vector<std::string> CombinedScenario::description(const MeshFigures &mesh,
                                                         const double seed_radius) const
  {
    std::vector<std::string> lines = part_->description(mesh, seed_radius);
    const std::string names = own_.names_and_kinds();
    lines.push_back("by formula: " + (names.empty() ? "laws only" : names));
    return lines;
  }
} // namespace softlattice
