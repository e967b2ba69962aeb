// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression.h"

#include "models/expression/derivative.h"
#include "models/expression/kernels.h"
#include "models/expression/parser.h"

#include <algorithm>
#include <stdexcept>

namespace softlattice
{
  Expression::Expression(const std::string &text,
                         const std::vector<std::string> &variables,
                         const std::map<std::string, double> &constants,
                         const Definitions &definitions)
    : variables_(variables)
    , root_(parse_expression(text, variables, constants, definitions, graph_))
  {}

  bool Expression::depends_on(const std::string &variable) const
  {
    const auto found = std::find(variables_.begin(), variables_.end(), variable);
    const std::vector<bool> used = graph_.reachable({root_});
    for (std::size_t i = 0; i < used.size(); ++i)
      {
        const auto &entry = graph_[static_cast<ExpressionGraph::Node>(i)];
        if (used[i] && entry.operation == Operation::variable &&
            found == variables_.begin() + entry.operand[0])
          return true;
      }
    return false;
  }

  bool Expression::depends_on_any(const std::vector<std::string> &variables) const
  {
    return std::any_of(variables.begin(), variables.end(), [this](const std::string &one) {
      return depends_on(one);
    });
  }

  std::optional<double> Expression::constant() const
  {
    return graph_.is_constant(root_) ? std::optional<double>(graph_[root_].value) : std::nullopt;
  }

  double Expression::value(const std::vector<double> &values) const
  {
    if (values.size() != variables_.size())
      throw std::invalid_argument("expected " + std::to_string(variables_.size()) +
                                  " values of variables, got " + std::to_string(values.size()));
    std::vector<double> result(graph_.size(), 0.);
    for (std::size_t i = 0; i <= root_; ++i)
      {
        const auto &entry = graph_[static_cast<ExpressionGraph::Node>(i)];
        if (entry.operation == Operation::constant)
          result[i] = entry.value;
        else if (entry.operation == Operation::variable)
          result[i] = values[entry.operand[0]];
        else if (entry.operation == Operation::table)
          result[i] = graph_.tables()[entry.operand[1]]->value(result[entry.operand[0]],
                                                               static_cast<int>(entry.operand[2]));
        else
          result[i] = apply(entry.operation,
                            result[entry.operand[0]],
                            result[entry.operand[1]],
                            result[entry.operand[2]]);
      }
    return result[root_];
  }

  std::size_t Expression::index_of(const std::string &variable) const
  {
    const auto found = std::find(variables_.begin(), variables_.end(), variable);
    if (found == variables_.end())
      throw std::invalid_argument("'" + variable + "' is no variable of the formula");
    return static_cast<std::size_t>(found - variables_.begin());
  }

  Expression Expression::over(const std::vector<std::string> &first_variables) const
  {
    for (std::size_t i = first_variables.size(); i < variables_.size(); ++i)
      if (depends_on(variables_[i]))
        throw std::invalid_argument("the formula depends on '" + variables_[i] + "'");
    Expression result = *this;
    result.variables_ = first_variables;
    return result;
  }

  Expression Expression::derivative(const std::string &variable) const
  {
    Expression result = *this;
    result.root_ = differentiate(result.graph_, {root_}, index_of(variable)).front();
    return result;
  }

  Expression::Parts Expression::split(const std::vector<std::string> &by) const
  {
    Parts parts{*this, *this};
    const auto make_zero = [](Expression &one) { one.root_ = one.graph_.constant(0.); };
    make_zero(parts.dependent);
    make_zero(parts.independent);
    struct Term
    {
      double factor;
      ExpressionGraph::Node node;
    };
    std::vector<Term> terms = {{1., root_}};
    while (!terms.empty())
      {
        const Term term = terms.back();
        terms.pop_back();
        const auto &entry = graph_[term.node];
        const ExpressionGraph::Node a = entry.operand[0], b = entry.operand[1];
        if (entry.operation == Operation::add || entry.operation == Operation::subtract)
          {
            terms.push_back({entry.operation == Operation::add ? term.factor : -term.factor, b});
            terms.push_back({term.factor, a});
          }
        else if (entry.operation == Operation::negate)
          terms.push_back({-term.factor, a});
        else if (entry.operation == Operation::multiply && graph_.is_constant(a))
          terms.push_back({term.factor * graph_[a].value, b});
        else if (entry.operation == Operation::multiply && graph_.is_constant(b))
          terms.push_back({term.factor * graph_[b].value, a});
        else
          {
            Expression one = *this;
            one.root_ = term.node;
            Expression &to = one.depends_on_any(by) ? parts.dependent : parts.independent;
            const auto number = to.graph_.constant(term.factor);
            to.root_ =
              to.graph_.add(to.root_,
                            to.graph_.multiply(number, to.graph_.import(graph_, term.node)));
          }
      }
    return parts;
  }

  Expression Expression::combine(const Expression &a,
                                 const Expression &b,
                                 const Operation operation)
  {
    if (a.variables_ != b.variables_)
      throw std::invalid_argument("formulas of different variables");
    Expression result = a;
    const auto right = result.graph_.import(b.graph_, b.root_);
    result.root_ = result.graph_.apply(operation, a.root_, right);
    return result;
  }

  Expression operator+(const Expression &a, const Expression &b)
  {
    return Expression::combine(a, b, Operation::add);
  }
  Expression operator*(const Expression &a, const Expression &b)
  {
    return Expression::combine(a, b, Operation::multiply);
  }
} // namespace softlattice
