// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/parts/heat/heat_equations.h"
#include "solver/parts/part.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Its columns, for the documentation as well.
  const std::vector<Column> &heat_columns();
  /// Those of a plate below the film, which come behind these.
  const std::vector<Column> &plate_columns();

  class HeatPart final
    : public Part
    , public PartReport
  {
  public:
    /// The case must outlive this.
    HeatPart(const FilmHeat &heat,
             const HeatBoundaries &boundaries,
             const Case &what,
             std::size_t first_field);

    PartEquations &equations() override { return equations_; }
    InitialFields initial_fields() const override;
    MeshNeeds mesh_needs() const override;
    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory) override;
    std::vector<std::string> description(const MeshFigures &, double) const override;
    PartReport *report() override { return this; }

    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<Quantity> quantities(const Statistics &statistics, long, double) const override;
    std::vector<std::string> quantity_keys() const override;

  private:
    /// How films and plates cool, for the log.
    std::vector<std::string> cooling() const;

    FilmHeat heat_;
    const Case &case_;
    std::size_t field_; ///< the number of its first one
    const Schedule *irradiance_;
    HeatEquations equations_;
    std::optional<double> initial_mean_; ///< of the temperature [K], once it is known
    double initial_plate_mean_ = 0.;     ///< of that of the plate, if there is one [K]
    double hottest_ = 0.;                ///< so far [K]
  };
} // namespace softlattice
