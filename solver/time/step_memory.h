// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/state.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What a run carries from one step into the next besides its fields: rates, controllers, counters.
  /// Everybody who has some keeps it here under a name of its own, "owner/what", and takes all of it back;
  /// with it a run that is resumed takes the steps that it would have taken.
  class StepMemory
  {
  public:
    using Numbers = std::map<std::string, std::vector<double>>; ///< a single one is a list of one

    StepMemory() = default;
    /// Of a checkpoint: as many names as states. @throws FileError
    StepMemory(Numbers numbers,
               const std::vector<std::string> &names_of_states,
               std::vector<State> states);

    // Each name once. @throws std::logic_error
    void keep(const std::string &name, double number);
    void keep(const std::string &name, const std::vector<double> &list);
    void keep(const std::string &name, const State &state);

    // What was kept under a name. @throws FileError if there is no such thing, or not of this kind or
    // length: then the checkpoint is of another program or case
    double number(const std::string &name);
    bool flag(const std::string &name);           ///< a number that is 0 or 1
    std::uint64_t count(const std::string &name); ///< a whole number
    std::vector<double> list(const std::string &name);
    std::vector<double> list(const std::string &name, std::size_t length);
    std::vector<double> list_or_none(const std::string &name,
                                     std::size_t length); ///< or an empty one
    bool has_state(const std::string &name) const { return states_.count(name) > 0; }
    const State &state(const std::string &name);

    /// Everything has been taken back. @throws FileError naming what has not
    void require_used_up() const;

    const Numbers &numbers() const { return numbers_; }
    // In the same order.
    std::vector<std::string> names_of_states() const;
    std::vector<State> states() const;

  private:
    Numbers numbers_;
    std::map<std::string, State> states_;
    std::set<std::string> taken_;
  };
} // namespace softlattice
