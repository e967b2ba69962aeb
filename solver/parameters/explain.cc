// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/explain.h"

#include "models/edit_distance.h"
#include "solver/parameters/nearest.h"
#include "solver/parameters/prm_writer.h"
#include "solver/parameters/value.h"

#include <algorithm>
#include <cctype>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t text_width = 96;
    constexpr std::size_t widest_name = 40;
    constexpr std::size_t most_in_full = 3;
    constexpr std::size_t most_related = 12;

    std::string lower(std::string text)
    {
      for (char &c : text)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      return text;
    }

    /// One thing that the words may mean.
    struct Candidate
    {
      std::string name;    // what it is called
      std::string path;    // shown in lists
      std::string summary; // one line
      std::string body;    // further text to search
      const ParameterEntry *entry;
      const Topic *topic;
    };

    std::vector<Candidate> candidates(const ParameterTable &table, const std::vector<Topic> &topics)
    {
      std::vector<Candidate> all;
      for (const ParameterEntry &entry : table.entries())
        {
          std::string body = entry.meaning;
          for (const std::string &choice : entry.choices)
            body += " " + choice;
          all.push_back(
            {entry.name, entry.path(), first_sentence(entry.meaning), body, &entry, nullptr});
        }
      for (const Topic &topic : topics)
        all.push_back({topic.name,
                       topic.kind + " " + topic.name,
                       first_sentence(topic.documentation),
                       topic.documentation,
                       nullptr,
                       &topic});
      return all;
    }

    bool has_all(const std::string &text, const std::vector<std::string> &words)
    {
      const std::string all = lower(text);
      return std::all_of(words.begin(), words.end(), [&](const std::string &word) {
        return all.find(lower(word)) != std::string::npos;
      });
    }

    /// 0: it is called so, 1: the words are in its name, 2: in what is said of it, 3: not at all.
    int rank(const Candidate &one, const std::string &query, const std::vector<std::string> &words)
    {
      const std::string name = lower(one.name);
      // Columns are called "time [s]" and asked for as "time".
      if (name == query || lower(one.path) == query || name.substr(0, name.find(" [")) == query)
        return 0;
      if (has_all(one.path, words))
        return 1;
      return has_all(one.path + " " + one.body, words) ? 2 : 3;
    }

    std::string block(const std::string &text, const std::string &indent)
    {
      std::string all;
      for (const std::string &line : wrapped(text, text_width - indent.size()))
        all += indent + line + "\n";
      return all;
    }

    std::string field(const std::string &label, const std::string &text)
    {
      if (text.empty())
        return {};
      std::string all = block(text, std::string(14, ' '));
      return all.replace(2, label.size(), label);
    }

    std::string full(const Candidate &one, const UnitSystem &units)
    {
      return one.entry != nullptr ? description(*one.entry, units)
                                  : one.topic->name + "  (" + one.topic->kind + ")\n" +
                                      block(one.topic->documentation, "  ");
    }

    /// Two columns, the second one broken into lines.
    std::string table_of(const std::vector<std::pair<std::string, std::string>> &rows)
    {
      std::size_t width = 0;
      for (const auto &[name, text] : rows)
        width = std::max(width, name.size());
      const std::size_t start = std::min(width, widest_name) + 4;
      std::string all;
      for (const auto &[name, text] : rows)
        {
          std::string line = "  " + name;
          if (!text.empty() && line.size() + 2 > start)
            line += "\n";
          for (const std::string &part : wrapped(text, text_width - start))
            {
              if (line.size() < start)
                line.resize(start, ' ');
              all += line;
              if (!line.empty() && line.back() == '\n')
                all.append(start, ' ');
              all.append(part).append("\n");
              line.clear();
            }
          if (!line.empty())
            all += line + "\n";
        }
      return all;
    }

    constexpr int out_of_reach = 1000;

    /// Slips of the pen between the query and a name, or one word of it.
    int distance_to(const Candidate &one, const std::string &query)
    {
      std::vector<std::string> spellings = wrapped(one.name, 1);
      spellings.push_back(one.name);
      int best = out_of_reach;
      for (const std::string &spelling : spellings)
        if (query.size() < 200 && is_near(query, spelling))
          best = std::min(best, edit_distance(query, spelling));
      return best;
    }

    std::string suggestions(const std::vector<Candidate> &all, const std::string &query)
    {
      std::vector<const Candidate *> near;
      for (const Candidate &one : all)
        if (distance_to(one, query) < out_of_reach)
          near.push_back(&one);
      std::stable_sort(near.begin(), near.end(), [&](const Candidate *a, const Candidate *b) {
        return distance_to(*a, query) < distance_to(*b, query);
      });
      std::vector<std::pair<std::string, std::string>> rows;
      for (std::size_t i = 0; i < std::min(near.size(), most_in_full); ++i)
        rows.emplace_back(near[i]->path, near[i]->summary);
      return rows.empty() ? "see: softlattice list parameters | models | cases | materials\n"
                          : "did you mean\n" + table_of(rows);
    }
  } // namespace

  std::string description(const ParameterEntry &entry, const UnitSystem &units)
  {
    std::string conditions;
    for (const Condition &condition : entry.conditions)
      {
        std::string choices;
        for (const std::string &choice : condition.choices)
          choices += (choices.empty() ? "" : " or ") + choice;
        conditions += (conditions.empty() ? "" : ", and ") + condition.selector + " = " + choices;
      }
    const std::string present = shown(entry, units);
    std::string unit;
    if (entry.display_unit != "1" || entry.si_unit != "1")
      unit = entry.si_unit == entry.display_unit
               ? entry.si_unit
               : entry.display_unit + "; a bare number is in " + entry.si_unit;
    std::string choices;
    for (const std::string &choice : entry.choices)
      choices += (choices.empty() ? "" : " | ") + choice;
    std::string source = entry.source;
    if (entry.confidence == Confidence::assumed)
      source += (source.empty() ? "" : "; ") + std::string("assumed: judge it for your case");
    else
      source += (source.empty() ? "" : "; ") + to_string(entry.confidence);
    const std::string by_default = entry.required    ? "none, it must be set"
                                   : present.empty() ? "not set"
                                                     : present;
    return entry.path() + "\n" + block(entry.meaning, "  ") + field("default", by_default) +
           field("unit", unit) + field("range", range_text(entry, units)) +
           field("choices", choices) +
           (std::holds_alternative<Schedule *>(entry.target)
              ? field("over time", "VALUE, or VALUE at TIME, VALUE at TIME; repeat every TIME")
              : "") +
           field("used when", conditions) +
           field("on resume",
                 entry.changeable ? "may be changed: softlattice resume DIR -s ..." : "") +
           field("equation",
                 entry.equation.empty() ? "" : entry.equation + " of models/README.md") +
           field("source", source);
  }

  namespace
  {
    /// A question after what a case names itself, such as "Model/Field c/Kind".
    struct OwnName
    {
      std::string query; // with the part of the table in place of the name
      std::string part;  // "<field>"
      std::string name;  // empty: it is no such question
    };

    /// Paths of the table hold "<field>" where the user's name goes.
    OwnName own_name_in(const std::string &query, const ParameterTable &table)
    {
      OwnName best;
      std::size_t longest = 0;
      for (const ParameterEntry &entry : table.entries())
        {
          const std::string path = entry.path();
          const std::size_t open = path.find('<'), close = path.find('>', open);
          if (open == std::string::npos || close == std::string::npos || open < longest)
            continue;
          const std::string start = path.substr(0, open);
          if (lower(query.substr(0, open)) != lower(start) || query.size() == open)
            continue;
          const std::string name = query.substr(open, query.find('/', open) - open);
          const std::string part = path.substr(open, close + 1 - open);
          if (name.empty() || name == part)
            continue;
          longest = open;
          best = {start + part + query.substr(open + name.size()), part, name};
        }
      return best;
    }

    void replace_all(std::string &text, const std::string &old_part, const std::string &new_part)
    {
      for (auto at = text.find(old_part); at != std::string::npos;
           at = text.find(old_part, at + new_part.size()))
        text.replace(at, old_part.size(), new_part);
    }
  } // namespace

  Explanation explain(const std::vector<std::string> &words,
                      const ParameterTable &table,
                      const std::vector<Topic> &topics,
                      const UnitSystem &units)
  {
    std::string question;
    for (const std::string &word : words)
      question += (question.empty() ? "" : " ") + word;
    const std::string query = lower(question);
    if (const OwnName own = own_name_in(question, table);
        !own.name.empty() &&
        std::none_of(table.entries().begin(),
                     table.entries().end(),
                     [&](const ParameterEntry &entry) { return lower(entry.path()) == query; }))
      if (Explanation answer = explain({own.query}, table, topics, units); answer.found)
        {
          replace_all(answer.text, own.part, own.name);
          return answer;
        }
    // A quoted phrase is searched for word by word, too.
    const std::vector<std::string> parts = wrapped(query, 1);
    const std::vector<Candidate> all = candidates(table, topics);

    // What is called so, what has the words in its name, what says something of them.
    std::vector<const Candidate *> hits[3];
    for (const Candidate &one : all)
      if (const int found = rank(one, query, parts); found < 3)
        hits[found].push_back(&one);
    const bool named = !hits[0].empty();
    std::vector<const Candidate *> in_full = hits[0], in_brief = hits[1];
    if (!named)
      {
        in_brief.insert(in_brief.end(), hits[2].begin(), hits[2].end());
        if (in_brief.size() <= most_in_full)
          in_full.swap(in_brief);
      }
    if (parts.empty() || (in_full.empty() && in_brief.empty()))
      return {false, "nothing is known about '" + query + "'\n" + suggestions(all, query)};

    std::string text;
    for (const Candidate *one : in_full)
      text += (text.empty() ? "" : "\n") + full(*one, units);
    if (named && in_brief.size() > most_related)
      in_brief.clear();
    std::vector<std::pair<std::string, std::string>> rows;
    rows.reserve(in_brief.size());
    for (const Candidate *one : in_brief)
      rows.emplace_back(one->path, one->summary);
    return {true, text + (named && !rows.empty() ? "\nSee also\n" : "") + table_of(rows)};
  }

  std::string list_of_parameters(const ParameterTable &table, const UnitSystem &units)
  {
    std::vector<std::string> sections;
    for (const ParameterEntry &entry : table.entries())
      if (std::find(sections.begin(), sections.end(), entry.section) == sections.end())
        sections.push_back(entry.section);
    std::string text;
    for (const std::string &section : sections)
      {
        std::vector<std::pair<std::string, std::string>> rows;
        for (const ParameterEntry &entry : table.entries())
          if (entry.section == section)
            {
              const std::string present = shown(entry, units);
              const std::string choices = entry.choices.empty() ? "" : allowed(entry, units);
              rows.emplace_back(entry.name + (present.empty() ? "" : " = " + present),
                                first_sentence(entry.meaning) +
                                  (choices.empty() ? "" : " Choices: " + choices + "."));
            }
        text += (text.empty() ? "" : "\n") + section + "\n" + table_of(rows);
      }
    return text;
  }

  std::string list_of_topics(const std::vector<Topic> &topics, const std::string &kind)
  {
    std::vector<std::pair<std::string, std::string>> rows;
    for (const Topic &topic : topics)
      if (topic.kind == kind)
        rows.emplace_back(topic.name, first_sentence(topic.documentation));
    return table_of(rows);
  }
} // namespace softlattice
