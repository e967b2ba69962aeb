// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/state.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What a run carries from one step into the next besides its fields: rates, controllers, counters.
  /// Everybody who has some keeps it here, in an order of his own, and takes it back in the same order;
  /// with it a run that is resumed takes the steps that it would have taken.
  class StepMemory
  {
  public:
    StepMemory() = default;
    StepMemory(std::vector<double> numbers, std::vector<State> states)
      : numbers_(std::move(numbers))
      , states_(std::move(states))
    {}

    void keep(const double number) { numbers_.push_back(number); }
    void keep(const State &state) { states_.push_back(state); }
    void keep(const std::vector<double> &list)
    {
      keep(static_cast<double>(list.size()));
      numbers_.insert(numbers_.end(), list.begin(), list.end());
    }

    // These throw std::out_of_range if nothing is left.
    double next_number() { return numbers_.at(number_++); }
    const State &next_state() { return states_.at(state_++); }
    std::vector<double> next_list()
    {
      std::vector<double> list;
      for (double left = next_number(); left >= 1.; --left)
        list.push_back(next_number());
      return list;
    }

    const std::vector<double> &numbers() const { return numbers_; }
    const std::vector<State> &states() const { return states_; }
    bool is_used_up() const { return number_ == numbers_.size() && state_ == states_.size(); }

  private:
    std::vector<double> numbers_;
    std::vector<State> states_;
    std::size_t number_ = 0, state_ = 0;
  };
} // namespace softlattice
