// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/expression_equations.h"

#include "models/expression/gradient_syntax.h"
#include "solver/base/error.h"
#include "solver/fields/formula_batch.h"
#include "solver/fields/shifted_rows.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace softlattice
{
  namespace
  {
    FieldKind kind_of(const FieldTexts &field)
    {
      return *std::find_if(usual_kinds.begin(), usual_kinds.end(), [&](const FieldKind &kind) {
        return kind.name == field.kind; // a choice of the names of all
      });
    }

    double at(const ExpressionBatch &batch, const std::array<double, 3> &place, const double t)
    {
      const double variables[] = {place[0], place[1], place[2], t};
      double value = 0.;
      batch.evaluate(1, nullptr, variables, &value);
      return value;
    }

    BoundaryCondition::Function function_of(const std::optional<Expression> &formula)
    {
      if (!formula)
        return {};
      return [batch = ExpressionBatch(*formula)](const std::array<double, 3> &place,
                                                 const double t) { return at(batch, place, t); };
    }

    /// Of so many components as FieldFormulas has them.
    Directions directions_of(const std::vector<Expression> &formulas)
    {
      if (formulas.empty())
        return {};
      std::vector<ExpressionBatch> all(formulas.begin(), formulas.end());
      return [all](const std::array<double, 3> &place) -> std::array<double, 6> {
        const auto component = [&](const std::size_t k) { return at(all[k], place, 0.); };
        if (all.size() == 3)
          return {component(0), component(1), 1., component(2), 0., 0.};
        return {component(0), component(1), component(2), component(3), component(4), component(5)};
      };
    }

    BoundaryCondition::Kind kind_of(const BoundaryFormula &condition)
    {
      using Kind = BoundaryFormula::Kind;
      return condition.kind == Kind::value  ? BoundaryCondition::Kind::value
             : condition.kind == Kind::flux ? BoundaryCondition::Kind::flux
                                            : BoundaryCondition::Kind::exchange;
    }

    std::optional<ExpressionBatch> batch_of(const std::optional<Expression> &formula)
    {
      return formula ? std::optional<ExpressionBatch>(*formula) : std::optional<ExpressionBatch>();
    }
  } // namespace

  ExpressionEquations::Compiled ExpressionEquations::compile(const std::string &path,
                                                             const Expression &formula,
                                                             const std::vector<std::string> &fields)
  {
    const std::vector<std::string> &all = formula.variables();
    const bool reads_gradients = std::any_of(all.begin(), all.end(), [&](const std::string &name) {
      return is_gradient_variable(name) && formula.depends_on(name);
    });
    return {batch_of(path, formula, fields),
            formula.depends_on_any(fields),
            reads_gradients || formula.depends_on_any({"x", "y", "z"}),
            formula.constant() == 0.,
            formula.constant() == 1.};
  }

  ExpressionEquations::ExpressionEquations(const ExpressionModel &model,
                                           const Tolerance &by_default)
  {
    std::vector<std::string> names; // all that formulas have derivatives by
    for (const OtherField *one : model.others())
      names.push_back(one->name);
    for (const std::string &name : model.names())
      names.push_back(name);
    for (const OtherField *one : model.others())
      others_.push_back(
        {compile(one->source_path(), *one->source_formula, names),
         compile(one->mobility_factor_path(), *one->mobility_factor_formula, names),
         compile_rates(one->source_path(), one->source_formula, model.rates(), names),
         one->source_path(),
         one->mobility_factor_path()});
    if (model.knows_surroundings())
      values_.assign(ExpressionModel::values().size(), 0.);
    for (std::size_t i = 0; i < model.n_fields(); ++i)
      {
        const FieldTexts &texts = model.texts(i);
        const FieldFormulas &formulas = model.formulas(i);
        FieldEquation field;
        field.name = texts.name;
        field.unit = texts.unit;
        field.kind = kind_of(texts);
        field.gradient_coefficient = formulas.gradient_coefficient;
        if (formulas.lowest)
          field.lowest = *formulas.lowest;
        if (formulas.highest)
          field.highest = *formulas.highest;
        field.tolerance = by_default;
        field.tolerance.front_length = 0.;
        if (std::isfinite(texts.relative_tolerance))
          field.tolerance.relative = texts.relative_tolerance;
        if (std::isfinite(texts.absolute_tolerance))
          field.tolerance.absolute = texts.absolute_tolerance;
        compiled_.push_back(
          {compile(texts.coefficient_path(), *formulas.coefficient, names),
           formulas.source
             ? std::optional(compile(texts.section() + "/Source", *formulas.source, names))
             : std::nullopt,
           compile_rates(texts.section() + "/Source", formulas.source, model.rates(), names),
           formulas.initial_value
             ? std::optional(PlaceFormula(*formulas.initial_value, model.given_functions()))
             : std::nullopt,
           batch_of(formulas.exact_solution),
           formulas.charge_density
             ? std::optional(
                 batch_of(texts.section() + "/Charge density", *formulas.charge_density, names))
             : std::nullopt,
           texts});
        const Field &laws = compiled_.back();
        field.coefficient = {!laws.coefficient.depends_on_fields &&
                               !laws.coefficient.depends_on_place,
                             laws.coefficient.depends_on_fields};
        field.directions = directions_of(formulas.directions);
        field.has_source = laws.source && !laws.source->is_zero;
        field.rates_read = of_rates(laws.by_rate);
        description_.fields.push_back(std::move(field));
      }
    for (const BoundaryFormula &one : model.boundary_conditions())
      {
        BoundaryCondition &condition = description_.boundary_conditions.emplace_back();
        condition.field = one.field;
        condition.boundary = one.boundary;
        condition.kind = kind_of(one);
        condition.value = value_of(one);
        condition.coefficient = function_of(one.coefficient);
        condition.stated_in = one.path;
      }
    for (const CrossMobility &one : model.cross_mobilities())
      {
        crosses_.push_back({one.field, one.other, compile(one.path, *one.formula, names)});
        description_.fields[one.field].moved_by.push_back({one.other, one.path});
        description_.fields[one.other].moved_by.push_back({one.field, one.path});
      }
    energy_ = batch_of("Model/Free energy", model.energy(), names);
    has_energy_ = model.energy().constant() != 0.;
    if (model.gradient_energy())
      gradient_energy_.emplace(*model.gradient_energy(), names);
    find_gradients_read(model, names);
  }

  void ExpressionEquations::find_gradients_read(const ExpressionModel &model,
                                                const std::vector<std::string> &names)
  {
    std::vector<const std::optional<Expression> *> laws;
    for (const OtherField *one : model.others())
      laws.insert(laws.end(), {&one->source_formula, &one->mobility_factor_formula});
    for (std::size_t i = 0; i < model.n_fields(); ++i)
      laws.insert(laws.end(), {&model.formulas(i).coefficient, &model.formulas(i).source});
    for (const CrossMobility &one : model.cross_mobilities())
      laws.push_back(&one.formula);
    for (std::size_t i = 0; i < names.size(); ++i)
      {
        const auto derivatives = gradient_variables(names[i]);
        if (std::any_of(laws.begin(), laws.end(), [&](const std::optional<Expression> *law) {
              return *law && (*law)->depends_on_any({derivatives.begin(), derivatives.end()});
            }))
          description_.gradients_read.push_back(i);
      }
  }

  void ExpressionEquations::set_values(const std::vector<double> &values)
  {
    values_ = values;
    if (gradient_energy_)
      gradient_energy_->set_values(values);
  }

  void ExpressionEquations::set_nodes(const LawNodes &nodes)
  {
    const std::vector<std::array<double, 3>> &places = nodes.places;
    gradients_ = nodes.gradients;
    rates_ = nodes.rates;
    for (std::size_t d = 0; d < 3; ++d)
      {
        place_[d].resize(places.size());
        for (std::size_t i = 0; i < places.size(); ++i)
          place_[d][i] = places[i][d];
      }
  }

  BoundaryCondition::Function ExpressionEquations::value_of(const BoundaryFormula &condition) const
  {
    if (!condition.table)
      return function_of(condition.value);
    return [this, table = *condition.table](const std::array<double, 3> &, const double t) {
      return before_ ? table.before(t) : table.at(t);
    };
  }

  void ExpressionEquations::set_time(const double t, const bool before)
  {
    t_ = t;
    before_ = before;
    if (gradient_energy_)
      gradient_energy_->set_time(t);
  }

  void ExpressionEquations::evaluate(const ExpressionBatch &batch,
                                     const NodeRange nodes,
                                     const double *const *u,
                                     double *value,
                                     double *const *gradient,
                                     double *const *hessian) const
  {
    // In the order of ExpressionModel::variables().
    const std::size_t n = others_.size() + compiled_.size();
    std::array<const double *, most_variables> variables{};
    std::array<double, most_variables> uniform{};
    for (std::size_t i = 0; i < n; ++i)
      variables[i] = u[i] + nodes.begin;
    for (std::size_t d = 0; d < 3; ++d)
      variables[n + d] = place_[d].data() + nodes.begin;
    for (std::size_t k = 0; k < gradients_.size(); ++k)
      variables[n + 4 + values_.size() + k] =
        gradients_[k] == nullptr ? nullptr : gradients_[k] + nodes.begin;
    for (std::size_t k = 0; k < rates_.size(); ++k)
      variables[n + 4 + values_.size() + 3 * n + k] =
        rates_[k] == nullptr ? nullptr : rates_[k] + nodes.begin;
    set_uniform(uniform);
    batch.evaluate(
      nodes.end - nodes.begin,
      variables.data(),
      uniform.data(),
      value == nullptr ? nullptr : value + nodes.begin,
      ShiftedRows<double, most>(gradient, n, nodes.begin).get(),
      ShiftedRows<double, most *(most + 1) / 2>(hessian, n * (n + 1) / 2, nodes.begin).get());
  }

  void ExpressionEquations::set_uniform(std::array<double, most_variables> &uniform) const
  {
    const std::size_t time = others_.size() + compiled_.size() + 3;
    uniform[time] = t_;
    for (std::size_t i = 0; i < values_.size(); ++i)
      uniform[time + 1 + i] = values_[i];
  }

  void ExpressionEquations::energy(const NodeRange nodes,
                                   const double *const *u,
                                   double *value,
                                   double *const *gradient,
                                   double *const *hessian) const
  {
    evaluate(*energy_, nodes, u, value, gradient, hessian);
  }

  double ExpressionEquations::uniform_coefficient(const std::size_t field) const
  {
    std::array<double, most_variables> uniform{};
    set_uniform(uniform);
    double value = 0.;
    compiled_[field].coefficient.batch.evaluate(1, nullptr, uniform.data(), &value);
    return value;
  }

  void ExpressionEquations::coefficient(const std::size_t field,
                                        const double *const *u,
                                        double *value,
                                        double *const *gradient) const
  {
    evaluate(compiled_[field].coefficient.batch,
             {0, place_[0].size()},
             u,
             value,
             gradient,
             nullptr);
  }

  void ExpressionEquations::source(const std::size_t field,
                                   const double *const *u,
                                   double *value,
                                   double *const *gradient) const
  {
    evaluate(compiled_[field].source->batch, {0, place_[0].size()}, u, value, gradient, nullptr);
  }

  void ExpressionEquations::source_of_other(const std::size_t other,
                                            const double *const *u,
                                            double *value,
                                            double *const *gradient) const
  {
    evaluate(others_[other].source.batch, {0, place_[0].size()}, u, value, gradient, nullptr);
  }

  void ExpressionEquations::mobility_factor(const std::size_t other,
                                            const double *const *u,
                                            double *value,
                                            double *const *gradient) const
  {
    evaluate(others_[other].factor.batch, {0, place_[0].size()}, u, value, gradient, nullptr);
  }

  std::string ExpressionEquations::stated_in_of_other(const Law law, const std::size_t other) const
  {
    return law == Law::source ? others_[other].source_path : others_[other].factor_path;
  }

  std::string ExpressionEquations::stated_in(const Law law, const std::size_t field) const
  {
    const FieldTexts &texts = compiled_[field].texts;
    switch (law)
      {
        case Law::initial_value:
          return texts.initial_path();
        case Law::coefficient:
          return texts.coefficient_path();
        case Law::directions:
          return texts.directions_path();
        case Law::source:
          return texts.section() + "/Source";
        case Law::energy:
          break;
      }
    return "Model/Free energy";
  }

  std::string ExpressionEquations::energy_stated_in(const std::size_t node,
                                                    const double *const *u) const
  {
    const std::size_t n = others_.size() + compiled_.size();
    std::array<double, most_variables> variables{};
    for (std::size_t i = 0; i < n; ++i)
      variables[i] = u[i][node];
    for (std::size_t d = 0; d < 3; ++d)
      variables[n + d] = place_[d][node];
    set_uniform(variables);
    std::array<double, 1 + most + most *(most + 1) / 2> values{};
    std::array<double *, most> gradient{};
    std::array<double *, most *(most + 1) / 2> hessian{};
    for (std::size_t i = 0; i < most; ++i)
      gradient[i] = &values[1 + i];
    for (std::size_t k = 0; k < hessian.size(); ++k)
      hessian[k] = &values[1 + most + k];
    for (const Field &one : compiled_)
      if (one.charge_density)
        {
          one.charge_density->evaluate(1,
                                       nullptr,
                                       variables.data(),
                                       values.data(),
                                       gradient.data(),
                                       hessian.data());
          if (!std::all_of(values.begin(), values.end(), [](const double x) {
                return std::isfinite(x);
              }))
            return one.texts.section() + "/Charge density";
        }
    return stated_in(Law::energy, 0);
  }

  double ExpressionEquations::initial_value(const std::size_t field,
                                            const std::array<double, 3> &place) const
  {
    const auto &formula = compiled_[field].initial_value;
    return formula ? (*formula)(place) : 0.;
  }

  bool ExpressionEquations::has_exact_solution(const std::size_t field) const
  {
    return compiled_[field].exact_solution.has_value();
  }

  double ExpressionEquations::exact_solution(const std::size_t field,
                                             const std::array<double, 3> &place,
                                             const double t) const
  {
    return at(*compiled_[field].exact_solution, place, t);
  }
} // namespace softlattice
