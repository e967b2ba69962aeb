// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/adapt/adaptation.h"
#include "solver/adapt/mesh_bounds.h"
#include "solver/fields/field_measures_of.h"
#include "solver/fields/field_probe_of.h"
#include "solver/fields/field_storage_of.h"
#include "solver/fields/field_structure_of.h"

namespace softlattice
{
  /// PhaseField in two or three dimensions.
  template <int dim>
  class PhaseFieldOf final : public PhaseField
  {
  public:
    PhaseFieldOf(const PhaseFieldSetup &setup, MPI_Comm communicator);

    MeshFigures figures() const override;
    MPI_Comm communicator() const override { return fields_.communicator; }
    unsigned long n_unknowns() const override
    {
      return fields_.space.n_unknowns() * fields_.equations.fields().size();
    }
    void initialise(const InitialFields &initial) override;
    Problem &problem() override { return fields_.system; }
    const Problem &problem() const override { return fields_.system; }
    State &state() override { return fields_.state; }
    bool adapt(const std::vector<Ball> &balls) override;
    bool is_finest_in(const std::vector<Ball> &balls) const override;
    std::vector<double> seed(const std::vector<GrownNucleus> &nuclei) override;
    void draw_noise(const NoiseDraw &draw, State &force) override
    {
      fields_.system.draw_noise(draw, fields_.state, force);
    }
    const FieldMeasures &measures() const override { return measures_; }
    const FieldStructure &structure() const override { return structure_; }
    const FieldProbe &probe() const override { return probe_; }
    FieldStorage &storage() override { return storage_; }

  private:
    using Vector = typename Space<dim>::Vector;

    static AdaptationSettings adaptation(const PhaseFieldSetup &setup, const MeshExtents &extents);
    static std::vector<RefinedBall<dim>> fine_balls(const PhaseFieldSetup &setup,
                                                    const MeshExtents &extents,
                                                    unsigned int degree);
    MeshBounds bounds() const
    {
      return {dim,
              fields_.space.degree(),
              static_cast<unsigned int>(fields_.equations.fields().size())};
    }
    void interpolate(const InitialFields &initial);
    /// With their images where boundaries are joined.
    std::vector<RefinedBall<dim>> refined(const std::vector<Ball> &balls) const;

    double interface_width_;
    std::optional<SeedProfile> seeds_;
    DiscreteFields<dim> fields_;
    std::array<double, 4> coarse_parts_; ///< vertices, lines, quadrilaterals, hexahedra
    Adaptation<dim> adaptation_;
    FieldMeasuresOf<dim> measures_;
    FieldStructureOf<dim> structure_;
    FieldProbeOf<dim> probe_;
    FieldStorageOf<dim> storage_;
  };
} // namespace softlattice
