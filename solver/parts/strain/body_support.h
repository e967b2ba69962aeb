// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/elasticity/voigt.h"
#include "models/parameter_table.h"
#include "solver/operators/equations.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// What holds a body and what pulls at it, and what of the strain is zero or given in a body of two dimensions.
  class BodySupport
  {
  public:
    /// In section "Strain".
    void declare(ParameterTable &table);
    void check(const Geometry &geometry, std::vector<Finding> &findings) const;

    /// Whether the body lies on a substrate that holds it, rigid or compliant.
    bool has_substrate(const Geometry &geometry) const;
    /// Whether the strain in the plane is given everywhere, so that there is no displacement to solve for: of a film seen
    /// from above that a rigid substrate holds, (272).
    bool is_held_everywhere(const Geometry &geometry) const;
    /// How many components the displacement has.
    std::size_t n_displacements(const Geometry &geometry) const;
    /// Components of the stress that are zero all over the body, (272).
    Selection stress_free(const Geometry &geometry) const;
    /// Strain with the substrate, per its own linear strain [1].
    Voigt along_substrate(const Geometry &geometry) const;
    Voigt imposed() const;
    double substrate_expansion() const { return substrate_expansion_; } ///< [1/K]

    struct Boundaries
    {
      std::vector<std::string> clamped; ///< no displacement
      std::vector<std::string> rollers; ///< none along the normal
      std::vector<std::string> loaded;
      std::vector<std::string> elastic; ///< on a compliant substrate
    };
    Boundaries boundaries(const Geometry &geometry) const;
    /// Of the boundary `name` of a rectangular body: the axis of its normal.
    static std::size_t normal_axis(const Geometry &geometry, const std::string &name);
    const std::vector<double> &traction() const { return traction_; } ///< per axis [Pa]
    /// Of a compliant substrate, per area of the film [Pa/m].
    double substrate_stiffness() const { return substrate_stiffness_; }
    /// Whether a compliant substrate lies under a film that is seen from above.
    bool is_spread_on_substrate(const Geometry &geometry) const;
    /// Whether no boundary and no substrate holds the displacement along an axis.
    bool floats_along(std::size_t axis, const Geometry &geometry) const;
    /// Motions of the whole body that nothing holds, of the displacements in their order: along axes, and turns where both
    /// axes are free and not periodic.
    std::vector<NeutralChange> rigid_motions(const Geometry &geometry) const;

    /// Curvature of the wafer under a film, (277).
    struct Wafer
    {
      double youngs_modulus = 70e9; ///< [Pa]
      double poisson_ratio = 0.22;  ///< [1]
      double thickness = 1.1e-3;    ///< [m]
      /// [1/m] of a film of this thickness [m] whose mean stress in the plane this is [Pa].
      double curvature(double stress, double film_thickness) const;
    };
    const Wafer &wafer() const { return wafer_; }

  private:
    void declare_boundaries(const ParameterSection &section);
    void declare_wafer(const ParameterSection &section);
    /// What of the traction moves nothing.
    void check_loads(const Geometry &geometry,
                     const Boundaries &all,
                     std::vector<Finding> &findings) const;

    std::string substrate_ = "rigid";
    double substrate_expansion_ = 7e-6; // [1/K]
    double substrate_stiffness_ = 2e16; // [Pa/m]
    std::string plane_ = "strain";
    std::vector<double> imposed_ = {0., 0., 0.}; // [1]
    std::vector<std::string> clamped_ = {"default"}, rollers_ = {"default"}, loaded_ = {"none"};
    std::vector<double> traction_ = {0., 0., 0.}; // [Pa]
    Wafer wafer_;
  };
} // namespace softlattice
