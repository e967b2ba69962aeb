// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression.h"

#include "models/expression/kernels.h"
#include "models/expression/parser.h"

#include <algorithm>
#include <stdexcept>

namespace softlattice
{
  Expression::Expression(const std::string &text,
                         const std::vector<std::string> &variables,
                         const std::map<std::string, double> &constants)
    : variables_(variables)
    , root_(parse_expression(text, variables, constants, graph_))
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
