// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/expressions/own_fields.h"

#include "solver/fields/exact_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace softlattice
{
  OwnFields::OwnFields(const Case &what)
    : case_(what)
    , equations_(what.expressions, tolerance_of(what))
    , n_others_(equations_.n_others())
  {}

  double OwnFields::field_scale() const
  {
    // What the tolerance of a step calls nothing is nothing for the mesh, too.
    double scale = std::numeric_limits<double>::max();
    for (const FieldEquation &field : equations_.fields())
      scale = std::min(scale, 100. * field.tolerance.absolute);
    return scale;
  }

  std::vector<double> OwnFields::breakpoints(const double from, const double to) const
  {
    std::vector<double> all;
    for (const BoundaryFormula &one : case_.expressions.boundary_conditions())
      if (one.table)
        {
          const std::vector<double> more = one.table->breakpoints(from, to);
          all.insert(all.end(), more.begin(), more.end());
        }
    std::sort(all.begin(), all.end());
    return all;
  }

  bool OwnFields::jumps(const double t) const
  {
    const auto &all = case_.expressions.boundary_conditions();
    return std::any_of(all.begin(), all.end(), [t](const BoundaryFormula &one) {
      return one.table && one.table->before(t) != one.table->at(t);
    });
  }

  bool OwnFields::energy_falls() const
  {
    return case_.expressions.energy_only_falls() && !case_.noise.thermal;
  }

  bool OwnFields::has_nuclei() const
  {
    return case_.is_by_expression() && case_.seeding.is_given();
  }

  std::vector<Column> OwnFields::leading_columns() const
  {
    if (has_nuclei())
      return {nuclei_column()};
    return {};
  }

  std::vector<Column> OwnFields::own_columns() const
  {
    std::vector<Column> columns;
    for (std::size_t i = 0; i < equations_.fields().size(); ++i)
      {
        const FieldEquation &field = equations_.fields()[i];
        columns.push_back({"mean of " + field.name, field.unit, "average over the body"});
        columns.push_back({"lowest " + field.name, field.unit, "smallest value at a node"});
        columns.push_back({"highest " + field.name, field.unit, "largest value at a node"});
        if (field.kind.conserves)
          {
            columns.push_back({"variance of " + field.name,
                               field.unit == "1" ? "1" : "(" + field.unit + ")^2",
                               "average over the body of the squared deviation from the average"});
            columns.push_back({"drift of " + field.name,
                               field.unit,
                               "change of the average since the start; zero but for rounding, "
                               "unless sources or boundaries change it"});
          }
        if (!field.kind.follows_at_once)
          columns.push_back(
            {"regions of " + field.name,
             "1",
             "connected regions in which the field is above one half, or above its first average "
             "if it is conserved"});
        if (equations_.has_exact_solution(i))
          columns.push_back({"error of " + field.name,
                             field.unit,
                             "L2 norm of the difference to the exact solution"});
      }
    return columns;
  }

  double OwnFields::region_threshold(const std::size_t field) const
  {
    return equations_.fields()[field].kind.conserves ? initial_mean_[field] : 0.5;
  }

  void OwnFields::fill(Statistics *row,
                       PhaseField &fields,
                       const Measured &measured,
                       const double t)
  {
    if (initial_mean_.empty())
      for (std::size_t i = 0; i < equations_.fields().size(); ++i)
        initial_mean_.push_back(measured.fields[n_others_ + i].mean);
    const auto set = [row](const std::string &name, const double value) {
      if (row != nullptr)
        row->set(name, value);
    };
    if (has_nuclei())
      set("nuclei", total(measured.nuclei.growing));
    for (std::size_t i = 0; i < initial_mean_.size(); ++i)
      {
        const FieldEquation &field = equations_.fields()[i];
        const FieldRange &range = measured.fields[n_others_ + i];
        set("mean of " + field.name, range.mean);
        set("lowest " + field.name, range.lowest);
        set("highest " + field.name, range.highest);
        if (field.kind.conserves)
          {
            set("variance of " + field.name, range.variance);
            set("drift of " + field.name, range.mean - initial_mean_[i]);
          }
        if (!field.kind.follows_at_once)
          set("regions of " + field.name,
              fields.structure().count_regions(n_others_ + i, region_threshold(i)));
        if (equations_.has_exact_solution(i))
          set("error of " + field.name, exact_error(equations_, fields, i, t));
      }
  }

  std::vector<Quantity> OwnFields::quantities(const Statistics &statistics, long, double) const
  {
    const auto is_own = [this](const std::string &name) {
      return name == "free energy" || std::any_of(equations_.fields().begin(),
                                                  equations_.fields().end(),
                                                  [&](const FieldEquation &field) {
                                                    return name == "error of " + field.name ||
                                                           name == "mean of " + field.name;
                                                  });
    };
    std::vector<Quantity> list;
    for (const auto &[key, value] : statistics.last_row())
      if (const auto bracket = key.find(" ["); bracket != std::string::npos)
        {
          const std::string name = key.substr(0, bracket);
          const std::string unit = key.substr(bracket + 2, key.size() - bracket - 3);
          if (is_own(name))
            list.push_back({"final " + name, unit, value, "at the end of the run"});
        }
    return list;
  }

  std::vector<std::string> OwnFields::closing_lines(const std::vector<Quantity> &quantities,
                                                    const std::string &directory) const
  {
    if (!case_.is_by_expression())
      return {};
    std::vector<std::string> lines;
    lines.reserve(quantities.size() + 1);
    for (const Quantity &quantity : quantities)
      lines.push_back(fmt::format("{:<34} {:.7g}{}",
                                  quantity.name,
                                  quantity.value,
                                  quantity.unit == "1" ? "" : " " + quantity.unit));
    lines.push_back(fmt::format("{:<34} {}/solution.pvd (ParaView), statistics.csv, summary.json",
                                "results",
                                directory));
    return lines;
  }

  std::string OwnFields::names_and_kinds() const
  {
    std::string names;
    for (const FieldEquation &field : equations_.fields())
      names += fmt::format("{}{} ({})", names.empty() ? "" : ", ", field.name, field.kind.name);
    return names;
  }
} // namespace softlattice
