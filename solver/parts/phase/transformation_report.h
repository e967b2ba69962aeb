// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/part_report.h"
#include "solver/parts/phase/condensation_watch.h"

namespace softlattice
{
  struct Case;

  /// What goes into the results of the HT-LT transformation at one composition, whose phase is the first field.
  class TransformationReport final : public PartReport
  {
  public:
    /// The case must outlive this.
    explicit TransformationReport(const Case &what);

    std::vector<Column> leading_columns() const override;
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<std::string> new_warnings() override { return condensation_.news(); }
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const override;
    std::vector<std::string> quantity_keys() const override;
    std::vector<std::string> closing_lines(const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;

    // See Part.
    void keep(StepMemory &memory) const { condensation_.keep(memory); }
    void recall(StepMemory &memory) { condensation_.recall(memory); }

  private:
    const Case &case_;
    CondensationWatch condensation_;
  };
} // namespace softlattice
