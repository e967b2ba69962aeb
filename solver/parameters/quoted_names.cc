// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/quoted_names.h"

#include "solver/parameters/number.h"

namespace softlattice
{
  namespace
  {
    std::string unquoted(const std::string_view text)
    {
      const std::string_view inner = trimmed(text);
      const bool quoted = inner.size() >= 2 && inner.front() == '"' && inner.back() == '"';
      return std::string(quoted ? inner.substr(1, inner.size() - 2) : inner);
    }

    /// In quotation marks if one of these characters is in it, or blanks around it.
    std::string written(const std::string &text, const char *special)
    {
      const bool is_plain =
        text.find_first_of(special) == std::string::npos && trimmed(text) == text;
      return is_plain ? text : '"' + text + '"';
    }
  } // namespace

  std::vector<std::string> split_names(const std::string_view text)
  {
    std::vector<std::string> names;
    if (trimmed(text).empty())
      return names;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (const std::size_t close = text[i] == '"' ? text.find('"', i + 1) : std::string_view::npos;
          close != std::string_view::npos)
        i = close;
      else if (text[i] == ',')
        {
          names.push_back(unquoted(text.substr(begin, i - begin)));
          begin = i + 1;
        }
    names.push_back(unquoted(text.substr(begin)));
    return names;
  }

  std::string written_name(const std::string &name)
  {
    return written(name, ",;:#\\");
  }

  std::string written_path(const std::string &path)
  {
    return written(path, "#\\");
  }
} // namespace softlattice
