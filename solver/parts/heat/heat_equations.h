// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment.h"
#include "models/heat/film_heat.h"
#include "solver/parts/equations/part_equations.h"
#include "solver/parts/heat/heat_boundaries.h"
#include "solver/parts/heat/heat_of_nuclei.h"
#include "solver/parts/heat/heat_of_nuclei_below.h"
#include "solver/parts/heat/heat_sources.h"
#include "solver/parts/heat/plate_below.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Names of what is added up, in K m^dim: times rho c it is energy, and what a plate below the film has by itself is times
  /// c_s d_s/d.
  namespace heat_tallies
  {
    constexpr auto latent = "heat/latent";
    constexpr auto light = "heat/light";
    constexpr auto air = "heat/from the air";
    constexpr auto base = "heat/from the substrate";
    constexpr auto through = "heat/through "; ///< and the name of a boundary
    constexpr auto plate_base = "heat/plate from the base";
    constexpr auto plate_through = "heat/plate through "; ///< and the name of a boundary
  }                                                       // namespace heat_tallies

  /// The temperature as a field, (250), and that of a plate below it, (255).
  class HeatEquations final : public PartEquations
  {
  public:
    static constexpr auto name_of_temperature = "temperature";

    /// What the equations are of. References must stay valid.
    struct Setup
    {
      const FilmHeat &heat;
      const Environment &environment;
      HeatBoundaries boundaries;
      HeatedBody body;
      std::optional<std::string> composition; ///< name of the field x, if there is one
      double nominal_fraction;                ///< of bromide where that is no field [1]
      const Schedule *irradiance;             ///< [W/m^2]; null: none
      double relative_tolerance;
    };
    explicit HeatEquations(const Setup &setup);
    HeatEquations(const HeatEquations &) = delete; // terms and conditions refer to it
    HeatEquations &operator=(const HeatEquations &) = delete;

    const PartDescription &description() const override { return description_; }
    const PartTerm *coefficient(std::size_t) const override;
    const PartTerm *source(const std::string &field) const override;
    void set_nodes(const LawNodes &nodes) override;
    void set_time(double t, bool before) override;

    const HeatBoundaries &boundaries() const { return of_.boundaries; }
    /// Of its fields, the temperature of the film; that of a plate is 0.
    std::size_t number_of_film() const { return plate_ ? 1 : 0; }
    /// Null: there is none.
    const PlateBelow *plate() const { return plate_ ? &*plate_ : nullptr; }

  private:
    FieldEquation temperature(const char *name) const;
    void add_boundaries();
    void add_tallies();
    void add_boundary_tallies(std::size_t field, const char *name, std::size_t row);
    /// How much heat goes where a tally counts it, per area and kelvin [W/(m^2 K)].
    double transfer(const Tally &tally) const;
    /// By the heat of nuclei.
    std::vector<double> tallied_of(const HeatOfNuclei::Released &heat) const;
    std::vector<double> tallied_of(const HeatOfNuclei::Released &heat,
                                   const HeatOfNucleiBelow::Ways &ways) const;
    double air(double t) const { return of_.environment.before(t).temperature; }

    Setup of_;
    PartDescription description_;
    PointState state_;
    HeatDiffusivity diffusivity_;
    PointTerm varying_;
    UniformTerm uniform_;
    HeatSources sources_;
    HeatOfNuclei of_nuclei_;
    std::optional<PlateBelow> plate_;
    std::optional<HeatOfNucleiBelow> of_nuclei_below_; ///< in the plate
  };
} // namespace softlattice
