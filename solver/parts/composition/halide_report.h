// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/halide_equations.h"
#include "solver/parts/composition/halide_emission.h"
#include "solver/parts/part_report.h"
#include "solver/parts/phase/condensation_watch.h"
#include "solver/time/step_memory.h"

#include <optional>

namespace softlattice
{
  /// Columns of statistics.csv of a mixture of iodide and bromide that stand before those of the solver.
  const std::vector<Column> &leading_halide_columns();
  /// Those of any mixed halide behind them; `lighter`: the symbol of its lighter halide.
  std::vector<Column> halide_columns(const std::string &lighter = "Br");

  /// What goes into the results of a mixed halide, with the transformation if it has one.
  class HalideReport final : public PartReport
  {
  public:
    /// Both must outlive this.
    HalideReport(const Case &what, const HalideEquations &equations);

    std::vector<Column> leading_columns() const override;
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    bool shows_jump(const double t) const override
    {
      return case_.models.halide().light().jumps(t);
    }
    std::vector<std::string> new_warnings() override;
    std::vector<OwnTable> own_tables() const override;
    std::vector<std::vector<double>> rows_of(const OwnTable &,
                                             PhaseField &fields,
                                             const double t) const override
    {
      return emission_.rows(fields, t);
    }
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const override;
    std::vector<std::string> quantity_keys() const override;
    std::vector<std::string> closing_lines(const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;

    // See Part.
    void keep(StepMemory &memory) const;
    void recall(StepMemory &memory);

  private:
    /// A name of a mixture of iodide and bromide as it is in this one.
    std::string named(const std::string &name) const;

    const Case &case_;
    const HalideEquations &equations_;
    HalideEmission emission_;
    std::optional<double> initial_mean_; ///< of x, once it is known
    double carrier_part_ = 0.;           ///< the largest, of the state last filled in [1]
    bool told_of_degeneracy_ = false;
    std::optional<CondensationWatch>
      condensation_; ///< where water matters: with the transformation
  };
} // namespace softlattice
