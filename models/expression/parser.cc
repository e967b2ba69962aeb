// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/parser.h"

#include "models/expression/expression_error.h"
#include "models/expression/expression_syntax.h"
#include "models/expression/foreign_syntax.h"
#include "models/expression/gradient_syntax.h"
#include "models/expression/unknown_name.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <system_error>

namespace softlattice
{
  namespace
  {
    using Node = ExpressionGraph::Node;

    bool is_digit(const char c)
    {
      return c >= '0' && c <= '9';
    }
    bool starts_name(const char c)
    {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    /// Recursive descent, one function per level of binding. What nests (parentheses, arguments and
    /// exponents) goes through a Level, which bounds the depth; the rest are loops.
    class Parser
    {
    public:
      Parser(const std::string &text,
             const std::vector<std::string> &variables,
             const std::map<std::string, double> &constants,
             ExpressionGraph &graph)
        : text_(text)
        , variables_(variables)
        , constants_(constants)
        , graph_(graph)
      {}

      Node whole()
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

    private:
      /// One level of nesting, while it lives.
      class Level
      {
      public:
        Level(Parser &parser, const std::size_t column)
          : parser_(parser)
        {
          if (parser_.depth_ >= max_expression_depth)
            parser_.fail(column,
                         "parentheses, functions and powers go deeper than " +
                           std::to_string(max_expression_depth) + " levels");
          ++parser_.depth_;
        }
        ~Level() { --parser_.depth_; }
        Level(const Level &) = delete;
        Level &operator=(const Level &) = delete;

      private:
        Parser &parser_;
      };

      [[noreturn]] void fail(const std::size_t column, const std::string &message) const
      {
        throw ExpressionError(column, message);
      }

      /// After a complete value, something that does not go on with it.
      [[noreturn]] void fail_unexpected() const
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
      void fail_foreign() const
      {
        if (const std::string message = foreign_operator(text_, position_); !message.empty())
          fail(position_, message);
      }

      /// The character at the position, in quotes; the code of one that may not be printed.
      std::string here() const
      {
        const auto c = static_cast<unsigned char>(text_[position_]);
        if (c > ' ' && c < 127)
          return std::string("'") + text_[position_] + "'";
        char code[32];
        std::snprintf(code, sizeof code, "the byte 0x%02X", static_cast<unsigned int>(c));
        return code;
      }

      bool at_end() const { return position_ == text_.size(); }
      bool next_is(const char c) const { return !at_end() && text_[position_] == c; }
      bool next_is_power() const { return next_is('^') || text_.compare(position_, 2, "**") == 0; }

      void skip_space()
      {
        while (next_is(' ') || next_is('\t') || next_is('\n') || next_is('\r'))
          ++position_;
      }
      void skip(const std::size_t n)
      {
        position_ += n;
        skip_space();
      }

      /// Applies an operation that stands at `column`. Numbers that give no number are an error here,
      /// where the column is known.
      Node apply(const std::size_t column,
                 const Operation operation,
                 const Node a,
                 const Node b = 0,
                 const Node c = 0)
      {
        const Node node = graph_.apply(operation, a, b, c);
        if (graph_.is_constant(node) && !std::isfinite(graph_[node].value))
          fail(column, "the result of this operation is not a finite number");
        return node;
      }

      Node sum()
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

      Node product()
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

      Node signed_power()
      {
        bool negative = false;
        for (; next_is('+') || next_is('-'); skip(1))
          negative = negative != next_is('-');
        const Node value = power();
        return negative ? graph_.negate(value) : value;
      }

      Node power()
      {
        const Node base = primary();
        if (!next_is_power())
          return base;
        const std::size_t column = position_;
        const Level level(*this, column);
        skip(next_is('^') ? 1 : 2);
        return apply(column, Operation::power, base, signed_power());
      }

      Node primary()
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

      void close(const std::size_t open)
      {
        if (at_end())
          fail(open, "this '(' is never closed");
        if (!next_is(')'))
          fail_unexpected();
        skip(1);
      }

      Node number()
      {
        double value = 0.;
        const char *const begin = text_.data() + position_;
        const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
        if (error == std::errc::result_out_of_range)
          fail(position_, "this number is too large or too small");
        if (error != std::errc())
          fail(position_, "expected digits beside the '.'");
        skip(static_cast<std::size_t>(end - begin));
        return graph_.constant(value);
      }

      Node name()
      {
        const std::size_t begin = position_;
        std::size_t end = begin;
        while (end < text_.size() && (starts_name(text_[end]) || is_digit(text_[end])))
          ++end;
        const std::string word = text_.substr(begin, end - begin);
        skip(end - begin);

        const auto variable = std::find(variables_.begin(), variables_.end(), word);
        const auto constant = constants_.find(word);
        const bool is_value =
          variable != variables_.end() || constant != constants_.end() || word == "pi";
        const ExpressionFunction *const function = find_expression_function(word);
        if (next_is('('))
          {
            if (function != nullptr)
              return call(begin, *function);
            if (is_value)
              fail(position_, "'" + word + "' is not a function; a product needs its '*'");
            if (is_gradient_function(word))
              return gradient(begin);
            if (word == "grad")
              fail(begin,
                   "a gradient is no number; write grad2(u), dot(grad(u), grad(v)) or d(u, x), and "
                   "kappa/2*grad2(u) as "
                   "'Gradient coefficient'");
            fail(begin, unknown_name(word, true, variables_, constants_));
          }
        if (variable != variables_.end())
          return graph_.variable(static_cast<std::size_t>(variable - variables_.begin()));
        if (constant != constants_.end())
          return graph_.constant(constant->second);
        if (is_value)
          return graph_.constant(std::acos(-1.));
        if (function != nullptr)
          fail(begin, "'" + word + "' is a function and needs its arguments: " + function->meaning);
        fail(begin, unknown_name(word, false, variables_, constants_));
      }

      /// d(u, x), grad2(u) or dot(grad(u), grad(v)), from its beginning on.
      Node gradient(const std::size_t begin)
      {
        const GradientCall call = read_gradient(text_, begin, variables_);
        position_ = begin;
        skip(call.end - begin);
        Node value = graph_.constant(0.);
        for (const auto &[a, b] : call.terms)
          {
            const Node first = graph_.variable(a);
            value = graph_.add(
              value,
              b == GradientCall::none ? first : graph_.multiply(first, graph_.variable(b)));
          }
        return value;
      }

      /// The arguments, from their '(' on.
      Node call(const std::size_t column, const ExpressionFunction &function)
      {
        const std::size_t open = position_;
        const Level level(*this, open);
        std::vector<Node> arguments;
        skip(1);
        while (!next_is(')') || !arguments.empty())
          {
            const bool is_condition = function.operation == Operation::select && arguments.empty();
            if (at_end())
              fail(open, "this '(' is never closed");
            arguments.push_back(is_condition ? condition() : sum());
            if (!next_is(','))
              break;
            skip(1);
          }
        close(open);

        const std::size_t n = static_cast<std::size_t>(function.n_arguments);
        if (arguments.size() < n || (arguments.size() > n && !function.more))
          fail(column,
               function.name + " takes " + std::to_string(n) + (function.more ? " or more" : "") +
                 (n == 1 ? " argument" : " arguments") + ", not " +
                 std::to_string(arguments.size()) + ": " + function.meaning);
        if (!function.more)
          {
            arguments.resize(3);
            return apply(column, function.operation, arguments[0], arguments[1], arguments[2]);
          }
        Node value = arguments[0];
        for (std::size_t i = 1; i < arguments.size(); ++i)
          value = apply(column, function.operation, value, arguments[i]);
        return value;
      }

      Node condition()
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

      const std::string &text_;
      const std::vector<std::string> &variables_;
      const std::map<std::string, double> &constants_;
      ExpressionGraph &graph_;
      std::size_t position_ = 0;
      int depth_ = 0;
    };
  } // namespace

  ExpressionGraph::Node parse_expression(const std::string &text,
                                         const std::vector<std::string> &variables,
                                         const std::map<std::string, double> &constants,
                                         ExpressionGraph &graph)
  {
    return Parser(text, variables, constants, graph).whole();
  }
} // namespace softlattice
