// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/lowering.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using Node = ExpressionGraph::Node;
    using Entry = ExpressionGraph::Entry;

    /// base^n, n >= 1: at most 2 log2(n) products, and x^5, x^4 and x^2 share theirs.
    Node product_chain(ExpressionGraph &graph, const Node base, const int n)
    {
      if (n == 1)
        return base;
      const Node rest =
        n % 2 == 0 ? product_chain(graph, base, n / 2) : product_chain(graph, base, n - 1);
      return graph.intern(Operation::multiply, rest, n % 2 == 0 ? rest : base);
    }

    Node lower_power(ExpressionGraph &graph, const Node base, const Node exponent)
    {
      const double p = graph[exponent].value;
      const bool is_half = is_small_whole(2. * p) && !is_small_whole(p);
      if (!graph.is_constant(exponent) || !(is_small_whole(p) || is_half))
        return graph.intern(Operation::power, base, exponent);
      // The reciprocal first: derivatives of 1 / x need several of its powers.
      const Node one = graph.constant(1.);
      const Node from = p < 0. ? graph.intern(Operation::divide, one, base) : base;
      const int whole = static_cast<int>(std::fabs(p));
      if (!is_half)
        return product_chain(graph, from, whole);
      const Node root = graph.intern(Operation::square_root, from);
      return whole == 0
               ? root
               : graph.intern(Operation::multiply, product_chain(graph, from, whole), root);
    }

    /// Two operations as one: `inner` is done first, on two operands; its result is the first or, with
    /// `second`, the second operand of `outer`.
    struct Pair
    {
      Operation outer;
      Operation inner;
      bool second;
      Operation together;
    };
    constexpr Pair pairs[] = {
      {Operation::add, Operation::multiply, false, Operation::multiply_add},
      {Operation::add, Operation::multiply, true, Operation::multiply_add},
      {Operation::add, Operation::add, false, Operation::sum_of_three},
      {Operation::add, Operation::add, true, Operation::sum_of_three},
      {Operation::subtract, Operation::multiply, false, Operation::multiply_subtract},
      {Operation::subtract, Operation::multiply, true, Operation::subtract_product},
      {Operation::multiply, Operation::multiply, false, Operation::product_of_three},
      {Operation::multiply, Operation::multiply, true, Operation::product_of_three},
      {Operation::multiply, Operation::add, false, Operation::sum_times},
      {Operation::multiply, Operation::add, true, Operation::sum_times},
      {Operation::multiply, Operation::subtract, false, Operation::difference_times},
      {Operation::multiply, Operation::subtract, true, Operation::difference_times}};

    /// Joins an operation with the one that makes its operand, where nothing else reads that.
    void fuse(std::vector<Entry> &entries, const std::vector<int> &n_readers)
    {
      for (Entry &entry : entries)
        for (const Pair &pair : pairs)
          {
            const Node inner = entry.operand[pair.second ? 1 : 0];
            if (entry.operation != pair.outer || entries[inner].operation != pair.inner ||
                n_readers[inner] != 1)
              continue;
            const Node other = entry.operand[pair.second ? 0 : 1];
            const auto &operand = entries[inner].operand;
            entry = {pair.together, {{operand[0], operand[1], other}}, 0.};
            break;
          }
    }
  } // namespace

  LoweredExpressions lower(const ExpressionGraph &graph, const std::vector<Node> &nodes)
  {
    ExpressionGraph lowered;
    const std::vector<bool> wanted = graph.reachable(nodes);
    std::vector<Node> place(graph.size(), 0);
    for (std::size_t i = 0; i < graph.size(); ++i)
      if (wanted[i])
        {
          const Entry &entry = graph[static_cast<Node>(i)];
          std::array<Node, 3> operand = entry.operand;
          for (int k = 0; k < arity(entry.operation); ++k)
            operand[k] = place[operand[k]];
          place[i] =
            entry.operation == Operation::power
              ? lower_power(lowered, operand[0], operand[1])
              : lowered.intern(entry.operation, operand[0], operand[1], operand[2], entry.value);
        }

    LoweredExpressions result;
    for (const Node node : nodes)
      result.roots.push_back(place[node]);
    result.entries = lowered.entries();

    std::vector<int> n_readers(result.entries.size(), 0);
    for (const Node root : result.roots)
      ++n_readers[root];
    const std::vector<bool> before = lowered.reachable(result.roots);
    for (std::size_t i = 0; i < result.entries.size(); ++i)
      for (int k = 0; before[i] && k < arity(result.entries[i].operation); ++k)
        ++n_readers[result.entries[i].operand[k]];
    fuse(result.entries, n_readers);

    // Leave out what has no reader any more.
    const std::vector<bool> after = ExpressionGraph::reachable(result.entries, result.roots);
    std::vector<Node> number(result.entries.size(), 0);
    std::vector<Entry> kept;
    for (std::size_t i = 0; i < result.entries.size(); ++i)
      if (after[i])
        {
          Entry entry = result.entries[i];
          for (int k = 0; k < arity(entry.operation); ++k)
            entry.operand[k] = number[entry.operand[k]];
          number[i] = static_cast<Node>(kept.size());
          kept.push_back(entry);
        }
    for (Node &root : result.roots)
      root = number[root];
    result.entries = std::move(kept);
    return result;
  }
} // namespace softlattice
