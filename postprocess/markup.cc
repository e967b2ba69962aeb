// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/markup.h"

#include "models/shown_text.h"

namespace softlattice
{
  std::string escaped(const std::string &text)
  {
    std::string safe;
    for (const char c : clean_text(text))
      switch (c)
        {
          case '&':
            safe += "&amp;";
            break;
          case '<':
            safe += "&lt;";
            break;
          case '>':
            safe += "&gt;";
            break;
          case '"':
            safe += "&quot;";
            break;
          case '\'':
            safe += "&#39;";
            break;
          default:
            safe += c;
        }
    return safe;
  }

  std::string escaped_for_script(const std::string &json)
  {
    // "</script>" and "<!--" end or change what a browser reads, wherever they stand.
    std::string safe;
    for (const char c : json)
      if (c == '<')
        safe += "\\u003c";
      else
        safe += c;
    return safe;
  }
} // namespace softlattice
