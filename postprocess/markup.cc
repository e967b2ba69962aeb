// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/markup.h"

#include "models/markup_text.h"
#include "models/shown_text.h"

namespace softlattice
{
  std::string escaped(const std::string &text)
  {
    return markup_escaped(clean_text(text));
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
