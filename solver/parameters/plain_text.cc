// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/plain_text.h"

#include "models/shown_text.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// What a character was typed as; the character itself where it is what it looks like.
    std::string_view typed(const std::string_view character)
    {
      struct Look
      {
        std::string_view meant;
        std::initializer_list<std::string_view> characters;
      };
      static const Look looks[] = {
        // No-break, en, em, thin, figure, punctuation, hair, narrow and ideographic spaces.
        {" ",
         {"\u00A0",
          "\u1680",
          "\u2000",
          "\u2001",
          "\u2002",
          "\u2003",
          "\u2004",
          "\u2005",
          "\u2006",
          "\u2007",
          "\u2008",
          "\u2009",
          "\u200A",
          "\u202F",
          "\u205F",
          "\u3000"}},
        // Minus, hyphens and dashes.
        {"-", {"\u2212", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\uFE63", "\uFF0D"}},
        {"\"", {"\u201C", "\u201D", "\u201E", "\u201F"}},
        // Soft hyphen, zero-width space, joiners, marks of direction, byte order mark.
        {"", {"\u00AD", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF"}}};
      for (const Look &look : looks)
        if (std::find(look.characters.begin(), look.characters.end(), character) !=
            look.characters.end())
          return look.meant;
      return character;
    }
  } // namespace

  std::string as_typed(const std::string_view line)
  {
    std::string text;
    text.reserve(line.size());
    bool quoted = false;
    for (std::size_t at = 0; at < line.size();)
      {
        const std::size_t length = std::max<std::size_t>(character_length(line, at), 1);
        if (line[at] == '"')
          quoted = !quoted && line.find('"', at + 1) != std::string_view::npos;
        const std::string_view character = line.substr(at, length);
        text += length == 1 || quoted ? character : typed(character);
        at += length;
      }
    return text;
  }
} // namespace softlattice
