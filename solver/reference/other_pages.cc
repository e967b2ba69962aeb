// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_syntax.h"
#include "models/materials/materials.h"
#include "models/protocols/protocol.h"
#include "solver/files/text_file.h"
#include "solver/reference/markdown.h"
#include "solver/reference/reference_pages.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// The pages of the documentation, as they lie in the source.
    const std::vector<std::string> documents = {"README.md",
                                                "parameters/README.md",
                                                "models/README.md",
                                                "solver/study/README.md",
                                                "solver/output/README.md",
                                                "postprocess/paraview/README.md",
                                                "tests/performance/README.md",
                                                "CONTRIBUTING.md"};

    /// What a link of a page becomes: another page, a picture of the reference, or the address that it is.
    std::string target_of(const std::string &link, const std::string &page)
    {
      if (link.find("://") != std::string::npos || link[0] == '#')
        return link;
      const std::size_t hash = std::min(link.find('#'), link.size());
      const std::string path = (std::filesystem::path(page).parent_path() / link.substr(0, hash))
                                 .lexically_normal()
                                 .generic_string();
      if (std::find(documents.begin(), documents.end(), path) != documents.end())
        return document_file(path) + link.substr(hash);
      const std::string pictures = "parameters/pictures/";
      return path.compare(0, pictures.size(), pictures) == 0
               ? "pictures/" + path.substr(pictures.size())
               : "";
    }
  } // namespace

  std::string document_file(const std::string &path)
  {
    std::string name = path.substr(0, path.rfind('.'));
    std::replace(name.begin(), name.end(), '/', '_');
    return name + ".html";
  }

  std::vector<HtmlPage> document_pages(const ReferenceSources &sources)
  {
    std::vector<HtmlPage> pages;
    for (const std::string &path : documents)
      {
        const std::string text = read_file(sources.documents / path);
        pages.push_back(
          {document_file(path),
           markdown_title(text),
           markdown_to_html(text, [&](const std::string &link) { return target_of(link, path); })});
      }
    return pages;
  }

  HtmlPage output_page(const ReferenceSources &sources)
  {
    HtmlPage page{"output.html", "Results", ""};
    page.body = "<p>What a run leaves, file by file: " +
                html_link(document_file("solver/output/README.md"), "results") + ".</p>\n";
    for (const auto &[kind, title] :
         {std::pair{"output column", "Columns of statistics.csv"},
          std::pair{"result", "Quantities of summary.json and of studies"},
          std::pair{"output file", "Further tables"},
          std::pair{"output field", "Derived fields"}})
      {
        std::vector<std::vector<std::string>> rows;
        for (const Topic &topic : sources.topics)
          if (topic.kind == kind)
            rows.push_back({markup_escaped(topic.name), html_sentence(topic.documentation)});
        page.body +=
          "<h2>" + std::string(title) + "</h2>\n" + html_table({"name", "meaning"}, rows);
      }
    return page;
  }

  HtmlPage material_page(const ReferenceSources &)
  {
    HtmlPage page{"materials.html", "Materials", ""};
    for (const Material &material : materials())
      {
        std::vector<std::vector<std::string>> rows;
        for (const MaterialValue &value : material.values)
          rows.push_back({html_link(parameters_file + "#" + slug(value.path), value.path),
                          markup_escaped(value.text),
                          html_sentence(value.source),
                          markup_escaped(to_string(value.confidence))});
        page.body += "<h2 id=\"" + slug(material.name) + "\">" + markup_escaped(material.name) +
                     "</h2>\n<p>" + html_sentence(material.summary) + "</p>\n" +
                     html_table({"parameter", "value", "source", "how well it is known"}, rows);
      }
    return page;
  }

  HtmlPage protocol_page(const ReferenceSources &)
  {
    HtmlPage page{"protocols.html", "Protocols", ""};
    std::vector<std::vector<std::string>> rows;
    for (const Protocol &one : protocols())
      rows.push_back({markup_escaped(one.name),
                      markup_escaped(one.light_text),
                      markup_escaped(one.temperature_text),
                      markup_escaped(one.humidity_text),
                      markup_escaped(one.load_text),
                      markup_escaped(one.assumption),
                      html_sentence(one.source)});
    page.body =
      "<p>Values of " +
      html_link(parameters_file + "#" + slug("Environment/Protocol"), "Environment/Protocol") +
      ". The rows have to be checked against the standards.</p>\n" +
      html_table(
        {"protocol", "light", "temperature", "relative humidity", "load", "assumed", "source"},
        rows);
    return page;
  }

  HtmlPage command_page(const ReferenceSources &sources)
  {
    HtmlPage page{"commands.html", "Commands", ""};
    for (const VerbText &verb : sources.verbs)
      page.body += "<h2 id=\"" + slug(verb.name) + "\">softlattice " + markup_escaped(verb.name) +
                   "</h2>\n<pre>" + markup_escaped(verb.help) + "</pre>\n";
    page.body += "<h2 id=\"expressions\">Formulas</h2>\n<pre>" +
                 markup_escaped(expression_syntax()) + "</pre>\n";
    return page;
  }
} // namespace softlattice
