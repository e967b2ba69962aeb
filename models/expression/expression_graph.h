// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/operation.h"
#include "models/expression/spline.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace softlattice
{
  /// The operations of one or several formulas over the same variables, each of them held once.
  /// The functions that make a node return an equal one where it exists, work out constants and use
  /// x + 0 = x, 0 x = 0, 2 (3 x) = 6 x, x^2 x^3 = x^5 and the like; so a derivative made of them
  /// shares what it can with its function. Operands always have smaller numbers than the node.
  class ExpressionGraph
  {
  public:
    using Node = std::uint32_t;
    static constexpr std::size_t max_nodes = 20000;

    struct Entry
    {
      Operation operation;
      /// For a variable, operand[0] is its number; for a table, operand[1] is its number and operand[2] the order
      /// of the derivative; unused ones are 0.
      std::array<Node, 3> operand;
      double value; ///< of a constant, else 0
    };

    std::size_t size() const { return entries_.size(); }
    const std::vector<Entry> &entries() const { return entries_; }
    const Entry &operator[](const Node node) const { return entries_[node]; }
    bool is_constant(const Node node) const
    {
      return entries_[node].operation == Operation::constant;
    }
    bool is_constant(const Node node, const double value) const
    {
      return is_constant(node) && entries_[node].value == value;
    }

    Node constant(double value);
    Node variable(std::size_t number);
    Node add(Node a, Node b);
    Node subtract(Node a, Node b);
    Node multiply(Node a, Node b);
    Node divide(Node a, Node b);
    Node negate(Node a);
    Node power(Node base, Node exponent);
    Node power(Node base, double exponent);
    /// Any operation; those above go the same ways.
    Node apply(Operation operation, Node a, Node b = 0, Node c = 0);

    using Table = std::shared_ptr<const Spline>;
    /// A spline, or a derivative of it.
    Node table(const Table &table, Node a, unsigned int derivative = 0);
    const std::vector<Table> &tables() const { return tables_; }

    /// The same operation without simplification. Throws ExpressionError beyond max_nodes.
    Node intern(Operation operation, Node a = 0, Node b = 0, Node c = 0, double value = 0.);

    /// Marks the nodes that the given ones are made of, themselves included.
    std::vector<bool> reachable(const std::vector<Node> &from) const
    {
      return reachable(entries_, from);
    }
    static std::vector<bool> reachable(const std::vector<Entry> &entries,
                                       const std::vector<Node> &from);

    /// Takes over a node of another graph over the same variables.
    Node import(const ExpressionGraph &other, Node node);

  private:
    struct Hash
    {
      std::size_t operator()(const Entry &entry) const;
    };
    struct Equal
    {
      bool operator()(const Entry &a, const Entry &b) const;
    };

    /// A node as coefficient * rest; the coefficient is 1 where there is none.
    struct Scaled
    {
      double coefficient;
      Node rest;
    };
    Scaled scaled(Node node) const;
    /// A node as base^exponent with a whole exponent; 1 where there is none.
    Scaled whole_power(Node node) const;

    Node number_of(const Table &table);

    std::vector<Entry> entries_;
    std::vector<Table> tables_;
    std::unordered_map<Entry, Node, Hash, Equal> numbers_;
  };

  /// Whether a number is whole and small enough that its multiplication chain makes sense.
  bool is_small_whole(double value);
} // namespace softlattice
