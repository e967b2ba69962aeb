// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/text_part.h"

namespace softlattice
{
  namespace
  {
    constexpr auto blanks = " \t";

    /// The part [begin, end) of the whole, trimmed. An empty one stands at its end.
    TextPart part(const TextPart &whole, const std::size_t begin, const std::size_t end)
    {
      const std::string text = whole.text.substr(begin, end - begin);
      const std::size_t first = text.find_first_not_of(blanks);
      if (first == std::string::npos)
        return {"", whole.offset + end};
      return {text.substr(first, text.find_last_not_of(blanks) + 1 - first),
              whole.offset + begin + first};
    }
  } // namespace

  std::vector<TextPart> split_formulas(const TextPart &whole, const char separator)
  {
    std::vector<TextPart> parts;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i < whole.text.size(); ++i)
      {
        const char c = whole.text[i];
        if (const std::size_t close = c == '"' ? whole.text.find(c, i + 1) : std::string::npos;
            close != std::string::npos)
          i = close; // a name
        else if (c == '(')
          ++depth;
        else if (c == ')')
          --depth;
        else if (c == separator && depth == 0)
          {
            parts.push_back(part(whole, begin, i));
            begin = i + 1;
          }
      }
    parts.push_back(part(whole, begin, whole.text.size()));
    return parts;
  }

  SplitPair split_pair(const TextPart &whole, const char separator)
  {
    if (const std::size_t open = whole.text.find_first_not_of(blanks);
        open != std::string::npos && whole.text[open] == '"')
      {
        const std::size_t close = whole.text.find('"', open + 1);
        const std::size_t next =
          close == std::string::npos ? close : whole.text.find_first_not_of(blanks, close + 1);
        if (next != std::string::npos && whole.text[next] == separator)
          return {part(whole, open + 1, close), part(whole, next + 1, whole.text.size()), true};
      }
    const std::size_t at = whole.text.find(separator);
    if (at == std::string::npos)
      return {part(whole, 0, whole.text.size()),
              part(whole, whole.text.size(), whole.text.size()),
              false};
    return {part(whole, 0, at), part(whole, at + 1, whole.text.size()), true};
  }
} // namespace softlattice
