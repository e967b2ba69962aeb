// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_batch.h"
#include "models/expression_model/expression_model.h"
#include "solver/fields/expression_gradient_energy.h"
#include "solver/fields/place_formula.h"
#include "solver/operators/equations.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The equations that a case file defines by its formulas, compiled for many nodes at once. Units
  /// are those of the case. Beside other parts the states that its laws are handed, and their derivatives, are
  /// those of the others() first and its own then; everywhere else the first of its own is number 0.
  class ExpressionEquations : public Equations
  {
  public:
    /// The model must have been read without errors; it is not needed afterwards. `by_default` holds
    /// for fields that state no tolerance of their own. Throws InputError where the derivatives of a
    /// formula grow too large.
    ExpressionEquations(const ExpressionModel &model, const Tolerance &by_default);
    ExpressionEquations(const ExpressionEquations &) = delete; // boundary conditions point to it
    ExpressionEquations &operator=(const ExpressionEquations &) = delete;

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
      return gradient_energy_ ? &*gradient_energy_ : nullptr;
    }
    void source_by_rate(std::size_t field,
                        std::size_t of,
                        const double *const *u,
                        double *value) const override;
    double uniform_coefficient(std::size_t field) const override;
    void coefficient(std::size_t field,
                     const double *const *u,
                     double *value,
                     double *const *gradient) const override;
    void cross_mobility(std::size_t field,
                        std::size_t other,
                        const double *const *u,
                        double *value,
                        double *const *gradient) const override;
    void source(std::size_t field,
                const double *const *u,
                double *value,
                double *const *gradient) const override;

    std::string stated_in(Law law, std::size_t field) const override;
    /// The energy density holds the charge densities of potentials.
    std::string energy_stated_in(std::size_t node, const double *const *u) const override;

    /// Whether there is an energy at all.
    bool has_energy() const { return has_energy_; }
    /// How many fields other parts have.
    std::size_t n_others() const { return others_.size(); }
    /// ExpressionModel::values() from now on.
    void set_values(const std::vector<double> &values);
    /// What the formulas add to the equations of the others, by their number: a source, and a factor of
    /// the mobility.
    bool has_source_of_other(std::size_t other) const { return !others_[other].source.is_zero; }
    void source_of_other(std::size_t other,
                         const double *const *u,
                         double *value,
                         double *const *gradient) const;
    std::vector<std::size_t> rates_read_by_other(const std::size_t other) const
    {
      return of_rates(others_[other].by_rate);
    }
    void source_of_other_by_rate(std::size_t other,
                                 std::size_t of,
                                 const double *const *u,
                                 double *value) const;
    bool has_mobility_factor(std::size_t other) const { return !others_[other].factor.is_one; }
    void mobility_factor(std::size_t other,
                         const double *const *u,
                         double *value,
                         double *const *gradient) const;
    std::string stated_in_of_other(Law law, std::size_t other) const;

    /// The field at the beginning; 0 for a potential, which follows from the others.
    double initial_value(std::size_t field, const std::array<double, 3> &place) const;
    bool has_exact_solution(std::size_t field) const;
    std::string exact_solution_stated_in(const std::size_t field) const
    {
      return compiled_[field].texts.section() + "/Exact solution";
    }
    double exact_solution(std::size_t field, const std::array<double, 3> &place, double t) const;

  private:
    struct Compiled
    {
      ExpressionBatch batch;
      bool depends_on_fields;
      bool depends_on_place; ///< or on gradients
      bool is_zero;
      bool is_one;
    };
    /// The derivative of a source by the rate of a field.
    struct ByRate
    {
      std::size_t of;
      Compiled factor;
    };
    struct Other
    {
      Compiled source, factor;
      std::vector<ByRate> by_rate;
      std::string source_path, factor_path;
    };
    struct Cross
    {
      std::size_t field, other;
      Compiled mobility;
      bool is_of(const std::size_t a, const std::size_t b) const
      {
        return (field == a && other == b) || (field == b && other == a);
      }
    };
    struct Field
    {
      Compiled coefficient;
      std::optional<Compiled> source;
      std::vector<ByRate> by_rate;
      std::optional<PlaceFormula> initial_value;
      std::optional<ExpressionBatch> exact_solution; // of x, y, z, t
      std::optional<ExpressionBatch> charge_density;
      FieldTexts texts;
    };

    /// `path` is the entry of the formula.
    static Compiled compile(const std::string &path,
                            const Expression &formula,
                            const std::vector<std::string> &fields);
    BoundaryCondition::Function value_of(const BoundaryFormula &condition) const;
    /// Fields, with those of other parts.
    static constexpr std::size_t most = ExpressionModel::most_fields + ExpressionModel::most_others;
    static constexpr std::size_t most_variables = most + 4 + 2 + 3 * most + most;
    /// Time and values, in the order of ExpressionModel::variables().
    void set_uniform(std::array<double, most_variables> &uniform) const;
    void evaluate(const ExpressionBatch &batch,
                  NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const;
    static std::vector<std::size_t> of_rates(const std::vector<ByRate> &list);
    static std::vector<ByRate> compile_rates(const std::string &path,
                                             const std::optional<Expression> &source,
                                             const std::vector<std::string> &rates,
                                             const std::vector<std::string> &fields);
    void evaluate_by_rate(const std::vector<ByRate> &list,
                          std::size_t of,
                          const double *const *u,
                          double *value) const;
    void find_gradients_read(const ExpressionModel &model, const std::vector<std::string> &names);

    EquationsDescription description_;
    std::vector<Field> compiled_;
    std::vector<Other> others_;
    std::vector<Cross> crosses_;
    std::vector<double> values_; ///< of the surroundings, where there are others
    std::optional<ExpressionBatch> energy_;
    std::optional<ExpressionGradientEnergy> gradient_energy_;
    std::vector<const double *> gradients_; ///< rows of all fields, if there are any
    std::vector<const double *> rates_;     ///< the same of rates
    bool has_energy_ = true;
    std::array<std::vector<double>, 3> place_; // x, y and z of all nodes
    double t_ = 0.;
    bool before_ = false; // of a jump at that time, the time before it is meant
  };
} // namespace softlattice
