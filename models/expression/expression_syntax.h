// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/operation.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A function that a formula may call; read by the parser and by expression_syntax().
  struct ExpressionFunction
  {
    std::string name;
    Operation operation;
    int n_arguments; ///< exactly so many, or with `more` at least
    bool more;
    std::string meaning; ///< one line, with the names of the arguments
    std::string formula =
      {}; ///< of x, where it is short for this; `operation` then does not matter
  };

  /// if(condition, a, b) is `select`; the parser reads its condition.
  const std::vector<ExpressionFunction> &expression_functions();

  /// The function of that name, or nullptr.
  const ExpressionFunction *find_expression_function(const std::string &name);

  /// What a user may write in a formula, for the terminal.
  std::string expression_syntax();

  constexpr std::size_t max_expression_length = 10000;
  constexpr int max_expression_depth = 200;
} // namespace softlattice
