// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/halide_equations.h"
#include "solver/parts/composition/halide_report.h"
#include "solver/parts/equations/equations_of_part.h"
#include "solver/parts/part.h"
#include "solver/parts/phase/lt_phase.h"

#include <optional>

namespace softlattice
{
  /// A mixed halide: diffusion, exchange with its surroundings, demixing in the dark and under light, and
  /// the HT-LT transformation, with its nuclei, of a varying composition.
  class HalidePart final : public Part
  {
  public:
    /// The case must outlive this.
    explicit HalidePart(const Case &what);

    PartEquations &equations() override { return beside_others_; }
    Equations *equations_alone() override { return &equations_; }
    double energy_scale() const override { return equations_.energy_scale(); }
    InitialFields initial_fields() const override;
    MeshNeeds mesh_needs() const override;
    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    bool energy_falls(double from, double to) const override;
    std::optional<ThermalNoise> thermal_noise(double t) const override;
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;
    PartReport *report() override { return &report_; }
    GrowingPhase *growing_phase() override { return equations_.has_phase() ? &lt_ : nullptr; }
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory) override;

  private:
    const Case &case_;
    HalideEquations equations_;
    EquationsOfPart beside_others_;
    LtPhase lt_;
    HalideReport report_;
  };
} // namespace softlattice
