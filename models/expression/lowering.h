// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_graph.h"

#include <vector>

namespace softlattice
{
  /// Operations in the order in which a program runs them, every operand before its reader.
  struct LoweredExpressions
  {
    std::vector<ExpressionGraph::Entry> entries;
    std::vector<ExpressionGraph::Node> roots; ///< entries that hold the given nodes
  };

  /// Writes nodes of a graph in terms of what runs fast: powers with a small whole or half exponent
  /// as products and square roots, pairs of sums and products as one operation.
  LoweredExpressions lower(const ExpressionGraph &graph,
                           const std::vector<ExpressionGraph::Node> &nodes);
} // namespace softlattice
