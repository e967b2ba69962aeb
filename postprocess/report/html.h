// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  // Pieces of HTML. What is called text is escaped here; what is called html is not.

  /// <p>.
  std::string paragraph(const std::string &text);
  /// A link to a file beside the page, by its path from there.
  std::string link_to(const std::string &file, const std::string &text);

  struct TableCell
  {
    std::string text;
    std::string link = {};  ///< to a file beside the page; empty: none
    bool is_number = false; ///< stands at the right
    std::string kind = {};  ///< class for the style sheet, one of its own
    std::string note = {};  ///< below the text, smaller
  };

  struct HtmlTable
  {
    std::string caption;
    std::vector<std::string> header;
    std::vector<std::vector<TableCell>> rows; ///< the first cell is what the row is about
  };

  /// Scrolls sideways by itself where there is no room.
  std::string html(const HtmlTable &table);

  std::string unordered_list(const std::vector<std::string> &texts);
  /// A text with its line breaks, in letters of one width.
  std::string preformatted(const std::string &text);
  /// What is folded away until it is asked for.
  std::string details(const std::string &summary, const std::string &html);
} // namespace softlattice
