// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/command_words.h"

#include "postprocess/render.h"
#include "solver/app/topics.h"
#include "solver/case/case.h"
#include "solver/case/installation.h"
#include "solver/parameters/case_library.h"
#include "solver/parameters/value.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace softlattice
{
  namespace
  {
    std::vector<std::string> settings_of(const ParameterTable &table)
    {
      const UnitSystem units;
      std::vector<std::string> settings;
      for (const ParameterEntry &entry : table.entries())
        if (entry.path().find('<') == std::string::npos) // those are of the user's own names
          {
            const std::string start = entry.path() + " = ";
            if (entry.choices.empty())
              settings.push_back(start + shown(entry, units));
            for (const std::string &choice : entry.choices)
              settings.push_back(start + choice);
          }
      return settings;
    }

    std::vector<std::string> kinds_of_cases()
    {
      std::vector<std::string> kinds = {generated_kind};
      for (const auto &list :
           {shipped_cases(shipped_cases_directory()), shipped_studies(shipped_cases_directory())})
        for (const Topic &one : list)
          kinds.push_back(one.name);
      return kinds;
    }

    std::vector<std::string> topics_of(const ParameterTable &table, const PartKinds &further)
    {
      std::set<std::string> topics = {"expression", "Study", "Fit"};
      for (const ParameterEntry &entry : table.entries())
        topics.insert({entry.path(), entry.name});
      for (const Topic &topic : all_topics(further))
        {
          const std::size_t kind = topic.name.find(": "); // "nucleation rate: surface chain"
          if (kind != std::string::npos)
            topics.insert(topic.name.substr(kind + 2));
          topics.insert(topic.name.substr(0, topic.name.find(" ["))); // columns without their units
        }
      return {topics.begin(), topics.end()};
    }

    std::vector<std::string> parts_of(const std::string &text, const char between)
    {
      std::vector<std::string> parts = {""};
      for (const char c : text)
        if (c == between)
          parts.emplace_back();
        else
          parts.back() += c;
      return parts;
    }

    bool ends_with(const std::string &text, const std::string &end)
    {
      return text.size() >= end.size() &&
             text.compare(text.size() - end.size(), end.size(), end) == 0;
    }
  } // namespace

  CommandWords command_words(const PartKinds &further)
  {
    const Case what(further);
    return {settings_of(what.table), kinds_of_cases(), topics_of(what.table, further)};
  }

  std::vector<std::string> offers_for(const std::string &argument)
  {
    std::vector<std::string> all;
    for (const std::string &one : parts_of(argument, '|'))
      if (ends_with(one, ".prm"))
        all.emplace_back(offers::cases);
      else if (ends_with(one, ".csv"))
        all.emplace_back(offers::tables);
      else if (one == "DIR")
        all.emplace_back(offers::directories);
      else if (one == "FILE")
        all.emplace_back(offers::files);
      else if (one == "PATH=VALUE")
        all.emplace_back(offers::settings);
      else if (one == "KIND")
        all.emplace_back(offers::kinds);
      else if (one == "[WORDS]")
        all.emplace_back(offers::topics);
      else if (one == "MAP")
        all.insert(all.end(), colour_map_names().begin(), colour_map_names().end());
      else if (!one.empty() && std::islower(static_cast<unsigned char>(one.front())) != 0)
        all.push_back(one);
    // Of DIR|CASE.prm|STUDY.prm, once.
    std::vector<std::string> once;
    for (const std::string &one : all)
      if (std::find(once.begin(), once.end(), one) == once.end())
        once.push_back(one);
    return once;
  }

  std::string first_argument(const Verb &verb)
  {
    return verb.arguments.substr(0, verb.arguments.find(' '));
  }

  std::vector<std::string> names_of(const boost::program_options::option_description &option)
  {
    std::vector<std::string> names = {"--" + option.long_name()};
    const std::string both = option.format_name(); // "-o [ --output ]"
    if (both.size() > 2 && both[1] != '-')
      names.push_back(both.substr(0, 2));
    return names;
  }

  std::string argument_of(const boost::program_options::option_description &option)
  {
    return option.semantic()->max_tokens() == 0 ? "" : option.format_parameter();
  }
} // namespace softlattice
