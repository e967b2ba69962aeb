// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/report/html.h"

#include "postprocess/markup.h"

#include <cctype>
#include <cstdio>
#include <sstream>

namespace softlattice
{
  namespace
  {
    /// A relative address. All but the plainest characters are written as numbers, so that no name of a file can be
    /// taken for an address elsewhere or for a script.
    std::string address(const std::string &file)
    {
      std::string text = file.empty() || file.front() == '/' ? "" : "./";
      for (const char c : file)
        if (const auto byte = static_cast<unsigned char>(c);
            std::isalnum(byte) != 0 || c == '/' || c == '.' || c == '-' || c == '_')
          text += c;
        else
          {
            char number[4];
            std::snprintf(number, sizeof(number), "%%%02X", byte);
            text += number;
          }
      return text;
    }

    std::string cell(const TableCell &one, const bool is_first)
    {
      const std::string name = is_first ? "th" : "td";
      std::string kinds = one.is_number ? "number" : "";
      if (!one.kind.empty())
        kinds += (kinds.empty() ? "" : " ") + one.kind;
      return "<" + name + (is_first ? " scope=\"row\"" : "") +
             (kinds.empty() ? "" : " class=\"" + kinds + "\"") + ">" +
             (one.link.empty() ? escaped(one.text) : link_to(one.link, one.text)) +
             (one.note.empty() ? "" : "<span class=\"note\">" + escaped(one.note) + "</span>") +
             "</" + name + ">";
    }
  } // namespace

  std::string paragraph(const std::string &text)
  {
    return "<p>" + escaped(text) + "</p>\n";
  }

  std::string link_to(const std::string &file, const std::string &text)
  {
    return "<a href=\"" + address(file) + "\">" + escaped(text) + "</a>";
  }

  std::string html(const HtmlTable &table)
  {
    std::string text = "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                       escaped(table.caption) + "\"><table>\n<caption>" + escaped(table.caption) +
                       "</caption>\n<thead><tr>";
    for (std::size_t i = 0; i < table.header.size(); ++i)
      {
        const bool is_number =
          !table.rows.empty() && i < table.rows.front().size() && table.rows.front()[i].is_number;
        text += std::string("<th scope=\"col\"") + (is_number ? " class=\"number\"" : "") + ">" +
                escaped(table.header[i]) + "</th>";
      }
    text += "</tr></thead>\n<tbody>\n";
    for (const std::vector<TableCell> &row : table.rows)
      {
        text += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
          text += cell(row[i], i == 0);
        text += "</tr>\n";
      }
    return text + "</tbody></table></div>\n";
  }

  std::string unordered_list(const std::vector<std::string> &texts)
  {
    std::string list = "<ul>\n";
    for (const std::string &text : texts)
      list += "<li>" + escaped(text) + "</li>\n";
    return list + "</ul>\n";
  }

  std::string preformatted(const std::string &text)
  {
    std::string lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);)
      lines += escaped(line) + "\n";
    return "<pre tabindex=\"0\">" + lines + "</pre>\n";
  }

  std::string details(const std::string &summary, const std::string &html)
  {
    return "<details><summary>" + escaped(summary) + "</summary>\n" + html + "</details>\n";
  }
} // namespace softlattice
