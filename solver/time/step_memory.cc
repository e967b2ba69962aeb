// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/step_memory.h"

#include "solver/base/error.h"

#include <cmath>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    constexpr double most_exact_integers = 9007199254740992.; // 2^53

    [[noreturn]] void refuse(const std::string &why)
    {
      throw FileError("the checkpoint is not one of this version of softlattice and this case: " +
                      why);
    }
  } // namespace

  StepMemory::StepMemory(Numbers numbers,
                         const std::vector<std::string> &names_of_states,
                         std::vector<State> states)
    : numbers_(std::move(numbers))
  {
    if (names_of_states.size() != states.size())
      refuse("it names " + std::to_string(names_of_states.size()) + " states and has " +
             std::to_string(states.size()));
    for (std::size_t i = 0; i < states.size(); ++i)
      if (!states_.emplace(names_of_states[i], std::move(states[i])).second)
        refuse("it has '" + names_of_states[i] + "' twice");
  }

  void StepMemory::keep(const std::string &name, const double number)
  {
    keep(name, std::vector<double>{number});
  }

  void StepMemory::keep(const std::string &name, const std::vector<double> &list)
  {
    if (!numbers_.emplace(name, list).second)
      throw std::logic_error("'" + name + "' is kept twice");
  }

  void StepMemory::keep(const std::string &name, const State &state)
  {
    if (!states_.emplace(name, state).second)
      throw std::logic_error("'" + name + "' is kept twice");
  }

  std::vector<double> StepMemory::list(const std::string &name)
  {
    const auto found = numbers_.find(name);
    if (found == numbers_.end())
      refuse("it has no '" + name + "'");
    taken_.insert(name);
    return found->second;
  }

  std::vector<double> StepMemory::list(const std::string &name, const std::size_t length)
  {
    std::vector<double> found = list(name);
    if (found.size() != length)
      refuse("'" + name + "' in it has " + std::to_string(found.size()) + " numbers instead of " +
             std::to_string(length));
    return found;
  }

  std::vector<double> StepMemory::list_or_none(const std::string &name, const std::size_t length)
  {
    return list(name).empty() ? std::vector<double>() : list(name, length);
  }

  double StepMemory::number(const std::string &name)
  {
    return list(name, 1).front();
  }

  bool StepMemory::flag(const std::string &name)
  {
    const double value = number(name);
    if (value != 0. && value != 1.)
      refuse("'" + name + "' in it is neither 0 nor 1");
    return value != 0.;
  }

  std::uint64_t StepMemory::count(const std::string &name)
  {
    const double value = number(name);
    if (!(value >= 0.) || value > most_exact_integers || value != std::floor(value))
      refuse("'" + name + "' in it is no count");
    return static_cast<std::uint64_t>(value);
  }

  const State &StepMemory::state(const std::string &name)
  {
    const auto found = states_.find(name);
    if (found == states_.end())
      refuse("it has no '" + name + "'");
    taken_.insert(name);
    return found->second;
  }

  void StepMemory::require_used_up() const
  {
    std::string left;
    const auto look_at = [&](const std::string &name) {
      if (taken_.count(name) == 0)
        left += (left.empty() ? "'" : ", '") + name + "'";
    };
    for (const auto &[name, numbers] : numbers_)
      look_at(name);
    for (const auto &[name, state] : states_)
      look_at(name);
    if (!left.empty())
      refuse("nothing here has a use for " + left);
  }

  std::vector<std::string> StepMemory::names_of_states() const
  {
    std::vector<std::string> names;
    for (const auto &[name, state] : states_)
      names.push_back(name);
    return names;
  }

  std::vector<State> StepMemory::states() const
  {
    std::vector<State> states;
    for (const auto &[name, state] : states_)
      states.push_back(state);
    return states;
  }
} // namespace softlattice
