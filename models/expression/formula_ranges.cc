// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Sums and products over a whole number: the same text, read once for each of its values.
#include "models/expression/expression_error.h"
#include "models/expression/formula_parser.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr int most_terms = 1000;
    constexpr double largest_number = 1e6;
  } // namespace

  void FormulaParser::expect(const char sign, const std::string &usage)
  {
    if (!next_is(sign))
      fail(position_, std::string("expected '") + sign + "'; write: " + usage);
    skip(1);
  }

  double FormulaParser::whole_number(const std::string &usage)
  {
    const std::size_t column = position_;
    const Node value = sum();
    if (!graph_.is_constant(value) || graph_[value].value != std::floor(graph_[value].value) ||
        std::fabs(graph_[value].value) > largest_number)
      fail(column, "expected a whole number; write: " + usage);
    return graph_[value].value;
  }

  void FormulaParser::skip_to_close(const std::size_t open)
  {
    int depth = 0;
    for (; !at_end() && !(depth == 0 && next_is(')')); ++position_)
      depth += next_is('(') ? 1 : next_is(')') ? -1 : 0;
    if (at_end())
      fail(open, "this '(' is never closed");
  }

  FormulaParser::Node FormulaParser::range(const std::size_t column, const Operation operation)
  {
    const bool is_sum = operation == Operation::add;
    const std::string usage = is_sum ? "sum(i, 1..4, eta[i]^2)" : "prod(i, 1..4, 1 - eta[i])";
    const std::size_t open = position_;
    const Level level(*this, open);
    skip(1);
    const std::size_t at_index = position_;
    const std::string index = word();
    if (index.empty())
      fail(at_index, "expected a name for the number that is summed over; write: " + usage);
    if (is_value(index) || find_expression_function(index) != nullptr ||
        definitions_.find(index) != nullptr)
      fail(at_index, "'" + index + "' means something else here; choose another name");
    skip(index.size());
    expect(',', usage);
    const double first = whole_number(usage);
    if (text_.compare(position_, 2, "..") != 0)
      fail(position_, "expected '..'; write: " + usage);
    skip(2);
    const double last = whole_number(usage);
    expect(',', usage);

    const std::size_t body = position_;
    Node value = graph_.constant(is_sum ? 0. : 1.);
    if (first > last)
      skip_to_close(open);
    for (double i = first; i <= last; i += 1.)
      {
        if (++n_terms_ > most_terms)
          fail(column,
               "the sums and products of a formula have more than " + std::to_string(most_terms) +
                 " terms; make it simpler");
        position_ = body;
        indices_[index] = i;
        value = apply(column, operation, value, sum());
      }
    indices_.erase(index);
    close(open);
    return value;
  }
} // namespace softlattice
