// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace softlattice
{
  /// What is wrong with a formula, and where. what() says "column N: ...", counted from 1.
  class ExpressionError : public std::runtime_error
  {
  public:
    ExpressionError(std::size_t column, const std::string &message);

    /// Offset into the text, from 0; the length of the text where something is missing at its end.
    std::size_t column() const { return column_; }

  private:
    std::size_t column_;
  };

  /// Two lines: the text around `column`, and a caret below it.
  std::string point_to_column(const std::string &text, std::size_t column);
} // namespace softlattice
