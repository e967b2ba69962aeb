// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/scenario.h"

#include "solver/case/case.h"
#include "solver/parts/parts_of_case.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace softlattice
{
  namespace
  {
    template <typename One>
    void append(std::vector<One> more, std::vector<One> &to)
    {
      to.insert(to.end(),
                std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
    }

    /// What the parts have one after the other.
    template <typename Parts, typename ListOf>
    auto joined(const Parts &parts, const ListOf &list_of)
    {
      decltype(list_of(*parts.front())) all;
      for (const auto &part : parts)
        append(list_of(*part), all);
      return all;
    }
    /// Whether what others do depends on it: else it only looks at their fields.
    bool acts(PartEquations &part, const Case &what)
    {
      const std::vector<Case::Field> fields = what.fields();
      return !part.fields().empty() || !part.energies().empty() ||
             part.gradient_energy() != nullptr ||
             std::any_of(fields.begin(), fields.end(), [&](const Case::Field &field) {
               return part.mobility_factor(field.name) != nullptr ||
                      part.source(field.name) != nullptr;
             });
    }
  } // namespace

  Scenario::Scenario(const Case &what)
    : case_(what)
    , parts_(parts_of_case(what))
  {
    for (const auto &part : parts_)
      {
        if (PartReport *report = part->report())
          reports_.push_back(report);
        GrowingPhase *phase = part->growing_phase();
        if (phase != nullptr && phase_ != nullptr)
          throw std::logic_error("two parts of a case have a phase that grows");
        if (phase != nullptr)
          phase_ = phase;
      }
    only_one_acts_ = std::count_if(parts_.begin(), parts_.end(), [&](const auto &part) {
                       return acts(part->equations(), what);
                     }) == 1;
    if (what.numbers.is_asked_for())
      {
        numbers_ = std::make_unique<OwnNumbersReport>(what.numbers);
        reports_.push_back(numbers_.get());
      }
    if (parts_.size() == 1)
      equations_ = parts_.front()->equations_alone();
    if (equations_ == nullptr)
      combine_equations();
  }

  void Scenario::combine_equations()
  {
    double scale = 1.;
    for (const auto &part : parts_)
      if (part->energy_scale() != 1.)
        scale = part->energy_scale();
    std::vector<CombinedEquations::Part> list;
    for (const auto &part : parts_)
      list.push_back({part->equations(), part->energy_scale() == 1. ? scale : 1.});
    combined_ = std::make_unique<CombinedEquations>(list);
    equations_ = combined_.get();
  }

  InitialFields Scenario::initial_fields() const
  {
    struct OfPart
    {
      std::size_t first; ///< number of its first field
      std::function<double(std::size_t, const std::array<double, 3> &)> value;
    };
    std::vector<OfPart> list;
    InitialFields all;
    all.uniform = true;
    std::size_t first = 0;
    for (const auto &part : parts_)
      {
        InitialFields one = part->initial_fields();
        all.uniform = all.uniform && one.uniform;
        append(std::move(one.cores), all.cores);
        if (one.inclusions)
          {
            all.inclusions = std::move(one.inclusions);
            all.inclusions->field += first;
          }
        if (one.junction)
          {
            all.junction = one.junction;
            all.junction->field += first;
          }
        const std::size_t n = part->equations().fields().size();
        if (n > 0)
          list.push_back({first, std::move(one.value)});
        first += n;
      }
    all.value = [list = std::move(list)](const std::size_t field, const auto &place) {
      auto of_field = list.rbegin();
      while (of_field->first > field)
        ++of_field;
      return of_field->value(field - of_field->first, place);
    };
    return all;
  }

  double Scenario::interface_width() const
  {
    const double width = phase_ != nullptr ? phase_->interface_width() : 0.;
    return width > 0. ? width : case_.discretisation.interface_width;
  }

  MeshNeeds Scenario::mesh_needs() const
  {
    MeshNeeds all;
    all.field_scale = std::numeric_limits<double>::max();
    for (const auto &part : parts_)
      {
        const MeshNeeds needs = part->mesh_needs();
        all.field_scale = std::min(all.field_scale, needs.field_scale);
        all.fine_balls.insert(all.fine_balls.end(),
                              needs.fine_balls.begin(),
                              needs.fine_balls.end());
      }
    return all;
  }

  std::optional<SeedProfile> Scenario::seed_profile() const
  {
    return phase_ != nullptr ? phase_->seed_profile() : std::nullopt;
  }

  std::unique_ptr<Nucleation> Scenario::make_nucleation(const PhaseField &fields) const
  {
    return phase_ != nullptr ? phase_->make_nucleation(fields) : nullptr;
  }

  std::string Scenario::nucleating_phase() const
  {
    return phase_ != nullptr ? phase_->nucleating_phase() : "";
  }

  double Scenario::first_step() const
  {
    double step = std::numeric_limits<double>::infinity();
    for (const auto &part : parts_)
      step = std::min(step, part->first_step());
    return std::isfinite(step) ? step : cautious_first_step(case_);
  }

  std::vector<double> Scenario::breakpoints(const double from, const double to) const
  {
    std::vector<double> all =
      joined(parts_, [&](const Part &part) { return part.breakpoints(from, to); });
    std::sort(all.begin(), all.end());
    return all;
  }

  bool Scenario::is_at_rest(PhaseField &fields) const
  {
    return only_one_acts_ && phase_ != nullptr && phase_->is_at_rest(fields);
  }

  bool Scenario::jumps(const double t) const
  {
    return std::any_of(parts_.begin(), parts_.end(), [t](const auto &part) {
      return part->jumps(t);
    });
  }

  bool Scenario::shows_jump(const double t) const
  {
    return std::any_of(reports_.begin(), reports_.end(), [t](const PartReport *report) {
      return report->shows_jump(t);
    });
  }

  double Scenario::front_speed(const double t, PhaseField &fields) const
  {
    return phase_ != nullptr ? phase_->front_speed(t, fields) : 0.;
  }

  bool Scenario::energy_falls(const double from, const double to) const
  {
    return std::all_of(parts_.begin(), parts_.end(), [=](const auto &part) {
      return part->energy_falls(from, to);
    });
  }

  std::optional<ThermalNoise> Scenario::thermal_noise(const double t) const
  {
    for (const auto &part : parts_)
      if (const std::optional<ThermalNoise> noise = part->thermal_noise(t))
        return noise;
    return {};
  }

  void Scenario::keep(StepMemory &memory) const
  {
    for (const auto &part : parts_)
      part->keep(memory);
    if (numbers_)
      numbers_->keep(memory);
  }

  void Scenario::recall(StepMemory &memory)
  {
    for (const auto &part : parts_)
      part->recall(memory);
    if (numbers_)
      numbers_->recall(memory);
  }

  bool Scenario::is_dimensionless() const
  {
    return case_.is_dimensionless();
  }

  int Scenario::dimension() const
  {
    return softlattice::dimension(case_.geometry);
  }

  std::vector<Column> Scenario::leading_columns() const
  {
    std::vector<Column> all;
    for (const PartReport *report : reports_)
      for (Column &column : report->leading_columns())
        if (std::none_of(all.begin(), all.end(), [&](const Column &known) {
              return known.name == column.name;
            }))
          all.push_back(std::move(column));
    return all;
  }

  std::vector<Column> Scenario::own_columns() const
  {
    return joined(reports_, [](const PartReport &report) { return report.own_columns(); });
  }

  void Scenario::fill(Statistics *row, PhaseField &fields, const Measured &measured, const double t)
  {
    for (PartReport *report : reports_)
      report->fill(row, fields, measured, t);
  }

  std::vector<std::string> Scenario::new_warnings()
  {
    return joined(reports_, [](PartReport &report) { return report.new_warnings(); });
  }

  std::vector<OwnTable> Scenario::own_tables() const
  {
    return joined(reports_, [](const PartReport &report) { return report.own_tables(); });
  }

  std::vector<std::vector<double>> Scenario::rows_of(const OwnTable &table,
                                                     PhaseField &fields,
                                                     const double t) const
  {
    for (const PartReport *report : reports_)
      for (const OwnTable &one : report->own_tables())
        if (one.name == table.name)
          return report->rows_of(table, fields, t);
    return {};
  }

  double Scenario::transformed(const Measured &measured) const
  {
    return phase_ != nullptr ? phase_->transformed(measured)
                             : std::numeric_limits<double>::quiet_NaN();
  }

  std::string Scenario::name_of_fraction() const
  {
    return phase_ != nullptr ? phase_->name_of_fraction() : "";
  }

  double Scenario::end_fraction() const
  {
    return phase_ != nullptr ? phase_->end_fraction() : std::numeric_limits<double>::infinity();
  }

  std::vector<Quantity> Scenario::quantities(const Statistics &statistics,
                                             const long nuclei,
                                             const double exposed_area) const
  {
    return joined(reports_, [&](const PartReport &report) {
      return report.quantities(statistics, nuclei, exposed_area);
    });
  }

  std::vector<std::string> Scenario::quantity_keys() const
  {
    return joined(reports_, [](const PartReport &report) { return report.quantity_keys(); });
  }

  std::vector<std::string> Scenario::closing_lines(const std::vector<Quantity> &quantities,
                                                   const std::string &directory) const
  {
    std::vector<std::string> lines = joined(reports_, [&](const PartReport &report) {
      return report.closing_lines(quantities, directory);
    });
    if (lines.empty())
      lines.push_back(fmt::format("{:<34} {}/solution.pvd (ParaView), statistics.csv, summary.json",
                                  "results",
                                  directory));
    return lines;
  }

  std::vector<std::string> Scenario::description(const MeshFigures &mesh,
                                                 const double seed_radius) const
  {
    return joined(parts_, [&](const Part &part) { return part.description(mesh, seed_radius); });
  }
} // namespace softlattice
