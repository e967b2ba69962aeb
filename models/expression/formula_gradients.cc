// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Gradients in a formula. Those of anything but a field follow from those of the fields in it.
#include "models/expression/derivative.h"
#include "models/expression/expression_error.h"
#include "models/expression/formula_parser.h"
#include "models/expression/gradient_syntax.h"
#include "models/expression/rate_syntax.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    std::string usage_of(const std::string &function)
    {
      return function == "d"     ? "d(FIELD, x), the derivative of a field by x, y or z"
             : function == "dot" ? "dot(grad(FIELD), grad(FIELD))"
                                 : "grad2(FIELD), the square of the gradient of a field";
    }
  } // namespace

  /// The last one: what stands before it are parameters of a definition.
  std::size_t FormulaParser::number_of(const std::string &variable) const
  {
    const auto found = std::find(variables_.rbegin(), variables_.rend(), variable);
    return found == variables_.rend() ? variables_.size()
                                      : static_cast<std::size_t>(variables_.rend() - found) - 1;
  }

  /// Whether the call that begins here is of names alone; read_gradient() knows what may be wrong with it.
  bool FormulaParser::is_of_a_field(const std::size_t begin) const
  {
    const std::size_t end = text_.find_first_of(",)", begin);
    const std::string argument = text_.substr(begin, end - begin);
    if (argument.find_first_of("+-*/^[.") != std::string::npos)
      return false;
    const std::size_t open = argument.find_last_of('(');
    std::string name = argument.substr(open + 1);
    name.erase(0, name.find_first_not_of(" \t"));
    name.erase(name.find_last_not_of(" \t") + 1);
    const bool is_known_otherwise = definitions_.find(name) != nullptr || indices_.count(name) > 0;
    // d((u), x) and d(h(u), x) have more parentheses than the function itself.
    const auto n_open = std::count(argument.begin(), argument.end(), '(');
    const bool is_dot = argument.compare(0, 3, "dot") == 0;
    return !is_known_otherwise && n_open == (is_dot ? 2 : 1);
  }

  FormulaParser::Node FormulaParser::gradient(const std::size_t begin)
  {
    const std::string function = text_.substr(begin, text_.find_first_of(" \t(", begin) - begin);
    const std::size_t comma = text_.find(',', begin);
    const bool is_plain =
      is_of_a_field(begin) &&
      (function != "dot" || comma == std::string::npos || is_of_a_field(comma + 1));
    if (!is_plain)
      return gradient_of_anything(function);
    const GradientCall call = read_gradient(text_, begin, variables_);
    position_ = begin;
    skip(call.end - begin);
    Node value = graph_.constant(0.);
    for (const auto &[a, b] : call.terms)
      {
        const Node first = graph_.variable(a);
        value =
          graph_.add(value,
                     b == GradientCall::none ? first : graph_.multiply(first, graph_.variable(b)));
      }
    return value;
  }

  FormulaParser::Node FormulaParser::gradient_of_anything(const std::string &function)
  {
    const std::string usage = usage_of(function);
    const std::size_t open = position_;
    const Level level(*this, open);
    skip(1);
    Node first = 0, second = 0;
    std::size_t column = position_;
    if (function == "dot")
      for (Node *const one : {&first, &second})
        {
          if (word() != "grad")
            fail(position_, "expected 'grad'; write: " + usage);
          skip(4);
          column = position_;
          expect('(', usage);
          *one = sum();
          expect(')', usage);
          if (one == &first)
            expect(',', usage);
        }
    else
      first = second = sum();
    if (function == "d")
      {
        expect(',', usage);
        const std::string coordinate = word();
        if (coordinate.size() != 1 || coordinates.find(coordinate) == std::string_view::npos)
          fail(position_, "expected x, y or z; write: " + usage);
        skip(1);
        close(open);
        return slope(column, first, coordinate.front());
      }
    close(open);
    Node value = graph_.constant(0.);
    for (const char c : coordinates)
      value = graph_.add(value, graph_.multiply(slope(column, first, c), slope(column, second, c)));
    return value;
  }

  FormulaParser::Node FormulaParser::slope(const std::size_t column,
                                           const Node value,
                                           const char coordinate)
  {
    const std::vector<bool> used = graph_.reachable({value});
    std::vector<std::size_t> variables; // that the value depends on
    for (std::size_t i = 0; i < used.size(); ++i)
      if (const auto &entry = graph_[static_cast<Node>(i)];
          used[i] && entry.operation == Operation::variable)
        variables.push_back(entry.operand[0]);
    Node sum = graph_.constant(0.);
    for (const std::size_t one : variables)
      {
        const std::string &name = variables_[one];
        if (is_gradient_variable(name))
          fail(column,
               "this is the gradient of a gradient, which is not known; a field of its own could "
               "stand for the inner one");
        if (is_rate_variable(name))
          fail(column, "this is the gradient of a rate of change, which is not known");
        const std::string derivative = gradient_variable(name, coordinate);
        // Of two of the same name the first is a parameter of a definition, and so is its derivative.
        const bool is_last = number_of(name) == one;
        const std::size_t of =
          is_last
            ? number_of(derivative)
            : static_cast<std::size_t>(std::find(variables_.begin(), variables_.end(), derivative) -
                                       variables_.begin());
        const bool is_coordinate = name.size() == 1 && name.front() == coordinate && is_last;
        if (of == variables_.size() &&
            std::none_of(variables_.begin(), variables_.end(), is_gradient_variable))
          fail(column,
               "gradients are not known here; they may stand in a free energy, a mobility, "
               "a mobility factor and a source");
        if (of == variables_.size() && !is_coordinate)
          continue; // the same everywhere
        const Node by_it = differentiate(graph_, {value}, one).front();
        sum =
          graph_.add(sum,
                     of == variables_.size() ? by_it : graph_.multiply(by_it, graph_.variable(of)));
      }
    return sum;
  }
} // namespace softlattice
