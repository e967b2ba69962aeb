// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/study_settings.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace softlattice
{
  /// What a study sets in its case, "Section/Name = value", and where in the study that is said.
  class StudyOverrides
  {
  public:
    explicit StudyOverrides(ReadStudy &study)
      : study_(study)
    {}

    /// For all members: the settings of the study outside of section Study. `entry_of`: the parameter of a path,
    /// null if there is none.
    void add_common(const std::function<const ParameterEntry *(const std::string &)> &entry_of);
    const std::vector<std::string> &common() const { return common_; }

    /// An override for one member; the places of the one before are forgotten.
    std::string make(const ParameterEntry &entry,
                     const std::string &text,
                     const Location &names_from,
                     const Location &place);
    void forget() { of_member_.clear(); }

    /// Hands the problems of a case to the study, each once: those of overrides at the place in the study that
    /// they come from. `member`: what is special about the case, for the messages.
    void take(const Diagnostics &found, const std::string &member);

  private:
    ReadStudy &study_;
    std::vector<std::string> common_;
    std::map<std::string, Location> places_;    ///< by override
    std::map<std::string, Location> of_member_; ///< the same
    std::set<std::string> told_;
  };
} // namespace softlattice
