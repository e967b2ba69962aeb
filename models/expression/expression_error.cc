// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_error.h"

#include <algorithm>

namespace softlattice
{
  ExpressionError::ExpressionError(const std::size_t column, const std::string &message)
    : std::runtime_error("column " + std::to_string(column + 1) + ": " + message)
    , column_(column)
  {}

  std::string point_to_column(const std::string &text, const std::size_t column)
  {
    constexpr std::size_t before = 50;
    constexpr std::size_t after = 30;
    const std::size_t end = std::min(column, text.size());
    const std::size_t begin = end > before ? end - before : 0;
    std::string line = (begin > 0 ? "..." : "") + text.substr(begin, end - begin + after);
    // A line break or a tab would move the caret away.
    std::replace_if(
      line.begin(),
      line.end(),
      [](const char c) { return c >= 0 && c < ' '; },
      ' ');
    if (end + after < text.size())
      line += "...";
    // A caret stands below a character, and the later bytes of a UTF-8 character take no width.
    std::size_t width = begin > 0 ? 3 : 0;
    for (std::size_t i = begin; i < end; ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0u) != 0x80u)
        ++width;
    return line + "\n" + std::string(width, ' ') + "^";
  }
} // namespace softlattice
