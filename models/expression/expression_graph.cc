// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_graph.h"

#include "models/expression/expression_error.h"
#include "models/expression/kernels.h"

#include <algorithm>
#include <cstring>
#include <string>

namespace softlattice
{
  namespace
  {
    std::uint64_t bits_of(const double value)
    {
      std::uint64_t bits = 0;
      static_assert(sizeof bits == sizeof value);
      std::memcpy(&bits, &value, sizeof bits);
      return bits;
    }

    bool is_commutative(const Operation operation)
    {
      return operation == Operation::add || operation == Operation::multiply;
    }
  } // namespace

  std::size_t ExpressionGraph::Hash::operator()(const Entry &entry) const
  {
    std::uint64_t hash = bits_of(entry.value) + static_cast<std::uint64_t>(entry.operation);
    for (const Node node : entry.operand)
      {
        hash = (hash ^ node) * 0x9e3779b97f4a7c15u;
        hash ^= hash >> 29;
      }
    return static_cast<std::size_t>(hash);
  }

  bool ExpressionGraph::Equal::operator()(const Entry &a, const Entry &b) const
  {
    // Bits, so that -0 is not taken for 0 and a NaN is found again.
    return a.operation == b.operation && a.operand == b.operand &&
           bits_of(a.value) == bits_of(b.value);
  }

  ExpressionGraph::Node ExpressionGraph::intern(const Operation operation,
                                                const Node a,
                                                const Node b,
                                                const Node c,
                                                const double value)
  {
    Entry entry{operation, {{a, b, c}}, value};
    if (is_commutative(operation) && a > b)
      std::swap(entry.operand[0], entry.operand[1]);
    const auto found = numbers_.find(entry);
    if (found != numbers_.end())
      return found->second;
    if (entries_.size() >= max_nodes)
      throw ExpressionError(0,
                            "the formula with its derivatives takes more than " +
                              std::to_string(max_nodes) + " operations; make it simpler");
    const Node node = static_cast<Node>(entries_.size());
    entries_.push_back(entry);
    numbers_.emplace(entry, node);
    return node;
  }

  ExpressionGraph::Node ExpressionGraph::constant(const double value)
  {
    return intern(Operation::constant, 0, 0, 0, value);
  }

  ExpressionGraph::Node ExpressionGraph::variable(const std::size_t number)
  {
    return intern(Operation::variable, static_cast<Node>(number));
  }

  ExpressionGraph::Node ExpressionGraph::number_of(const Table &table)
  {
    const auto found = std::find(tables_.begin(), tables_.end(), table);
    const auto number = static_cast<Node>(found - tables_.begin());
    if (found == tables_.end())
      tables_.push_back(table);
    return number;
  }

  ExpressionGraph::Node ExpressionGraph::table(const Table &table,
                                               const Node a,
                                               const unsigned int derivative)
  {
    constexpr unsigned int degree = 3;
    if (derivative > degree)
      return constant(0.);
    if (is_constant(a))
      return constant(table->value(entries_[a].value, static_cast<int>(derivative)));
    return intern(Operation::table, a, number_of(table), derivative);
  }

  std::vector<bool> ExpressionGraph::reachable(const std::vector<Entry> &entries,
                                               const std::vector<Node> &from)
  {
    std::vector<bool> marked(entries.size(), false);
    for (const Node node : from)
      marked[node] = true;
    for (std::size_t i = entries.size(); i-- > 0;)
      if (marked[i])
        for (int k = 0; k < arity(entries[i].operation); ++k)
          marked[entries[i].operand[k]] = true;
    return marked;
  }

  ExpressionGraph::Node ExpressionGraph::import(const ExpressionGraph &other, const Node node)
  {
    const std::vector<bool> wanted = other.reachable({node});
    std::vector<Node> here(other.size(), 0);
    for (std::size_t i = 0; i <= node; ++i)
      if (wanted[i])
        {
          const Entry &entry = other[static_cast<Node>(i)];
          std::array<Node, 3> operand = entry.operand;
          for (int k = 0; k < arity(entry.operation); ++k)
            operand[k] = here[operand[k]];
          if (entry.operation == Operation::table)
            operand[1] = number_of(other.tables_[operand[1]]);
          here[i] = intern(entry.operation, operand[0], operand[1], operand[2], entry.value);
        }
    return here[node];
  }
} // namespace softlattice
