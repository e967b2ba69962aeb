// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/output/quantities.h"
#include "solver/output/statistics.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A table of a part's own, in NAME.csv, that grows whenever fields are written.
  struct OwnTable
  {
    std::string name;
    std::string meaning;
    std::vector<Column> columns;
  };

  /// How many nuclei appeared: a column of the parts in which some do.
  Column nuclei_column();

  /// What goes into the results of a part of a case.
  class PartReport
  {
  public:
    virtual ~PartReport() = default;

    /// Its columns of statistics.csv that stand before those of the solver, and those behind them. One of the first
    /// that several parts have is a single one.
    virtual std::vector<Column> leading_columns() const { return {}; }
    virtual std::vector<Column> own_columns() const { return {}; }
    /// Sets them. Collective; `row` is null on all ranks but one.
    virtual void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) = 0;
    /// Whether what is filled in differs before and after t, so that both sides belong into the results.
    virtual bool shows_jump(double /*t*/) const { return false; }
    /// What the state last filled in shows that the user has to know and has not been told of.
    virtual std::vector<std::string> new_warnings() { return {}; }
    virtual std::vector<OwnTable> own_tables() const { return {}; }
    /// What the present state adds to a table. Collective.
    virtual std::vector<std::vector<double>> rows_of(const OwnTable &, PhaseField &, double) const
    {
      return {};
    }
    /// What the summary says of a run, and the keys of what of it a study can ask for. Final values of columns
    /// are asked for without.
    virtual std::vector<Quantity> quantities(const Statistics & /*statistics*/,
                                             long /*nuclei*/,
                                             double /*exposed_area*/) const
    {
      return {};
    }
    virtual std::vector<std::string> quantity_keys() const { return {}; }
    /// The last lines of a run, of the quantities of all parts.
    virtual std::vector<std::string> closing_lines(const std::vector<Quantity> & /*quantities*/,
                                                   const std::string & /*directory*/) const
    {
      return {};
    }
  };
} // namespace softlattice
