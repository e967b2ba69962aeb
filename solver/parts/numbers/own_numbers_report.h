// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_batch.h"
#include "solver/output/own_numbers.h"
#include "solver/parts/part_report.h"
#include "solver/time/step_memory.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The columns and tables that a case makes of its fields by formulas, and whether they end it.
  class OwnNumbersReport final : public PartReport
  {
  public:
    /// The numbers must outlive this.
    explicit OwnNumbersReport(const OwnNumbers &numbers);

    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<OwnTable> own_tables() const override;
    std::vector<std::vector<double>> rows_of(const OwnTable &table,
                                             PhaseField &fields,
                                             double t) const override;
    std::vector<Quantity> quantities(const Statistics &statistics, long, double) const override;

    /// Whether the run is to end, by the numbers last filled in.
    bool ends_run(double t) const;
    const std::string &end_text() const { return numbers_.end_text(); }

    /// The numbers of the present state; NaN where a value is crossed nowhere. Collective.
    std::vector<double> values(PhaseField &fields, double t) const;
    /// Points outside of the domain. Not collective.
    std::vector<Finding> findings_about_places(const PhaseField &fields) const;
    /// These, or else formulas without a value now. Collective.
    std::vector<Finding> findings(PhaseField &fields, double t) const;
    /// What columns there are, with their values now, and what tables. Collective.
    std::vector<std::string> lines(PhaseField &fields, double t) const;

    void keep(StepMemory &memory) const { memory.keep("numbers/last", last_); }
    void recall(StepMemory &memory)
    {
      last_ = memory.list_or_none("numbers/last", numbers_.all().size());
    }

  private:
    const OwnNumbers &numbers_;
    /// Of all fluxes, by the place of their numbers. Collective.
    std::map<std::size_t, double> fluxes(const PhaseField &fields, double t) const;

    std::vector<std::optional<ExpressionBatch>> batches_;    ///< of all numbers; none of fluxes
    std::vector<std::vector<ExpressionBatch>> line_batches_; ///< of all lines
    std::optional<ExpressionBatch> end_;
    std::vector<double> last_; ///< values, once there are any
  };
} // namespace softlattice
