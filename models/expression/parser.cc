// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/parser.h"

#include "models/expression/formula_parser.h"

namespace softlattice
{
  ExpressionGraph::Node parse_expression(const std::string &text,
                                         const std::vector<std::string> &variables,
                                         const std::map<std::string, double> &constants,
                                         const Definitions &definitions,
                                         ExpressionGraph &graph)
  {
    return FormulaParser(text, variables, constants, definitions, graph).whole();
  }
} // namespace softlattice
