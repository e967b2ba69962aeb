// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/expression_equations.h"
#include "solver/parts/part_report.h"
#include "solver/time/step_memory.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The fields that a case defines by its formulas, alone or after those of other parts, and their report.
  class OwnFields final : public PartReport
  {
  public:
    /// The case must outlive this.
    explicit OwnFields(const Case &what);

    ExpressionEquations &equations() { return equations_; }
    const ExpressionEquations &equations() const { return equations_; }

    /// See Part.
    double field_scale() const;
    std::vector<double> breakpoints(double from, double to) const;
    bool jumps(double t) const;
    bool energy_falls() const;

    std::vector<Column> leading_columns() const override;
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<Quantity> quantities(const Statistics &statistics, long, double) const override;
    std::vector<std::string> closing_lines(const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;

    /// "a (conserved), b (electrostatic)"
    std::string names_and_kinds() const;

    void keep(StepMemory &memory) const { memory.keep("expressions/initial means", initial_mean_); }
    void recall(StepMemory &memory)
    {
      initial_mean_ = memory.list_or_none("expressions/initial means", equations_.fields().size());
    }

  private:
    bool has_nuclei() const;
    double region_threshold(std::size_t field) const;

    const Case &case_;
    ExpressionEquations equations_;
    std::size_t n_others_;             ///< fields before these
    std::vector<double> initial_mean_; ///< per field, once it is known
  };
} // namespace softlattice
