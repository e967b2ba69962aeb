// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/case.h"
#include "solver/files/text_file.h"
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/value.h"
#include "solver/reference/equations.h"
#include "solver/reference/reference_pages.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    std::string picture_of(const ReferenceSources &sources, const std::string &name)
    {
      const std::string file = "pictures/" + name + ".png";
      std::error_code ignored;
      return std::filesystem::is_regular_file(sources.cases / file, ignored) ? file : "";
    }

    std::string image(const std::string &file, const std::string &what)
    {
      return "<img src=\"" + markup_escaped(file) + "\" alt=\"" + markup_escaped(what) + "\">";
    }

    /// Its file without the licence.
    std::string text_of_file(const std::filesystem::path &path)
    {
      std::string text, line;
      for (const char c : read_file(path) + "\n")
        if (c != '\n')
          line += c;
        else
          {
            if (line.find("SPDX-") == std::string::npos && !(text.empty() && line.empty()))
              text += line + "\n";
            line.clear();
          }
      while (text.size() > 1 && text[text.size() - 2] == '\n')
        text.pop_back();
      return text;
    }

    /// What a case chooses where there is a choice, the laws among it, and the equations that are then in use.
    std::string choices_of(const ReferenceSources &sources,
                           const std::string &name,
                           const std::map<std::string, std::string> &equations)
    {
      const UnitSystem units;
      Case what(sources.further);
      Diagnostics diagnostics;
      const PrmFile prm = read_case_file((sources.cases / (name + ".prm")).string(), diagnostics);
      const ReadValues values = assign_case(prm, {}, units, what, diagnostics);
      if (diagnostics.n_errors() > 0)
        return {};
      std::vector<std::vector<std::string>> rows;
      std::set<std::string> numbers;
      const auto add_numbers = [&](const std::string &text) {
        for (const std::string &number : numbers_in(text))
          numbers.insert(number);
      };
      for (const ParameterEntry &entry : what.table.entries())
        if (values.is_active(entry))
          {
            add_numbers(entry.equation);
            if (entry.choices.empty())
              continue;
            const std::string choice = shown(entry, units);
            std::string cell = markup_escaped(choice);
            for (const ModelDescription &law : model_registry())
              if (law.name == choice && (law.interface_kinetics || law.nucleation_rate))
                {
                  cell = html_link(law_file(law), choice);
                  add_numbers(law.equation);
                }
            // Entries of what a case names itself are in no table but its own.
            const auto &known = sources.table.entries();
            const bool is_known =
              std::any_of(known.begin(), known.end(), [&](const ParameterEntry &one) {
                return one.path() == entry.path();
              });
            rows.push_back({is_known ? parameter_link(entry) : markup_escaped(entry.path()), cell});
          }
      for (const ModelDescription &law : model_registry())
        if ((law.name == "polymorph" && what.has_transformation() && !what.is_mixed_halide()) ||
            (law.name == "mixed halide" && what.is_mixed_halide() && !what.has_transformation()) ||
            (law.name == "mixed halide transformation" && what.is_mixed_halide() &&
             what.has_transformation()))
          {
            rows.insert(rows.begin(), {"free energy", html_link(law_file(law), law.name)});
            add_numbers(law.equation);
          }
      return "<h2>What it chooses</h2>\n" +
             html_table({"where there is a choice", "choice"}, rows) +
             equation_list(numbers, equations);
    }

    HtmlPage case_page(const Topic &topic,
                       const ReferenceSources &sources,
                       const std::map<std::string, std::string> &equations)
    {
      HtmlPage page{case_file_of(topic.name), topic.name, ""};
      if (const std::string picture = picture_of(sources, topic.name); !picture.empty())
        page.body += "<figure>" + image(picture, topic.name) + "</figure>\n";
      page.body += "<p>" + html_sentence(topic.documentation) + "</p>\n<pre>softlattice new " +
                   markup_escaped(topic.name) + "</pre>\n<h2>The file</h2>\n<pre>" +
                   markup_escaped(text_of_file(sources.cases / (topic.name + ".prm"))) +
                   "</pre>\n" +
                   (topic.kind == "case" ? choices_of(sources, topic.name, equations) : "");
      return page;
    }

    std::vector<HtmlPage> pages_of_kind(const std::string &kind,
                                        const HtmlPage &list,
                                        const ReferenceSources &sources,
                                        const std::map<std::string, std::string> &equations)
    {
      std::vector<HtmlPage> pages = {list};
      std::string gallery;
      std::vector<std::vector<std::string>> rows;
      for (const Topic &topic : sources.topics)
        if (topic.kind == kind)
          {
            pages.push_back(case_page(topic, sources, equations));
            const std::string file = case_file_of(topic.name),
                              sentence = first_sentence(topic.documentation),
                              picture = picture_of(sources, topic.name);
            rows.push_back({html_link(file, topic.name), html_sentence(sentence)});
            if (!picture.empty())
              gallery += "<figure><a href=\"" + markup_escaped(file) + "\">" +
                         image(picture, sentence) + "</a><figcaption>" +
                         markup_escaped(topic.name) + "</figcaption></figure>\n";
          }
      if (!gallery.empty())
        pages.front().body += "<div class=\"gallery\">\n" + gallery + "</div>\n";
      pages.front().body += html_table({kind, "what"}, rows);
      return pages;
    }
  } // namespace

  std::string case_file_of(const std::string &name)
  {
    return "case_" + slug(name) + ".html";
  }

  std::vector<HtmlPage> case_pages(const ReferenceSources &sources,
                                   const std::map<std::string, std::string> &equations)
  {
    return pages_of_kind("case", {"cases.html", "Cases", ""}, sources, equations);
  }

  std::vector<HtmlPage> study_pages(const ReferenceSources &sources)
  {
    return pages_of_kind("study", {"studies.html", "Studies", ""}, sources, {});
  }
} // namespace softlattice
