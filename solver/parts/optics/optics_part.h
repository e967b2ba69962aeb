// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/optics/film_optics.h"
#include "models/optics/power_bounds.h"
#include "solver/case/case.h"
#include "solver/parts/part.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The column of statistics.csv of the optics of a film that stands before those of the solver, and the others.
  const std::vector<Column> &leading_optics_columns();
  const std::vector<Column> &optics_columns();
  /// Those of modules in the weather.
  const std::vector<Column> &yield_columns();

  /// No equations: a field of the files beside those of other parts.
  class OpticsEquations final : public PartEquations
  {
  public:
    /// `composition` is the name of the field x, if there is one.
    OpticsEquations(const FilmOptics &film,
                    double nominal_fraction,
                    const std::optional<std::string> &composition);

    const PartDescription &description() const override { return description_; }
    void set_nodes(const LawNodes &nodes) override { n_nodes_ = nodes.places.size(); }
    static std::vector<DerivedField> all_derived_fields();
    void derive(const double *const *u, double *const *values) const override;

  private:
    const FilmOptics &film_;
    double nominal_fraction_; ///< x where it is no field [1]
    PartDescription description_;
    std::size_t n_nodes_ = 0;
  };

  class OpticsPart final
    : public Part
    , public PartReport
  {
  public:
    /// The case must outlive this.
    OpticsPart(const FilmOptics &film, const PowerBounds &power, const Case &what);

    PartEquations &equations() override { return equations_; }
    MeshNeeds mesh_needs() const override;
    bool energy_falls(double, double) const override { return true; }
    std::vector<std::string> description(const MeshFigures &, double) const override;
    PartReport *report() override { return this; }

    std::vector<Column> leading_columns() const override { return leading_optics_columns(); }
    std::vector<Column> own_columns() const override;
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory) override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;

  private:
    /// Goes on to the time t [s].
    void use_light(double t, double current_kept, double lt_part);

    FilmOptics film_;                     ///< of the thickness and composition of the case
    double thickness_;                    ///< [m]
    double nominal_fraction_;             ///< x where it is no field [1]
    std::size_t phase_;                   ///< number of the field
    std::optional<std::size_t> fraction_; ///< of the field x, if there is one
    PowerBounds power_;
    double full_current_;        ///< of HT of the nominal composition all over [A/m^2]
    const Schedule *irradiance_; ///< on the module; null: not known
    UsedLight used_;             ///< so far
    CellState cell_;             ///< when that was added up
    OpticsEquations equations_;
  };
} // namespace softlattice
