// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/value.h"
#include "solver/reference/equations.h"
#include "solver/reference/reference_pages.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    std::string row(const std::string &name, const std::string &html)
    {
      return html.empty() ? "" : "<tr><th>" + name + "</th><td>" + html + "</td></tr>\n";
    }

    std::string unit_of(const ParameterEntry &entry)
    {
      if (entry.display_unit == "1" && entry.si_unit == "1")
        return {};
      return entry.display_unit == entry.si_unit
               ? entry.si_unit
               : entry.display_unit + "; a bare number is in " + entry.si_unit;
    }

    std::string conditions_of(const ParameterEntry &entry)
    {
      std::string text;
      for (const Condition &condition : entry.conditions)
        {
          std::string choices;
          for (const std::string &choice : condition.choices)
            choices += (choices.empty() ? "" : " or ") + choice;
          text += (text.empty() ? "" : ", and ") +
                  html_link(parameters_file + "#" + slug(condition.selector), condition.selector) +
                  " = " + markup_escaped(choices);
        }
      return text;
    }

    using Equations = std::map<std::string, std::string>;

    /// Some numbers stand in the text, without a line of their own: those lead to the page.
    std::string equations_of_entry(const ParameterEntry &entry, const Equations &equations)
    {
      std::string text;
      for (const std::string &number : numbers_in(entry.equation))
        text += (text.empty() ? "" : ", ") +
                html_link(document_file("models/README.md") +
                            (equations.count(number) > 0 ? "#equation-" + number : ""),
                          "(" + number + ")");
      return text;
    }

    std::string source_of(const ParameterEntry &entry)
    {
      const std::string how = entry.confidence == Confidence::assumed
                                ? "assumed: judge it for your case"
                                : to_string(entry.confidence);
      return html_sentence(entry.source + (entry.source.empty() ? "" : "; ") + how);
    }

    /// `is_anchor`: it is the first of its path; another one holds under other conditions.
    std::string described(const ParameterEntry &entry,
                          const bool is_anchor,
                          const Equations &equations,
                          const UnitSystem &units)
    {
      std::string choices;
      for (const std::string &choice : entry.choices)
        choices += (choices.empty() ? "" : ", ") + choice;
      const std::string present = shown(entry, units);
      return "<h3" + (is_anchor ? " id=\"" + slug(entry.path()) + "\"" : std::string()) + ">" +
             markup_escaped(entry.name) + "</h3>\n<p>" + html_sentence(entry.meaning) +
             "</p>\n<div class=\"scroll\"><table>\n" +
             row("default",
                 markup_escaped(entry.required    ? "none, it must be set"
                                : present.empty() ? "not set"
                                                  : present)) +
             row("unit", markup_escaped(unit_of(entry))) +
             row("range", markup_escaped(range_text(entry, units))) +
             row("choices", markup_escaped(choices)) +
             row("over time",
                 std::holds_alternative<Schedule *>(entry.target)
                   ? "VALUE, or VALUE at TIME, VALUE at TIME; repeat every TIME"
                   : "") +
             row("used when", conditions_of(entry)) +
             row("on resume", entry.changeable ? "may be changed" : "") +
             row("equation", equations_of_entry(entry, equations)) +
             row("source", source_of(entry)) + "</table></div>\n";
    }
  } // namespace

  std::string parameter_link(const ParameterEntry &entry)
  {
    return html_link(parameters_file + "#" + slug(entry.path()), entry.path());
  }

  std::string parameter_table(const std::vector<const ParameterEntry *> &entries,
                              const UnitSystem &units)
  {
    std::vector<std::vector<std::string>> rows;
    for (const ParameterEntry *entry : entries)
      rows.push_back({parameter_link(*entry),
                      markup_escaped(shown(*entry, units)),
                      html_sentence(first_sentence(entry->meaning)),
                      entry->confidence == Confidence::numerical
                        ? ""
                        : markup_escaped(to_string(entry->confidence))});
    return html_table({"parameter", "default", "meaning", "how well it is known"}, rows);
  }

  HtmlPage parameter_page(const ReferenceSources &sources,
                          const std::map<std::string, std::string> &equations,
                          const UnitSystem &units)
  {
    std::vector<std::string> sections;
    for (const ParameterEntry &entry : sources.table.entries())
      if (std::find(sections.begin(), sections.end(), entry.section) == sections.end())
        sections.push_back(entry.section);
    std::set<std::string> anchors;
    HtmlPage page{parameters_file, "Parameters", ""};
    page.body =
      "<p>Every value that has a dimension is written with its unit, any unit of that dimension. "
      "<code>&lt;...&gt;</code>, <code>NAME</code> and <code>Section/Name</code> stand for names "
      "of the "
      "user's own.</p>\n<ul>\n";
    for (const std::string &section : sections)
      page.body += "<li>" + html_link("#section-" + slug(section), section) + "</li>\n";
    page.body += "</ul>\n";
    for (const std::string &section : sections)
      {
        page.body +=
          "<h2 id=\"section-" + slug(section) + "\">" + markup_escaped(section) + "</h2>\n";
        for (const ParameterEntry &entry : sources.table.entries())
          if (entry.section == section)
            page.body +=
              described(entry, anchors.insert(slug(entry.path())).second, equations, units);
      }
    return page;
  }
} // namespace softlattice
