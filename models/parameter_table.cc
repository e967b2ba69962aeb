// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/parameter_table.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  std::string to_string(const Confidence confidence)
  {
    switch (confidence)
      {
        case Confidence::stated:
          return "stated in the review (Gao 2021)";
        case Confidence::verified:
          return "verified in the source";
        case Confidence::derived:
          return "derived";
        case Confidence::memory:
          return "from memory, not verified";
        case Confidence::assumed:
          return "assumed";
        case Confidence::numerical:
          return "numerical setting";
      }
    return {};
  }

  ParameterEntry &ParameterEntry::about(std::string text)
  {
    meaning = std::move(text);
    return *this;
  }

  ParameterEntry &ParameterEntry::range(const double lowest_si, const double highest_si)
  {
    lowest = lowest_si;
    highest = highest_si;
    return *this;
  }

  ParameterEntry &ParameterEntry::from_equation(std::string number)
  {
    equation = std::move(number);
    return *this;
  }

  ParameterEntry &ParameterEntry::from_source(std::string text, const Confidence tag)
  {
    source = std::move(text);
    confidence = tag;
    return *this;
  }

  ParameterEntry &ParameterEntry::may_change_on_resume()
  {
    changeable = true;
    return *this;
  }

  ParameterEntry &ParameterEntry::on_the_wall_clock()
  {
    on_wall_clock = true;
    return *this;
  }

  ParameterEntry &ParameterEntry::repeatable()
  {
    may_repeat = true;
    return *this;
  }

  ParameterEntry &ParameterEntry::must_be_set()
  {
    required = true;
    return *this;
  }

  ParameterSection::ParameterSection(ParameterTable &table,
                                     std::string path,
                                     std::vector<Condition> conditions)
    : table_(&table)
    , path_(std::move(path))
    , conditions_(std::move(conditions))
  {}

  ParameterSection ParameterSection::subsection(const std::string &name) const
  {
    return {*table_, path_ + "/" + name, conditions_};
  }

  ParameterSection ParameterSection::when(const std::string &selector,
                                          std::vector<std::string> choices) const
  {
    std::vector<Condition> conditions = conditions_;
    conditions.push_back(
      {selector.find('/') == std::string::npos ? path_ + "/" + selector : selector,
       std::move(choices)});
    return {*table_, path_, std::move(conditions)};
  }

  ParameterSection ParameterSection::first_when(const Condition &condition) const
  {
    std::vector<Condition> conditions = conditions_;
    if (conditions.empty() || conditions.front().selector != condition.selector)
      conditions.insert(conditions.begin(), condition); // what decides most is told first
    else
      {
        std::vector<std::string> &choices = conditions.front().choices;
        const auto is_out = [&](const std::string &choice) {
          return std::find(condition.choices.begin(), condition.choices.end(), choice) ==
                 condition.choices.end();
        };
        choices.erase(std::remove_if(choices.begin(), choices.end(), is_out), choices.end());
      }
    return {*table_, path_, std::move(conditions)};
  }

  ParameterSection ParameterSection::of_parts(const std::vector<std::string> &parts) const
  {
    return table_->parts_.with_any ? first_when(table_->parts_.with_any(parts)) : *this;
  }

  ParameterSection ParameterSection::without_part(const std::string &part) const
  {
    return table_->parts_.without ? first_when(table_->parts_.without(part)) : *this;
  }

  ParameterEntry &ParameterSection::add(std::string name, ParameterEntry::Target target) const
  {
    ParameterEntry entry;
    entry.section = path_;
    entry.name = std::move(name);
    entry.target = target;
    entry.conditions = conditions_;
    table_->entries_.push_back(std::move(entry));
    return table_->entries_.back();
  }

  ParameterEntry &ParameterSection::quantity(std::string name,
                                             double *variable,
                                             std::string si_unit,
                                             std::string display_unit) const
  {
    ParameterEntry &entry = add(std::move(name), variable);
    entry.si_unit = std::move(si_unit);
    entry.display_unit = std::move(display_unit);
    return entry;
  }

  ParameterEntry &ParameterSection::number(std::string name, double *variable) const
  {
    return add(std::move(name), variable);
  }

  ParameterEntry &ParameterSection::integer(std::string name, int *variable) const
  {
    return add(std::move(name), variable);
  }

  ParameterEntry &ParameterSection::flag(std::string name, bool *variable) const
  {
    return add(std::move(name), variable);
  }

  ParameterEntry &ParameterSection::text(std::string name, std::string *variable) const
  {
    return add(std::move(name), variable);
  }

  ParameterEntry &ParameterSection::choice(std::string name,
                                           std::string *variable,
                                           std::vector<std::string> choices) const
  {
    ParameterEntry &entry = add(std::move(name), variable);
    entry.choices = std::move(choices);
    return entry;
  }

  ParameterEntry &ParameterSection::names(std::string name,
                                          std::vector<std::string> *variable) const
  {
    return add(std::move(name), variable);
  }

  ParameterEntry &ParameterSection::quantities(std::string name,
                                               std::vector<double> *variable,
                                               std::string si_unit,
                                               std::string display_unit) const
  {
    ParameterEntry &entry = add(std::move(name), variable);
    entry.si_unit = std::move(si_unit);
    entry.display_unit = std::move(display_unit);
    return entry;
  }

  ParameterEntry &ParameterSection::schedule(std::string name,
                                             Schedule *variable,
                                             std::string si_unit,
                                             std::string display_unit) const
  {
    ParameterEntry &entry = add(std::move(name), variable);
    entry.si_unit = std::move(si_unit);
    entry.display_unit = std::move(display_unit);
    return entry;
  }

  ParameterEntry &ParameterSection::file(std::string name, InputFile *variable) const
  {
    return add(std::move(name), variable);
  }

  void ParameterTable::check(std::function<void(std::vector<Finding> &)> function)
  {
    checks_.push_back(std::move(function));
  }

  void ParameterTable::check_texts(std::function<void(std::vector<Finding> &)> function)
  {
    text_checks_.push_back(std::move(function));
  }

  void ParameterTable::restrict(const std::string &path, const Condition &condition)
  {
    // Tables have hundreds of entries and restrictions: without a new string for each pair.
    const auto is_within = [&path](const std::string &section) {
      return section.compare(0, path.size(), path) == 0 &&
             (section.size() == path.size() || section[path.size()] == '/');
    };
    const auto is_the_one = [&path](const ParameterEntry &entry) {
      return path.size() == entry.section.size() + 1 + entry.name.size() &&
             path[entry.section.size()] == '/' &&
             path.compare(0, entry.section.size(), entry.section) == 0 &&
             path.compare(entry.section.size() + 1, entry.name.size(), entry.name) == 0;
    };
    for (ParameterEntry &entry : entries_)
      if (is_within(entry.section) || is_the_one(entry))
        // In front: what decides most is told first.
        entry.conditions.insert(entry.conditions.begin(), condition);
  }

  void ParameterTable::drop_units()
  {
    for (ParameterEntry &entry : entries_)
      if (entry.si_unit != "1" && !entry.on_wall_clock)
        entry.si_unit = entry.display_unit = "1";
  }

  std::vector<Finding> ParameterTable::run(const std::vector<Check> &checks)
  {
    std::vector<Finding> all;
    for (const Check &one : checks)
      one(all);
    return all;
  }

  std::vector<Finding> ParameterTable::findings() const
  {
    std::vector<Finding> findings = run(checks_);
    find_repeated(findings);
    return findings;
  }

  void ParameterTable::find_repeated(std::vector<Finding> &findings) const
  {
    for (const ParameterEntry &entry : entries_)
      {
        const auto *const target = std::get_if<std::vector<std::string> *>(&entry.target);
        if (target == nullptr || entry.may_repeat)
          continue;
        std::vector<std::string> names = **target;
        std::sort(names.begin(), names.end());
        const auto repeated = std::adjacent_find(names.begin(), names.end());
        if (repeated != names.end())
          findings.push_back({Finding::Severity::error,
                              entry.path(),
                              "'" + *repeated + "' is listed twice",
                              "name it once"});
      }
  }

  std::vector<Finding> ParameterTable::findings_in_texts() const
  {
    return run(text_checks_);
  }
} // namespace softlattice
