// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/citations.h"

#include "models/registry.h"
#include "solver/base/version.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <regex>

namespace softlattice
{
  namespace
  {
    /// What BibTeX would take for its own.
    std::string for_bibtex(const std::string &text)
    {
      std::string safe;
      for (const char c : text)
        if (c == '{' || c == '}' || c == '\\')
          safe += ' ';
        else if (c == '%' || c == '&' || c == '_' || c == '#' || c == '$')
          safe += std::string("\\") + c;
        else
          safe += c;
      return safe;
    }

    void merge(std::vector<Citation> &all, const std::string &source, const std::string &used_for)
    {
      for (Citation &one : citations_in(source))
        {
          auto known = std::find_if(all.begin(), all.end(), [&](const Citation &other) {
            return other.doi == one.doi;
          });
          if (known == all.end())
            known = all.insert(all.end(), std::move(one));
          else if (known->author.empty())
            {
              known->author = one.author;
              known->year = one.year;
              known->key = one.key;
            }
          std::vector<std::string> &names = known->used_for;
          if (std::find(names.begin(), names.end(), used_for) == names.end())
            names.push_back(used_for);
        }
    }
  } // namespace

  std::vector<Citation> citations_in(const std::string &source)
  {
    static const std::regex doi(R"((10\.[0-9]{4,9}/[^\s;,()]+(\([^\s;,()]*\)[^\s;,()]*)*))");
    // "Draguta 2017 (10..." or "Sun and Beckermann 2007, 10...": the last name and year before it.
    static const std::regex name(
      R"(([A-Z][A-Za-z'-]+)(?: and [A-Z][A-Za-z'-]+| et al\.)? ([12][0-9]{3}),? ?\(?$)");
    std::vector<Citation> found;
    std::size_t from = 0;
    for (auto match = std::sregex_iterator(source.begin(), source.end(), doi);
         match != std::sregex_iterator();
         ++match)
      {
        Citation one;
        one.doi = match->str(1);
        while (!one.doi.empty() && (one.doi.back() == '.' || one.doi.back() == ':'))
          one.doi.pop_back();
        const std::string before = source.substr(from, match->position() - from);
        std::smatch words;
        if (std::regex_search(before, words, name))
          {
            one.author = words.str(1);
            one.year = words.str(2);
          }
        from = match->position() + match->length();
        one.key =
          one.author.empty() ? one.doi.substr(one.doi.rfind('/') + 1) : one.author + one.year;
        one.key.erase(std::remove_if(one.key.begin(),
                                     one.key.end(),
                                     [](const unsigned char c) {
                                       return std::isalnum(c) == 0 && c != '.' && c != '-';
                                     }),
                      one.key.end());
        found.push_back(std::move(one));
      }
    return found;
  }

  std::vector<Citation> citations_of(const std::vector<ParameterLine> &lines)
  {
    std::vector<Citation> all;
    for (const ParameterLine &line : lines)
      if (!line.is_chosen())
        merge(all, line.source, line.path.substr(line.path.rfind('/') + 1));
    for (const ModelDescription &model : model_registry())
      if (std::any_of(lines.begin(), lines.end(), [&](const ParameterLine &line) {
            return line.value == model.name;
          }))
        merge(all, model.source, model.kind + " " + model.name);
    std::stable_sort(all.begin(), all.end(), [](const Citation &a, const Citation &b) {
      return a.key < b.key;
    });
    return all;
  }

  std::string bibtex(const std::vector<Citation> &citations)
  {
    const Version program = version();
    std::string text =
      "@software{softlattice,\n"
      "  author  = {{softlattice authors}},\n"
      "  title   = {softlattice: a phase-field and nucleation-growth solver for "
      "halide perovskites},\n"
      "  version = {" +
      program.number +
      (program.revision.empty() ? "" : ", revision " + program.revision.substr(0, 12)) + "}\n}\n";
    std::map<std::string, int> times;
    for (const Citation &one : citations)
      {
        // Two works of one name and year are told apart as is usual: a, b, ...
        const int n = times[one.key]++;
        text +=
          "\n@misc{" + one.key + (n > 0 ? std::string(1, static_cast<char>('a' + n)) : "") + ",\n";
        if (!one.author.empty())
          text += "  author = {" + for_bibtex(one.author) + " and others},\n  year   = {" +
                  one.year + "},\n";
        text += "  doi    = {" + one.doi + "},\n  note   = {";
        for (std::size_t i = 0; i < one.used_for.size(); ++i)
          text += (i > 0 ? "; " : "") + for_bibtex(one.used_for[i]);
        text += "}\n}\n";
      }
    return text;
  }
} // namespace softlattice
