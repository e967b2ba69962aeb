// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/prm_writer.h"
#include "solver/reference/equations.h"
#include "solver/reference/reference_pages.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    std::set<std::string> numbers_of(const ModelDescription &law)
    {
      const std::vector<std::string> numbers = numbers_in(law.equation);
      return {numbers.begin(), numbers.end()};
    }

    std::string paragraph(const std::string &name, const std::string &text)
    {
      return text.empty() ? ""
                          : "<p><strong>" + name + "</strong> " + html_sentence(text) + "</p>\n";
    }

    HtmlPage law_page(const ModelDescription &law,
                      const ReferenceSources &sources,
                      const std::map<std::string, std::string> &equations)
    {
      std::vector<const ParameterEntry *> entries;
      for (const ParameterEntry &entry : sources.table.entries())
        if (is_used_by(law, entry))
          entries.push_back(&entry);
      HtmlPage page{law_file(law), law.kind + ": " + law.name, ""};
      page.body = "<p>" + html_sentence(law.documentation) + "</p>\n" +
                  equation_list(numbers_of(law), equations) + paragraph("Source:", law.source) +
                  paragraph("Validity:", law.validity);
      if (!entries.empty())
        page.body += "<h2>Parameters</h2>\n" + parameter_table(entries, UnitSystem());
      return page;
    }
  } // namespace

  std::string law_file(const ModelDescription &law)
  {
    return "law_" + slug(law.kind + " " + law.name) + ".html";
  }

  bool is_used_by(const ModelDescription &law, const ParameterEntry &entry)
  {
    const std::vector<std::string> others = model_names(law.kind);
    const bool is_chosen =
      static_cast<bool>(law.interface_kinetics) || static_cast<bool>(law.nucleation_rate);
    for (const Condition &condition : entry.conditions)
      {
        const auto names = [&](const std::string &name) {
          return std::find(condition.choices.begin(), condition.choices.end(), name) !=
                 condition.choices.end();
        };
        // A condition that chooses among laws of this kind.
        if (is_chosen && std::any_of(others.begin(), others.end(), names))
          return names(law.name);
      }
    const std::set<std::string> numbers = numbers_of(law);
    const std::vector<std::string> own = numbers_in(entry.equation);
    return std::any_of(own.begin(), own.end(), [&](const std::string &number) {
      return numbers.count(number) > 0;
    });
  }

  std::string equation_list(const std::set<std::string> &numbers,
                            const std::map<std::string, std::string> &equations)
  {
    std::vector<std::string> sorted;
    for (const std::string &number : numbers)
      if (equations.count(number) > 0)
        sorted.push_back(number);
    std::sort(sorted.begin(), sorted.end(), [](const std::string &a, const std::string &b) {
      return std::make_pair(std::stoi(a), a) < std::make_pair(std::stoi(b), b);
    });
    if (sorted.empty())
      return {};
    std::string links, text;
    for (const std::string &number : sorted)
      {
        links +=
          (links.empty() ? "" : ", ") +
          html_link(document_file("models/README.md") + "#equation-" + number, "(" + number + ")");
        text += markup_escaped(equations.at(number));
      }
    return "<h2>Equations</h2>\n<p>" + links + "</p>\n<pre>" + text + "</pre>\n";
  }

  std::vector<HtmlPage> law_pages(const ReferenceSources &sources,
                                  const std::map<std::string, std::string> &equations)
  {
    HtmlPage list{"laws.html", "Laws", ""};
    std::vector<std::vector<std::string>> rows;
    std::vector<HtmlPage> pages;
    for (const ModelDescription &law : model_registry())
      {
        rows.push_back({markup_escaped(law.kind),
                        html_link(law_file(law), law.name),
                        html_sentence(first_sentence(law.documentation))});
        pages.push_back(law_page(law, sources, equations));
      }
    list.body = html_table({"kind", "law", "what it says"}, rows);
    rows.clear();
    for (const Topic &topic : sources.topics)
      if (topic.kind == "model" && std::none_of(model_registry().begin(),
                                                model_registry().end(),
                                                [&](const ModelDescription &law) {
                                                  return law.kind + ": " + law.name == topic.name;
                                                }))
        rows.push_back({markup_escaped(topic.name), html_sentence(topic.documentation)});
    if (!rows.empty())
      list.body += "<h2>Beside them</h2>\n" + html_table({"what", ""}, rows);
    pages.insert(pages.begin(), list);
    return pages;
  }
} // namespace softlattice
