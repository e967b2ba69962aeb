// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What has a name in a formula: values, functions and definitions.
#include "models/expression/expression_error.h"
#include "models/expression/formula_parser.h"
#include "models/expression/gradient_syntax.h"
#include "models/expression/rate_syntax.h"
#include "models/expression/unknown_name.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    std::string n_arguments(const std::string &function, const std::size_t n, const bool more)
    {
      return function + " takes " + std::to_string(n) + (more ? " or more" : "") +
             (n == 1 ? " argument" : " arguments");
    }
  } // namespace

  bool FormulaParser::is_value(const std::string &name) const
  {
    const Definition *const definition = definitions_.find(name);
    return std::find(variables_.begin(), variables_.end(), name) != variables_.end() ||
           indices_.count(name) > 0 || constants_.count(name) > 0 || name == "pi" ||
           (definition != nullptr && definition->parameters.empty());
  }

  bool FormulaParser::has_comma_inside(const std::size_t open) const
  {
    int depth = 0;
    for (std::size_t at = open; at < text_.size(); ++at)
      if (text_[at] == '(')
        ++depth;
      else if (text_[at] == ')' && --depth == 0)
        return false;
      else if (text_[at] == ',' && depth == 1)
        return true;
    return false;
  }

  FormulaParser::Node FormulaParser::name()
  {
    const std::size_t begin = position_;
    std::string name = word();
    skip(name.size());
    if (next_is('['))
      return value_of(begin, with_number(name));
    if (!next_is('('))
      return value_of(begin, name);
    if (const ExpressionFunction *const function = find_expression_function(name))
      return call(begin, *function);
    const Definition *const definition = definitions_.find(name);
    if (definition != nullptr && !definition->parameters.empty())
      return call(begin, name, *definition);
    // A field may be called d, as damage often is: d(d, x) is its derivative.
    if (is_gradient_function(name) && (!is_value(name) || has_comma_inside(position_)))
      return gradient(begin);
    if (is_value(name))
      fail(position_, "'" + name + "' is not a function; a product needs its '*'");
    if (name == "dt")
      return rate(begin);
    if (name == "sum" || name == "prod")
      return range(begin, name == "sum" ? Operation::add : Operation::multiply);
    if (name == "table")
      return table(begin);
    if (name == "noise" && definitions_.noise())
      return noise(begin);
    if (name == "grad")
      fail(begin,
           "a gradient is no number; write grad2(u), dot(grad(u), grad(v)) or d(u, x), and "
           "kappa/2*grad2(u) as "
           "'Gradient coefficient'");
    if (const std::string objection = definitions_.objection_to(name); !objection.empty())
      fail(begin, objection);
    fail(begin, unknown_name(name, true, variables_, constants_, definitions_));
  }

  /// eta[2] is eta2, and so is eta[i + 1] within a sum over i where i is 1.
  std::string FormulaParser::with_number(const std::string &name)
  {
    const std::size_t open = position_;
    const Level level(*this, open);
    skip(1);
    const std::size_t column = position_;
    const double number = whole_number("a name with a number, such as " + name + "[1]");
    if (number < 0.)
      fail(column, "the number of '" + name + "' is negative");
    if (at_end())
      fail(open, "this '[' is never closed");
    if (!next_is(']'))
      fail(position_, "expected ']', not " + here());
    skip(1);
    return name + std::to_string(static_cast<int>(number));
  }

  FormulaParser::Node FormulaParser::value_of(const std::size_t column, const std::string &name)
  {
    const auto variable = std::find(variables_.begin(), variables_.end(), name);
    if (variable != variables_.end())
      return graph_.variable(static_cast<std::size_t>(variable - variables_.begin()));
    if (const auto index = indices_.find(name); index != indices_.end())
      return graph_.constant(index->second);
    if (const auto constant = constants_.find(name); constant != constants_.end())
      return graph_.constant(constant->second);
    if (name == "pi")
      return graph_.constant(std::acos(-1.));
    if (const Definition *const definition = definitions_.find(name))
      {
        if (definition->parameters.empty())
          return instance(column, name, *definition, {});
        fail(column,
             "'" + name + "' is a function and needs its arguments, " +
               n_arguments(name, definition->parameters.size(), false));
      }
    if (const ExpressionFunction *const function = find_expression_function(name))
      fail(column, "'" + name + "' is a function and needs its arguments: " + function->meaning);
    if (const std::string objection = definitions_.objection_to(name); !objection.empty())
      fail(column, objection);
    fail(column, unknown_name(name, false, variables_, constants_, definitions_));
  }

  /// From their '(' on, to behind their ')'.
  std::vector<FormulaParser::Node> FormulaParser::arguments(const bool first_is_condition)
  {
    const std::size_t open = position_;
    const Level level(*this, open);
    std::vector<Node> all;
    skip(1);
    while (!next_is(')') || !all.empty())
      {
        if (at_end())
          fail(open, "this '(' is never closed");
        all.push_back(first_is_condition && all.empty() ? condition() : sum());
        if (!next_is(','))
          break;
        skip(1);
      }
    close(open);
    return all;
  }

  FormulaParser::Node FormulaParser::call(const std::size_t column,
                                          const ExpressionFunction &function)
  {
    std::vector<Node> all = arguments(function.operation == Operation::select);
    const auto n = static_cast<std::size_t>(function.n_arguments);
    if (all.size() < n || (all.size() > n && !function.more))
      fail(column,
           n_arguments(function.name, n, function.more) + ", not " + std::to_string(all.size()) +
             ": " + function.meaning);
    if (!function.formula.empty())
      {
        Definitions one;
        one.add(function.name, {"x"}, function.formula, {}, {});
        return instance(column, function.name, *one.find(function.name), all);
      }
    if (!function.more)
      {
        all.resize(3);
        return apply(column, function.operation, all[0], all[1], all[2]);
      }
    Node value = all[0];
    for (std::size_t i = 1; i < all.size(); ++i)
      value = apply(column, function.operation, value, all[i]);
    return value;
  }

  FormulaParser::Node FormulaParser::call(const std::size_t column,
                                          const std::string &name,
                                          const Definition &definition)
  {
    const std::vector<Node> all = arguments(false);
    const std::size_t n = definition.parameters.size();
    if (all.size() != n)
      fail(column, n_arguments(name, n, false) + ", not " + std::to_string(all.size()));
    return instance(column, name, definition, all);
  }

  FormulaParser::Node FormulaParser::instance(const std::size_t column,
                                              const std::string &name,
                                              const Definition &definition,
                                              const std::vector<Node> &arguments)
  {
    const std::size_t n = arguments.size();
    const std::vector<bool> wanted = definition.graph.reachable({definition.root});
    std::vector<Node> here(definition.graph.size(), 0);
    for (std::size_t i = 0; i <= definition.root; ++i)
      {
        if (!wanted[i])
          continue;
        const ExpressionGraph::Entry &entry = definition.graph[static_cast<Node>(i)];
        if (entry.operation == Operation::constant)
          here[i] = graph_.constant(entry.value);
        else if (entry.operation == Operation::table)
          here[i] = graph_.table(definition.graph.tables()[entry.operand[1]],
                                 here[entry.operand[0]],
                                 entry.operand[2]);
        else if (entry.operation != Operation::variable)
          here[i] = graph_.apply(entry.operation,
                                 here[entry.operand[0]],
                                 here[entry.operand[1]],
                                 here[entry.operand[2]]);
        else if (const std::size_t k = entry.operand[0]; k < n)
          here[i] = arguments[k];
        else if (k < 4 * n)
          here[i] = slope(column, arguments[(k - n) / 3], coordinates[(k - n) % 3]);
        else
          {
            const std::string &variable = definition.variables[k];
            const std::size_t number = number_of(variable);
            if (number == variables_.size())
              fail(column,
                   "'" + name + "' cannot stand here: it depends on " +
                     (is_rate_variable(variable)
                        ? "a rate of change, and these may stand in a source only"
                      : is_gradient_variable(variable)
                        ? "a gradient, and gradients may stand in a free energy, a mobility, a "
                          "mobility factor and a source"
                        : "'" + variable + "', which is not known here"));
            here[i] = graph_.variable(number);
          }
      }
    const Node value = here[definition.root];
    if (graph_.is_constant(value) && !std::isfinite(graph_[value].value))
      fail(column, "the result of '" + name + "' is not a finite number");
    return value;
  }
} // namespace softlattice
