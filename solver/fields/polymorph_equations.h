// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "meshes/grains.h"
#include "models/model_set.h"
#include "solver/fields/condition_fields.h"
#include "solver/fields/local_mobility.h"
#include "solver/fields/mobility_over_temperature.h"
#include "solver/fields/phase_anisotropy.h"
#include "solver/operators/equations.h"

#include <array>
#include <memory>
#include <vector>

namespace softlattice
{
  /// The HT-LT transformation as one non-conserved field: 0 in the black phase, 1 in the yellow one,
  /// with the mobility that the surroundings and grain boundaries set.
  class PolymorphEquations final : public Equations
  {
  public:
    static constexpr auto name_of_phase = "LT_phase";
    /// The column of the statistics, and what entries of the case call the fraction that is transformed.
    static constexpr auto name_of_fraction = "LT fraction";

    /// The references must stay valid. Tolerances: see Tolerance.
    PolymorphEquations(const ModelSet &models,
                       const Geometry &geometry,
                       double relative_tolerance,
                       double absolute_tolerance,
                       const ConditionFields &given);

    const EquationsDescription &description() const override { return description_; }
    void set_nodes(const LawNodes &nodes) override;
    void set_time(double t, bool before) override;
    void energy(NodeRange nodes,
                const double *const *u,
                double *value,
                double *const *gradient,
                double *const *hessian) const override;
    GradientEnergy *gradient_energy() override
    {
      return anisotropy_ && anisotropy_->has_energy() ? anisotropy_.get() : nullptr;
    }
    double uniform_coefficient(std::size_t) const override { return mobility_; }
    void coefficient(std::size_t,
                     const double *const *u,
                     double *value,
                     double *const *gradient) const override;
    void source(std::size_t, const double *const *, double *, double *const *) const override {}

  private:
    bool only_temperature_is_given() const { return given_.temperature && !given_.humidity; }
    /// Adds what of f comes of the temperature at the place, and clears derivatives by what is given.
    void add_local_force(NodeRange nodes,
                         const double *const *u,
                         double *value,
                         double *const *gradient,
                         double *const *hessian) const;

    const ModelSet &models_;
    ConditionFields given_;
    EquationsDescription description_;
    std::unique_ptr<GrainMap> grains_;            ///< if their boundaries slow fronts
    std::unique_ptr<PhaseAnisotropy> anisotropy_; ///< if there is any
    std::array<const double *, 3> gradient_{};    ///< of eta, if the mobility depends on it
    std::vector<double> mobility_factor_;
    std::size_t n_nodes_ = 0;
    PointState state_;
    double mobility_ = 1.; ///< L [m^3/(J s)]
    Conditions around_;
    // In place of mobility_, where conditions are fields: the latter where that is the temperature alone.
    mutable LocalMobility local_mobility_;
    mutable MobilityOverTemperature mobility_over_temperature_;
  };
} // namespace softlattice
