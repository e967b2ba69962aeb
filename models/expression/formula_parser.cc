// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Operators, numbers and comparisons of a formula.
#include "models/expression/formula_parser.h"

#include "models/expression/expression_error.h"
#include "models/expression/foreign_syntax.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <system_error>

namespace softlattice
{
  namespace
  {
    bool is_digit(const char c)
    {
      return c >= '0' && c <= '9';
    }
    bool starts_name(const char c)
    {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
  } // namespace

  FormulaParser::Level::Level(FormulaParser &parser, const std::size_t column)
    : parser_(parser)
  {
    if (parser_.depth_ >= max_expression_depth)
      parser_.fail(column,
                   "parentheses, functions and powers go deeper than " +
                     std::to_string(max_expression_depth) + " levels");
    ++parser_.depth_;
  }

  void FormulaParser::fail(const std::size_t column, const std::string &message) const
  {
    throw ExpressionError(column, message);
  }

  ExpressionGraph::Node FormulaParser::whole()
  {
    if (text_.size() > max_expression_length)
      fail(max_expression_length,
           "a formula has at most " + std::to_string(max_expression_length) + " characters");
    skip_space();
    if (at_end())
      fail(0, "the formula is empty");
    const Node result = sum();
    if (!at_end())
      fail_unexpected();
    return result;
  }

  /// After a complete value, something that does not go on with it.
  void FormulaParser::fail_unexpected() const
  {
    const char c = text_[position_];
    fail_foreign();
    if (c == ')')
      fail(position_, "this ')' has no '('");
    if (c == ',')
      fail(position_, "a ',' stands only between the arguments of a function");
    if ((c == '<' || c == '>') && text_.find('?', position_) != std::string::npos)
      fail(position_, foreign_operator("?", 0));
    if (c == '<' || c == '>')
      fail(position_,
           "a comparison stands only as the first argument of if(...); write if(a < b, 1, 0)");
    if (c == '(' || c == '.' || is_digit(c) || starts_name(c))
      fail(position_, "expected an operator before " + here() + " (a product needs its '*')");
    fail(position_, "expected an operator, not " + here());
  }

  /// What other languages have, such as && and ==, with what to write instead.
  void FormulaParser::fail_foreign() const
  {
    if (const std::string message = foreign_operator(text_, position_); !message.empty())
      fail(position_, message);
  }

  /// The character at the position, in quotes; the code of one that may not be printed.
  std::string FormulaParser::here() const
  {
    const auto c = static_cast<unsigned char>(text_[position_]);
    if (c > ' ' && c < 127)
      return std::string("'") + text_[position_] + "'";
    char code[32];
    std::snprintf(code, sizeof code, "the byte 0x%02X", static_cast<unsigned int>(c));
    return code;
  }

  /// Applies an operation that stands at `column`. Numbers that give no number are an error here,
  /// where the column is known.
  ExpressionGraph::Node FormulaParser::apply(const std::size_t column,
                                             const Operation operation,
                                             const Node a,
                                             const Node b,
                                             const Node c)
  {
    const Node node = graph_.apply(operation, a, b, c);
    if (graph_.is_constant(node) && !std::isfinite(graph_[node].value))
      fail(column, "the result of this operation is not a finite number");
    return node;
  }

  ExpressionGraph::Node FormulaParser::sum()
  {
    Node value = product();
    while (next_is('+') || next_is('-'))
      {
        const std::size_t column = position_;
        const auto operation = next_is('+') ? Operation::add : Operation::subtract;
        skip(1);
        value = apply(column, operation, value, product());
      }
    return value;
  }

  ExpressionGraph::Node FormulaParser::product()
  {
    Node value = signed_power();
    while (next_is('*') || next_is('/'))
      {
        const std::size_t column = position_;
        const auto operation = next_is('*') ? Operation::multiply : Operation::divide;
        skip(1);
        value = apply(column, operation, value, signed_power());
      }
    return value;
  }

  ExpressionGraph::Node FormulaParser::signed_power()
  {
    bool negative = false;
    for (; next_is('+') || next_is('-'); skip(1))
      negative = negative != next_is('-');
    const Node value = power();
    return negative ? graph_.negate(value) : value;
  }

  ExpressionGraph::Node FormulaParser::power()
  {
    const Node base = primary();
    if (!next_is_power())
      return base;
    const std::size_t column = position_;
    const Level level(*this, column);
    skip(next_is('^') ? 1 : 2);
    return apply(column, Operation::power, base, signed_power());
  }

  ExpressionGraph::Node FormulaParser::primary()
  {
    if (at_end())
      fail(position_, "expected a number, a name or '(' at the end");
    if (next_is('('))
      {
        const std::size_t open = position_;
        const Level level(*this, open);
        skip(1);
        const Node value = sum();
        close(open);
        return value;
      }
    if (is_digit(text_[position_]) || next_is('.'))
      return number();
    if (starts_name(text_[position_]))
      return name();
    fail_foreign();
    fail(position_, "expected a number, a name or '(', not " + here());
  }

  void FormulaParser::close(const std::size_t open)
  {
    if (at_end())
      fail(open, "this '(' is never closed");
    if (!next_is(')'))
      fail_unexpected();
    skip(1);
  }

  ExpressionGraph::Node FormulaParser::number()
  {
    double value = 0.;
    const char *const begin = text_.data() + position_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (error == std::errc::result_out_of_range)
      fail(position_, "this number is too large or too small");
    if (error != std::errc())
      fail(position_, "expected digits beside the '.'");
    const bool is_range = *(end - 1) == '.' && end != text_.data() + text_.size() && *end == '.';
    skip(static_cast<std::size_t>(end - begin) - (is_range ? 1 : 0)); // 1..4 begins with 1
    return graph_.constant(value);
  }

  ExpressionGraph::Node FormulaParser::condition()
  {
    const Node left = sum();
    const std::size_t column = position_;
    if ((!next_is('<') && !next_is('>')) || text_.compare(position_, 2, "<>") == 0)
      {
        if (!at_end() && !next_is(',') && !next_is(')'))
          fail_unexpected();
        fail(column, "expected <, <=, > or >= in the first argument of if(...)");
      }
    const bool less = next_is('<');
    const bool or_equal = text_.compare(position_ + 1, 1, "=") == 0;
    skip(or_equal ? 2 : 1);
    const Node right = sum();
    if (next_is('<') || next_is('>'))
      fail(position_, chained_comparison());
    return apply(column,
                 or_equal ? Operation::less_or_equal : Operation::less,
                 less ? left : right,
                 less ? right : left);
  }

  void FormulaParser::skip_space()
  {
    while (next_is(' ') || next_is('\t') || next_is('\n') || next_is('\r'))
      ++position_;
  }

  void FormulaParser::skip(const std::size_t n)
  {
    position_ += n;
    skip_space();
  }

  std::string FormulaParser::word() const
  {
    std::size_t end = position_;
    if (end < text_.size() && starts_name(text_[end]))
      while (end < text_.size() && (starts_name(text_[end]) || is_digit(text_[end])))
        ++end;
    return text_.substr(position_, end - position_);
  }
} // namespace softlattice
