// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/parts/equations/equations_of_part.h"
#include "solver/parts/part.h"
#include "solver/parts/phase/lt_phase.h"
#include "solver/parts/phase/transformation_report.h"

namespace softlattice
{
  /// The HT-LT transformation in given surroundings.
  class TransformationPart final : public Part
  {
  public:
    /// The case must outlive this.
    explicit TransformationPart(const Case &what);

    PartEquations &equations() override { return beside_others_; }
    Equations *equations_alone() override { return &equations_; }
    double energy_scale() const override { return case_.models.coefficients().driving_force_scale; }
    InitialFields initial_fields() const override;
    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    bool energy_falls(double from, double to) const override;
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;
    PartReport *report() override { return &report_; }
    GrowingPhase *growing_phase() override { return &lt_; }
    void keep(StepMemory &memory) const override { report_.keep(memory); }
    void recall(StepMemory &memory) override { report_.recall(memory); }

  private:
    const Case &case_;
    PolymorphEquations equations_;
    EquationsOfPart beside_others_;
    LtPhase lt_;
    TransformationReport report_;
  };
} // namespace softlattice
