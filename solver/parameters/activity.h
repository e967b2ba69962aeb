// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace softlattice
{
  /// Tells which parameters are in use under the selections that the user made, before any variable
  /// is set.
  class Activity
  {
  public:
    enum class State
    {
      yes,
      no,
      unknown ///< hangs on a selection that is none of the choices
    };

    /// The entries of a table by path.
    using Entries = std::multimap<std::string, const ParameterEntry *>;

    /// `texts`: what will be assigned, by path; the rest keeps its default. The entries must outlive
    /// this object.
    Activity(const Entries &entries, std::map<std::string, std::string> texts);

    State of(const ParameterEntry &entry) const;

    /// What is selected under a path, a list for entries that take one; empty if nothing is in use
    /// there.
    const std::vector<std::string> &selected(const std::string &path) const;

    /// The first condition of the entry that does not hold, or nothing if all do.
    const Condition *broken_condition(const ParameterEntry &entry) const;

  private:
    State of(const Condition &condition) const;
    State found(const ParameterEntry &entry) const;
    std::vector<std::string> found(const std::string &path) const;

    const Entries &entries_;
    std::map<std::string, std::string> texts_;
    // What has been found: a few selections decide on all entries, and each entry is asked for often.
    mutable std::unordered_map<const ParameterEntry *, State> states_;
    mutable std::map<std::string, std::vector<std::string>> selected_;
  };
} // namespace softlattice
