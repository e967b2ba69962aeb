// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/expressions/expressions_of_part.h"
#include "solver/parts/expressions/own_fields.h"
#include "solver/parts/expressions/seeded_field.h"
#include "solver/parts/part.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Fields, energies and coefficients that a case defines by formulas, alone or beside other parts. Where none
  /// of them is about the transformation or a mixture, the case is what the formulas say: they have its
  /// nuclei, its noise and its report.
  class ExpressionPart final : public Part
  {
  public:
    /// The case must outlive this.
    explicit ExpressionPart(const Case &what);

    PartEquations &equations() override { return beside_others_; }
    Equations *equations_alone() override { return &own_.equations(); }
    InitialFields initial_fields() const override;
    MeshNeeds mesh_needs() const override { return {own_.field_scale()}; }
    double first_step() const override;
    std::vector<double> breakpoints(const double from, const double to) const override
    {
      return own_.breakpoints(from, to);
    }
    bool jumps(const double t) const override { return own_.jumps(t); }
    bool energy_falls(double, double) const override { return own_.energy_falls(); }
    std::optional<ThermalNoise> thermal_noise(double t) const override;
    void keep(StepMemory &memory) const override { own_.keep(memory); }
    void recall(StepMemory &memory) override { own_.recall(memory); }
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;
    PartReport *report() override { return &own_; }
    GrowingPhase *growing_phase() override { return case_.is_by_expression() ? &seeded_ : nullptr; }

  private:
    const Case &case_;
    OwnFields own_;
    ExpressionsOfPart beside_others_;
    SeededField seeded_;
  };
} // namespace softlattice
