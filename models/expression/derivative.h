// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_graph.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// The derivatives of the given nodes with respect to a variable, as nodes of the same graph.
  /// Where a formula has a kink or a step (abs, sign, step, min, max, if), the derivative is that of
  /// the side that the value is taken from; sign and step have derivative 0 everywhere.
  std::vector<ExpressionGraph::Node> differentiate(ExpressionGraph &graph,
                                                   const std::vector<ExpressionGraph::Node> &nodes,
                                                   std::size_t variable);
} // namespace softlattice
