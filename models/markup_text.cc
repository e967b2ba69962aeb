// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/markup_text.h"

namespace softlattice
{
  std::string markup_escaped(const std::string &text)
  {
    std::string safe;
    for (const char c : text)
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
} // namespace softlattice
