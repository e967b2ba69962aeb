// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace softlattice
{
  /// What is wrong with a formula, and where: "what is wrong; what to do".
  class ExpressionError : public std::runtime_error
  {
  public:
    ExpressionError(const std::size_t column, const std::string &message)
      : std::runtime_error(message)
      , column_(column)
    {}

    /// Offset into the text, from 0; the length of the text where something is missing at its end.
    std::size_t column() const { return column_; }

  private:
    std::size_t column_;
  };
} // namespace softlattice
