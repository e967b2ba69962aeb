// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/definitions.h"
#include "models/expression/expression_graph.h"

#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// Adds the formula in `text` to the graph; variable i of the graph is variables[i]. A variable
  /// hides a constant of the same name, a constant hides pi, and both hide a definition. Throws
  /// ExpressionError.
  ExpressionGraph::Node parse_expression(const std::string &text,
                                         const std::vector<std::string> &variables,
                                         const std::map<std::string, double> &constants,
                                         const Definitions &definitions,
                                         ExpressionGraph &graph);
} // namespace softlattice
