// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/report/page.h"

#include "postprocess/markup.h"
#include "postprocess/report/chart_library.h"
#include "postprocess/report/html.h"
#include "postprocess/report/report_assets.h"

namespace softlattice
{
  const char *const report_mark = "<!DOCTYPE html>\n<!-- made by softlattice report -->\n";

  std::string html(const ReportPage &page)
  {
    // The policy keeps browsers from asking for anything, whatever a file that is quoted here holds.
    std::string text = std::string(report_mark) +
                       "<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                       "img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<title>" +
                       escaped(page.title) + "</title>\n<style>\n" + report_assets::style +
                       "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">To the "
                       "content</a>\n<header>\n<h1>" +
                       escaped(page.title) +
                       "</h1>\n</header>\n<nav aria-label=\"Sections\"><ul>\n";
    for (const ReportSection &section : page.sections)
      if (!section.html.empty())
        text += "<li><a href=\"#" + section.id + "\">" + escaped(section.title) + "</a></li>\n";
    text +=
      "</ul></nav>\n<main id=\"content\">\n<p class=\"lead\">" + escaped(page.lead) + "</p>\n";
    for (const ReportSection &section : page.sections)
      if (!section.html.empty())
        text += "<section id=\"" + section.id + "\" aria-labelledby=\"" + section.id +
                "-title\">\n<h2 id=\"" + section.id + "-title\">" + escaped(section.title) +
                "</h2>\n" + section.html + "</section>\n";
    text += "</main>\n<footer>\n" + paragraph(page.made);
    const std::string library = page.has_curves ? chart_library() : "";
    if (page.has_curves && library.empty())
      text += paragraph(
        "Curves are pictures here. With the Debian package libjs-chart.js installed when the "
        "report is made they show their values under the pointer.");
    text += "</footer>\n";
    if (!library.empty())
      text += "<script>\n" + library + "\n</script>\n";
    return text + "<script>\n" + report_assets::script + "</script>\n</body>\n</html>\n";
  }
} // namespace softlattice
