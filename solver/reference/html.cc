// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/reference/html.h"

#include <cctype>
#include <regex>

namespace softlattice
{
  namespace
  {
    const char *const style = R"END(
body { margin: 0 auto; max-width: 62em; padding: 0 1em 3em; font: 16px/1.5 sans-serif; color: #1a1a1a; background: #fff; }
nav { border-bottom: 1px solid #888; padding: 0.6em 0; margin-bottom: 1em; }
nav a { margin-right: 1em; }
a { color: #0b4f8a; }
h1, h2, h3 { line-height: 1.25; }
pre { background: #f4f4f0; padding: 0.7em; overflow-x: auto; font-size: 14px; line-height: 1.35; }
code { background: #f4f4f0; }
table { border-collapse: collapse; margin: 0.5em 0 1em; }
th, td { border: 1px solid #bbb; padding: 0.2em 0.6em; text-align: left; vertical-align: top; }
th { background: #eee; }
dt { font-weight: bold; margin-top: 1em; }
figure { margin: 1em 0; }
img { max-width: 100%; height: auto; border: 1px solid #ccc; }
.gallery { display: flex; flex-wrap: wrap; gap: 1em; }
.gallery figure { width: 17em; margin: 0; }
.scroll { overflow-x: auto; }
:target { background: #fff3c4; }
@media print { nav { display: none; } body { max-width: none; } }
)END";
  } // namespace

  std::string html_sentence(const std::string &text)
  {
    static const std::regex doi(R"(\b10\.\d{4,5}/[A-Za-z0-9._/-]*[A-Za-z0-9])");
    std::string result;
    std::size_t done = 0;
    for (std::sregex_iterator one(text.begin(), text.end(), doi), end; one != end; ++one)
      {
        const auto position = static_cast<std::size_t>(one->position());
        result += markup_escaped(text.substr(done, position - done)) +
                  html_link("https://doi.org/" + one->str(), one->str());
        done = position + static_cast<std::size_t>(one->length());
      }
    return result + markup_escaped(text.substr(done));
  }

  std::string html_link(const std::string &target, const std::string &text)
  {
    return "<a href=\"" + markup_escaped(target) + "\">" + markup_escaped(text) + "</a>";
  }

  std::string slug(const std::string &text)
  {
    std::string result;
    for (const char c : text)
      if (std::isalnum(static_cast<unsigned char>(c)) != 0)
        result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      else if (!result.empty() && result.back() != '-')
        result += '-';
    while (!result.empty() && result.back() == '-')
      result.pop_back();
    return result;
  }

  std::string html_table(const std::vector<std::string> &header,
                         const std::vector<std::vector<std::string>> &rows)
  {
    std::string text = "<div class=\"scroll\"><table>\n<tr>";
    for (const std::string &cell : header)
      text += "<th>" + cell + "</th>";
    text += "</tr>\n";
    for (const auto &row : rows)
      {
        text += "<tr>";
        for (const std::string &cell : row)
          text += "<td>" + cell + "</td>";
        text += "</tr>\n";
      }
    return text + "</table></div>\n";
  }

  std::string html_document(const HtmlPage &page,
                            const std::vector<std::pair<std::string, std::string>> &menu)
  {
    std::string text = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>" +
                       markup_escaped(page.title) + " - softlattice</title>\n<style>" + style +
                       "</style>\n</head>\n<body>\n<nav>\n";
    for (const auto &[file, name] : menu)
      text += html_link(file, name) + "\n";
    return text + "</nav>\n<main>\n<h1>" + markup_escaped(page.title) + "</h1>\n" + page.body +
           "</main>\n</body>\n</html>\n";
  }
} // namespace softlattice
