// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/markup_text.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A page of the reference.
  struct HtmlPage
  {
    std::string file;  ///< "parameters.html"
    std::string title; ///< plain text
    std::string body;  ///< HTML
  };

  /// A sentence as HTML: what looks like a DOI becomes a link to it.
  std::string html_sentence(const std::string &text);

  /// A link with a plain text.
  std::string html_link(const std::string &target, const std::string &text);

  /// "Model/Free energy/Br fraction" as "model-free-energy-br-fraction": for anchors and names of files.
  std::string slug(const std::string &text);

  /// A table with a header, of cells in HTML.
  std::string html_table(const std::vector<std::string> &header,
                         const std::vector<std::vector<std::string>> &rows);

  /// The whole document: with its style in it, and links to the pages of `menu` (file and text).
  std::string html_document(const HtmlPage &page,
                            const std::vector<std::pair<std::string, std::string>> &menu);
} // namespace softlattice
