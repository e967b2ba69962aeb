// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <functional>
#include <string>

namespace softlattice
{
  /// What of Markdown the pages of this program use, as HTML: headings, paragraphs, lists, tables, code that is
  /// indented by four; code, bold, italics and links within a line. A line of code that ends with the number of an
  /// equation, "(12)", is an anchor "equation-12"; headings have the anchors of slug(). The first heading, which is the
  /// title of the page, is left out. `target` says what a link becomes, an empty text: none.
  std::string markdown_to_html(const std::string &text,
                               const std::function<std::string(const std::string &link)> &target);

  /// The first heading.
  std::string markdown_title(const std::string &text);
} // namespace softlattice
