// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/definitions.h"
#include "models/expression/expression_graph.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A formula of named variables; expression_syntax() says what may stand in it. For many points,
  /// make an ExpressionBatch of it.
  class Expression
  {
  public:
    /// Names that are not among the variables are looked up in `constants` and then in `definitions`. Throws
    /// ExpressionError.
    Expression(const std::string &text,
               const std::vector<std::string> &variables,
               const std::map<std::string, double> &constants = {},
               const Definitions &definitions = Definitions::none());

    const std::vector<std::string> &variables() const { return variables_; }

    /// Whether the variable is left after simplification; false for a name that is no variable.
    bool depends_on(const std::string &variable) const;
    bool depends_on_any(const std::vector<std::string> &variables) const;
    /// The value of a formula that depends on no variable; nothing of any other.
    std::optional<double> constant() const;

    /// The value at one point, values[i] that of variables()[i]. Slow.
    double value(const std::vector<double> &values) const;

    /// The same formula over fewer variables, the first of its own; std::invalid_argument where it depends
    /// on one of the others.
    Expression over(const std::vector<std::string> &first_variables) const;

    /// Its derivative by a variable, over the same variables.
    Expression derivative(const std::string &variable) const;

    /// A sum as two: of the terms that depend on one of these variables, and of the others; 0 where there
    /// are none.
    struct Parts;
    Parts split(const std::vector<std::string> &by) const;

    /// Both must have the same variables in the same order, else std::invalid_argument.
    friend Expression operator+(const Expression &a, const Expression &b);
    friend Expression operator*(const Expression &a, const Expression &b);

    const ExpressionGraph &graph() const { return graph_; }
    ExpressionGraph::Node root() const { return root_; }

    /// The position of a variable. Throws std::invalid_argument where there is no such variable.
    std::size_t index_of(const std::string &variable) const;

  private:
    static Expression combine(const Expression &a, const Expression &b, Operation operation);

    std::vector<std::string> variables_;
    ExpressionGraph graph_;
    ExpressionGraph::Node root_;
  };

  struct Expression::Parts
  {
    Expression dependent;
    Expression independent;
  };
} // namespace softlattice
