// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/expression_equations.h"
#include "solver/fields/gradient_energy_sum.h"
#include "solver/operators/equations.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The equations of a part of the program together with those that a case defines by its formulas: the fields
  /// of the former come first. Energies add up; the formulas may add a source to each field and multiply
  /// its mobility.
  ///
  /// Where the part scales its driving forces by s (9), the formulas enter scaled alike, so that they weigh as
  /// much beside it as they say: the energies and gradient coefficients of the own fields are
  /// multiplied by s, and their mobilities divided by it, which leaves their own motion as it is.
  class CombinedEquations final : public Equations
  {
  public:
    /// ExpressionModel::values() at a time.
    using Values = std::function<std::vector<double>(double t, bool before)>;

    /// The references must stay valid.
    CombinedEquations(Equations &part, ExpressionEquations &own, double scale, Values values);
    CombinedEquations(const CombinedEquations &) = delete;
    CombinedEquations &operator=(const CombinedEquations &) = delete;

    const std::vector<FieldEquation> &fields() const override { return fields_; }
    const std::vector<BoundaryCondition> &boundary_conditions() const override
    {
      return boundary_conditions_;
    }
    void set_nodes(const std::vector<std::array<double, 3>> &places) override;
    std::vector<unsigned int> wanted_materials() const override { return part_.wanted_materials(); }
    void set_nodes_of_materials(const std::vector<bool> &is_in) override
    {
      part_.set_nodes_of_materials(is_in);
    }
    void set_time(double t, bool before) override;
    void prepare(const double *const *u, const BodyIntegral &body) override
    {
      part_.prepare(u, body);
    }
    void energy(NodeRange nodes,
                const double *const *u,
                double *value,
                double *const *gradient,
                double *const *hessian) const override;
    GradientEnergy *gradient_energy() override
    {
      return gradient_energy_ ? &*gradient_energy_ : nullptr;
    }
    std::vector<std::size_t> gradients_read() const override;
    void set_gradients(const std::vector<const double *> &rows) override
    {
      part_.set_gradients(rows);
      own_.set_gradients(rows);
    }
    bool coefficient_is_uniform(std::size_t field) const override;
    double uniform_coefficient(std::size_t field) const override;
    void coefficient(std::size_t field,
                     const double *const *u,
                     double *value,
                     double *const *gradient) const override;
    bool coefficient_depends_on_fields(std::size_t field) const override;
    bool has_source(std::size_t field) const override;
    void source(std::size_t field,
                const double *const *u,
                double *value,
                double *const *gradient) const override;
    std::string stated_in(Law law, std::size_t field) const override;
    std::string energy_stated_in(std::size_t node, const double *const *u) const override;
    std::vector<DerivedField> derived_fields() const override { return part_.derived_fields(); }
    void derive(const double *const *u, double *const *values) const override
    {
      part_.derive(u, values);
    }

  private:
    bool is_of_part(const std::size_t field) const { return field < n_part_; }
    std::size_t own(const std::size_t field) const { return field - n_part_; }
    /// What the mobility of an own field, or its permittivity, is multiplied by.
    double coefficient_scale(std::size_t own_field) const;
    /// A row of the scratch space, from that number on, for each row that is wanted.
    std::vector<double *> scratch_beside(double *const *wanted, std::size_t first) const;

    Equations &part_;
    ExpressionEquations &own_;
    double scale_;
    Values values_;
    std::size_t n_part_;
    std::size_t n_nodes_ = 0;
    std::vector<FieldEquation> fields_;
    std::vector<BoundaryCondition> boundary_conditions_;
    std::optional<GradientEnergySum> gradient_energy_; ///< if either has any
    mutable std::vector<double> scratch_;              ///< of one evaluation
  };
} // namespace softlattice
