// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/part.h"
#include "solver/parts/strain/strain_equations.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Columns of statistics.csv of the part.
  const std::vector<Column> &strain_columns();
  /// Those of films on a wafer.
  const std::vector<Column> &wafer_columns();
  /// Components of the mean strain, of bodies whose mean stress is given.
  const std::vector<Column> &mean_strain_columns();

  class StrainPart final
    : public Part
    , public PartReport
  {
  public:
    /// The references must outlive this.
    StrainPart(const StrainLaws &laws, const Case &what);

    PartEquations &equations() override { return equations_; }
    InitialFields initial_fields() const override;
    bool energy_falls(double from, double to) const override;
    std::vector<std::string> description(const MeshFigures &, double) const override;
    PartReport *report() override { return this; }

    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;

  private:
    double temperature(double t) const; ///< of the surroundings [K]

    const BodySupport &support_;
    std::vector<std::size_t>
      free_; ///< components of the mean strain that follow from the mean stress
    const Case &case_;
    StrainEquations equations_;
    std::vector<std::size_t> numbers_; ///< in the case, of the fields that they read
  };
} // namespace softlattice
