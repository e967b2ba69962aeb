// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "meshes/grains.h"
#include "models/model_set.h"
#include "solver/fields/phase_anisotropy.h"
#include "solver/operators/equations.h"

#include <algorithm>
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

    /// The references must stay valid. Tolerances: see Tolerance.
    PolymorphEquations(const ModelSet &models,
                       const Geometry &geometry,
                       double relative_tolerance,
                       double absolute_tolerance);

    const std::vector<FieldEquation> &fields() const override { return fields_; }
    const std::vector<BoundaryCondition> &boundary_conditions() const override { return none_; }
    void set_nodes(const std::vector<std::array<double, 3>> &places) override;
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
    std::vector<std::size_t> gradients_read() const override
    {
      return anisotropy_ ? std::vector<std::size_t>{0} : std::vector<std::size_t>{};
    }
    void set_gradients(const std::vector<const double *> &rows) override
    {
      std::copy_n(rows.begin(), 3, gradient_.begin());
    }
    bool coefficient_is_uniform(std::size_t) const override { return !grains_ && !anisotropy_; }
    double uniform_coefficient(std::size_t) const override { return mobility_; }
    void coefficient(std::size_t,
                     const double *const *u,
                     double *value,
                     double *const *gradient) const override;
    bool coefficient_depends_on_fields(std::size_t) const override { return false; }
    bool has_source(std::size_t) const override { return false; }
    void source(std::size_t, const double *const *, double *, double *const *) const override {}

  private:
    const ModelSet &models_;
    std::vector<FieldEquation> fields_;
    std::vector<BoundaryCondition> none_;
    std::unique_ptr<GrainMap> grains_;            ///< if their boundaries slow fronts
    std::unique_ptr<PhaseAnisotropy> anisotropy_; ///< if there is any
    std::array<const double *, 3> gradient_{};    ///< of eta, if the mobility depends on it
    std::vector<double> mobility_factor_;
    std::size_t n_nodes_ = 0;
    PointState state_;
    double mobility_ = 1.; ///< L [m^3/(J s)]
  };
} // namespace softlattice
