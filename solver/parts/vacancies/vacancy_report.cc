// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/vacancy_report.h"

#include "solver/case/case.h"
#include "solver/parts/vacancies/vacancy_equations.h"
#include "solver/parts/vacancies/vacancy_settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Below this the diffuse layers, which are thinner still under a voltage, are between the nodes.
    constexpr double fewest_points = 3.;

    const std::vector<std::string> &names_of_electrodes()
    {
      static const std::vector<std::string> names = {"biased", "grounded"};
      return names;
    }

    /// Of the longest cells of a graded box: how long those at its ends are, along the axis that is graded most.
    double part_at_ends(const Geometry &geometry)
    {
      const std::vector<double> &grading = geometry.box.grading;
      return geometry.kind == "box" ? 1. / *std::max_element(grading.begin(), grading.end()) : 1.;
    }

    ElectrodeCurrents::Setup setup_of(const VacancySettings &settings,
                                      const Case &what,
                                      const std::size_t first_field)
    {
      const auto &electrodes = settings.electrodes();
      const VacancyMaterial &material = settings.material();
      return {first_field + VacancyEquations::fraction,
              first_field + VacancyEquations::potential,
              {electrodes[0].boundary(), electrodes[1].boundary()},
              {!electrodes[0].is_blocking(), !electrodes[1].is_blocking()},
              material.charge_density(),
              material.compensating_fraction(settings.temperature(what, 0., false))};
    }
  } // namespace

  const std::vector<Column> &vacancy_columns()
  {
    static const std::vector<Column> all = [] {
      std::vector<Column> columns = {
        {"voltage", "V", "applied to the biased electrode against the grounded one"},
        {"mean vacancy fraction", "1", "vacant part of the halide sites, average over the crystal"},
        {"lowest vacancy fraction", "1", "smallest value at a node"},
        {"highest vacancy fraction", "1", "largest value at a node"},
        {"vacancy drift",
         "1",
         "relative change of the number of vacancies since the start; rounding where both "
         "electrodes "
         "block"}};
      for (const std::string &name : names_of_electrodes())
        {
          const std::string of = " of the " + name + " electrode";
          columns.push_back({"charge" + of, "C/m^2", "on its surface, per area"});
          columns.push_back(
            {"current" + of,
             "A/m^2",
             "into the crystal, per area, mean over the step: displacement and ionic"});
          columns.push_back({"ionic current" + of,
                             "A/m^2",
                             "the part of it that creates vacancies there, or annihilates them"});
        }
      columns.push_back(
        {"current imbalance",
         "1",
         "sum of the currents of both electrodes over that of their moduli: rounding"});
      columns.push_back({"vacancy defect",
                         "1",
                         "what the fluxes at both ends of the step leave of the balance of "
                         "vacancies, over what entered, "
                         "which is shared among the electrodes by area"});
      columns.push_back(
        {"Gauss defect",
         "1",
         "what the solver leaves of the balance of all charges, over their moduli, which is "
         "shared among the electrodes by area"});
      columns.push_back(
        {"time since the voltage step",
         "s",
         "since the voltage jumped last, at the beginning too; 0 before, and in the step in which "
         "the crystal charges as a capacitor"});
      return columns;
    }();
    return all;
  }

  const std::vector<Column> &second_species_columns()
  {
    static const std::vector<Column> all = {
      {"mean fraction of the second species",
       "1",
       "taken part of the sites of the defects that move beside halide vacancies, average"},
      {"lowest fraction of the second species", "1", "smallest value at a node"},
      {"highest fraction of the second species", "1", "largest value at a node"}};
    return all;
  }

  VacancyReport::VacancyReport(const VacancySettings &settings,
                               const Voltage &voltage,
                               const Case &what,
                               const std::size_t first_field)
    : settings_(settings)
    , voltage_(voltage)
    , case_(what)
    , fraction_(first_field + VacancyEquations::fraction)
    , currents_(setup_of(settings, what, first_field))
    , response_(settings.impedance().frequencies())
    , film_(blocking_film(settings, what))
  {
    const std::vector<MobileDefect> defects = settings.material().defects();
    for (std::size_t i = 1; i < defects.size(); ++i)
      others_.emplace_back(first_field + VacancyEquations::field_of(i),
                           defects[i].charge_density() / settings.material().charge_density());
  }

  std::vector<Column> VacancyReport::own_columns() const
  {
    std::vector<Column> columns = vacancy_columns();
    if (!others_.empty())
      columns.insert(columns.end(),
                     second_species_columns().begin(),
                     second_species_columns().end());
    return columns;
  }

  void VacancyReport::fill(Statistics *row,
                           PhaseField &fields,
                           const Measured &measured,
                           const double t)
  {
    const FieldRange &range = measured.fields[fraction_];
    const double voltage = voltage_.applied(t, true);
    const bool is_first = !initial_mean_;
    if (is_first)
      initial_mean_ = range.mean;
    const MeshFigures mesh = fields.figures();
    points_per_length_ =
      settings_.material().debye_length(range.mean, settings_.temperature(case_, t, true)) *
      mesh.degree / (mesh.finest_cell * part_at_ends(case_.geometry));
    double net = range.mean; // vacancies that have the charge of all defects
    for (const auto &[field, charge] : others_)
      net += charge * measured.fields[field].mean;
    if (currents_.advance(fields, net, t))
      follow(t, is_first);
    if (row == nullptr)
      return;
    row->set("voltage", voltage);
    row->set("mean vacancy fraction", range.mean);
    row->set("lowest vacancy fraction", range.lowest);
    row->set("highest vacancy fraction", range.highest);
    row->set("vacancy drift", range.mean / *initial_mean_ - 1.);
    for (std::size_t k = 0; k < 2; ++k)
      {
        const std::string of = " of the " + names_of_electrodes()[k] + " electrode";
        row->set("charge" + of, currents_.charge(k));
        row->set("current" + of, currents_.total(k));
        row->set("ionic current" + of, currents_.ionic(k));
      }
    row->set("time since the voltage step", response_.time_since());
    row->set("current imbalance", currents_.imbalance());
    row->set("vacancy defect", currents_.vacancy_defect());
    row->set("Gauss defect", currents_.gauss_defect());
    for (const auto &one : others_)
      {
        const FieldRange &other = measured.fields[one.first];
        row->set("mean fraction of the second species", other.mean);
        row->set("lowest fraction of the second species", other.lowest);
        row->set("highest fraction of the second species", other.highest);
      }
  }

  void VacancyReport::follow(const double t, const bool is_first)
  {
    scan_.add(voltage_.applied(t, true), currents_.total(0));
    const double before = is_first ? 0. : voltage_.between_electrodes(t, true),
                 after = voltage_.between_electrodes(t, false);
    if (is_first) // as if there had been no voltage
      response_.begin(t, after, 0.);
    response_.add(t, currents_.charge(0));
    if (!is_first && before != after)
      response_.begin(t, after - before, currents_.charge(0));
  }

  std::vector<std::string> VacancyReport::new_warnings()
  {
    if (has_warned_ || !(points_per_length_ < fewest_points))
      return {};
    has_warned_ = true;
    return {fmt::format(
      "{:.2g} points of the finest cells lie over a Debye length; at least {:.0f} are needed to "
      "resolve the charge at the electrodes: lower 'Discretisation/Finest cell'",
      points_per_length_,
      fewest_points)};
  }

  std::vector<OwnTable> VacancyReport::own_tables() const
  {
    std::vector<OwnTable> tables = {current_voltage_table()};
    if (!response_.frequencies().empty())
      tables.push_back(impedance_table());
    return tables;
  }

  std::vector<std::vector<double>> VacancyReport::rows_of(const OwnTable &table,
                                                          PhaseField &,
                                                          const double t) const
  {
    if (table.name == "current_voltage")
      return {{t, voltage_.applied(t, true), currents_.total(0), currents_.charge(0)}};
    return impedance_rows(t, response_, film_);
  }

  std::vector<std::string> VacancyReport::quantity_keys() const
  {
    std::vector<std::string> keys;
    for (const Quantity &one : vacancy_quantities(response_, scan_))
      keys.push_back(one.key());
    return keys;
  }

  std::vector<Quantity> VacancyReport::quantities(const Statistics &, long, double) const
  {
    return vacancy_quantities(response_, scan_);
  }

  void VacancyReport::keep(StepMemory &memory) const
  {
    currents_.keep(memory);
    scan_.keep(memory);
    memory.keep("vacancies/step response", response_.numbers());
    memory.keep("vacancies/initial mean",
                initial_mean_ ? std::vector<double>{*initial_mean_} : std::vector<double>());
  }

  void VacancyReport::recall(StepMemory &memory)
  {
    currents_.recall(memory);
    scan_.recall(memory);
    response_.set_numbers(memory.list("vacancies/step response", response_.n_numbers()));
    initial_mean_.reset();
    if (const auto mean = memory.list_or_none("vacancies/initial mean", 1); !mean.empty())
      initial_mean_ = mean[0];
  }
} // namespace softlattice
