// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/parts/equations/equations_of_part.h"
#include "solver/parts/part.h"
#include "solver/parts/phase/transformation_columns.h"

namespace softlattice
{
  /// The HT-LT transformation in given surroundings.
  class TransformationPart final
    : public Part
    , public PartReport
    , public GrowingPhase
  {
  public:
    /// The case must outlive this.
    explicit TransformationPart(const Case &what);

    PartEquations &equations() override { return beside_others_; }
    Equations *equations_alone() override { return &equations_; }
    double energy_scale() const override { return case_.models.coefficients().driving_force_scale; }
    InitialFields initial_fields() const override;
    double field_scale() const override { return 1.; }
    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    bool energy_falls(double from, double to) const override;
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;
    PartReport *report() override { return this; }
    GrowingPhase *growing_phase() override { return this; }

    double interface_width() const override;
    double front_speed(double t) const override;
    std::optional<SeedProfile> seed_profile() const override;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override;
    std::string nucleating_phase() const override { return "LT"; }
    double transformed(const Measured &measured) const override { return measured.fields[0].mean; }
    double end_fraction() const override { return case_.time.end_lt_fraction; }

    std::vector<std::string> standard_columns() const override;
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const override;
    std::vector<std::string> quantity_keys() const override { return transformation_keys(); }
    std::vector<std::string> closing_lines(const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;

  private:
    const Case &case_;
    PolymorphEquations equations_;
    EquationsOfPart beside_others_;
  };
} // namespace softlattice
