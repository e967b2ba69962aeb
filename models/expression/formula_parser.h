// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/definitions.h"
#include "models/expression/expression_graph.h"
#include "models/expression/expression_syntax.h"

#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// Recursive descent over one formula, one function per level of binding. What nests (parentheses, arguments
  /// and exponents) goes through a Level, which bounds the depth; the rest are loops. Everything throws
  /// ExpressionError.
  class FormulaParser
  {
  public:
    /// All must outlive this object.
    FormulaParser(const std::string &text,
                  const std::vector<std::string> &variables,
                  const std::map<std::string, double> &constants,
                  const Definitions &definitions,
                  ExpressionGraph &graph)
      : text_(text)
      , variables_(variables)
      , constants_(constants)
      , definitions_(definitions)
      , graph_(graph)
    {}

    ExpressionGraph::Node whole();

  private:
    using Node = ExpressionGraph::Node;

    /// One level of nesting, while it lives.
    class Level
    {
    public:
      Level(FormulaParser &parser, std::size_t column);
      ~Level() { --parser_.depth_; }
      Level(const Level &) = delete;
      Level &operator=(const Level &) = delete;

    private:
      FormulaParser &parser_;
    };

    [[noreturn]] void fail(std::size_t column, const std::string &message) const;
    [[noreturn]] void fail_unexpected() const;
    void fail_foreign() const;
    std::string here() const;

    bool at_end() const { return position_ == text_.size(); }
    bool next_is(const char c) const { return !at_end() && text_[position_] == c; }
    bool next_is_power() const { return next_is('^') || text_.compare(position_, 2, "**") == 0; }
    void skip_space();
    void skip(std::size_t n);
    /// The name that begins here, without going on; empty if there is none.
    std::string word() const;

    // Operators and numbers: formula_parser.cc.
    Node apply(std::size_t column, Operation operation, Node a, Node b = 0, Node c = 0);
    Node sum();
    Node product();
    Node signed_power();
    Node power();
    Node primary();
    Node number();
    Node condition();
    void close(std::size_t open);

    // What has a name: formula_names.cc.
    Node name();
    Node value_of(std::size_t column, const std::string &name);
    bool is_value(const std::string &name) const;
    /// Whether the parentheses that open there hold more than one argument.
    bool has_comma_inside(std::size_t open) const;
    std::string with_number(const std::string &name);
    std::vector<Node> arguments(bool first_is_condition);
    Node call(std::size_t column, const ExpressionFunction &function);
    Node call(std::size_t column, const std::string &name, const Definition &definition);
    /// The formula of a definition, with these arguments in place of its parameters.
    Node instance(std::size_t column,
                  const std::string &name,
                  const Definition &definition,
                  const std::vector<Node> &arguments);

    // sum(i, 1..4, ...), prod(i, 1..4, ...): formula_ranges.cc.
    Node range(std::size_t column, Operation operation);
    void expect(char sign, const std::string &usage);
    double whole_number(const std::string &usage);
    /// Goes to the ')' that closes this parenthesis.
    void skip_to_close(std::size_t open);

    // noise(1, 5): formula_noise.cc; table("file.csv", c): formula_tables.cc.
    Node noise(std::size_t column);
    Node table(std::size_t column);

    // dt(u): formula_rates.cc.
    Node rate(std::size_t begin);

    // d(u, x), grad2(u), dot(grad(u), grad(v)): formula_gradients.cc.
    Node gradient(std::size_t begin);
    bool is_of_a_field(std::size_t begin) const;
    Node gradient_of_anything(const std::string &function);
    /// The derivative of a value by x, y or z, from those of the fields in it.
    Node slope(std::size_t column, Node value, char coordinate);
    std::size_t number_of(const std::string &variable) const;

    const std::string &text_;
    const std::vector<std::string> &variables_;
    const std::map<std::string, double> &constants_;
    const Definitions &definitions_;
    ExpressionGraph &graph_;
    std::size_t position_ = 0;
    int depth_ = 0;
    std::map<std::string, double> indices_; ///< of the sums and products around
    int n_terms_ = 0;                       ///< of all sums and products so far
  };
} // namespace softlattice
