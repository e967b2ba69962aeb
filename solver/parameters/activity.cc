// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/activity.h"

#include "solver/parameters/number.h"

#include <algorithm>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    bool contains(const std::vector<std::string> &list, const std::string &name)
    {
      return std::find(list.begin(), list.end(), name) != list.end();
    }

    /// The value of a selector as it stands, one name or several.
    struct Present
    {
      std::vector<std::string> operator()(const std::string *value) const { return {*value}; }
      std::vector<std::string> operator()(const std::vector<std::string> *value) const
      {
        return *value;
      }
      std::vector<std::string> operator()(const bool *value) const
      {
        return {*value ? "true" : "false"};
      }
      std::vector<std::string> operator()(const int *value) const
      {
        return {std::to_string(*value)};
      }
      std::vector<std::string> operator()(const InputFile *value) const
      {
        return {value->path.empty() ? "none" : "given"};
      }
      template <class Other>
      std::vector<std::string> operator()(const Other *) const
      {
        throw std::logic_error("a condition hangs on a parameter that selects nothing");
      }
    };

    /// The value of a selector as it is going to be.
    std::vector<std::string> names_in(const ParameterEntry &entry, const std::string &text)
    {
      if (std::holds_alternative<bool *>(entry.target))
        return {text == "yes" ? "true" : text == "no" ? "false" : text};
      if (std::holds_alternative<InputFile *>(entry.target))
        return {text.empty() ? "none" : "given"};
      if (!std::holds_alternative<std::vector<std::string> *>(entry.target))
        return {text};
      std::vector<std::string> names;
      for (const std::string_view part : split(text, ','))
        names.emplace_back(part);
      return names;
    }

    bool is_valid(const ParameterEntry &entry, const std::vector<std::string> &names)
    {
      return entry.choices.empty() ||
             std::all_of(names.begin(), names.end(), [&](const std::string &name) {
               return contains(entry.choices, name);
             });
    }
  } // namespace

  Activity::Activity(const Entries &entries, std::map<std::string, std::string> texts)
    : entries_(entries)
    , texts_(std::move(texts))
  {}

  Activity::State Activity::of(const ParameterEntry &entry) const
  {
    const auto known = states_.find(&entry);
    if (known != states_.end())
      return known->second;
    return states_.emplace(&entry, found(entry)).first->second;
  }

  Activity::State Activity::found(const ParameterEntry &entry) const
  {
    State state = State::yes;
    for (const Condition &condition : entry.conditions)
      {
        const State one = of(condition);
        if (one == State::no)
          return one;
        if (one == State::unknown)
          state = one;
      }
    return state;
  }

  Activity::State Activity::of(const Condition &condition) const
  {
    const auto [first, last] = entries_.equal_range(condition.selector);
    if (first == last)
      throw std::logic_error("a condition hangs on the unknown parameter '" + condition.selector +
                             "'");
    State state = State::no;
    for (auto it = first; it != last; ++it)
      {
        const State in_use = of(*it->second);
        if (in_use == State::unknown)
          state = State::unknown;
        if (in_use != State::yes)
          continue;
        const std::vector<std::string> &names = selected(condition.selector);
        if (std::any_of(names.begin(), names.end(), [&](const std::string &name) {
              return contains(condition.choices, name);
            }))
          return State::yes;
        return is_valid(*it->second, names) ? State::no : State::unknown;
      }
    return state;
  }

  const std::vector<std::string> &Activity::selected(const std::string &path) const
  {
    const auto known = selected_.find(path);
    if (known != selected_.end())
      return known->second;
    return selected_.emplace(path, found(path)).first->second;
  }

  std::vector<std::string> Activity::found(const std::string &path) const
  {
    const auto [first, last] = entries_.equal_range(path);
    for (auto it = first; it != last; ++it)
      if (of(*it->second) == State::yes)
        {
          const auto text = texts_.find(path);
          return text != texts_.end() ? names_in(*it->second, text->second)
                                      : std::visit(Present(), it->second->target);
        }
    return {};
  }

  const Condition *Activity::broken_condition(const ParameterEntry &entry) const
  {
    for (const Condition &condition : entry.conditions)
      if (of(condition) == State::no)
        return &condition;
    return nullptr;
  }
} // namespace softlattice
