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
  /// What a study or a fit sets in its case, "Section/Name = value", and where in its file that is said.
  class StudyOverrides
  {
  public:
    /// `diagnostics`: of the file; they must outlive it.
    explicit StudyOverrides(Diagnostics &diagnostics)
      : diagnostics_(diagnostics)
    {}

    /// "Section/Name = value" of a setting, names of files made such from here. `entry`: its parameter, null if
    /// there is none.
    std::string add(const ParameterEntry *entry, const StudyOverride &one);
    /// Problems of this override are reported there.
    void set_place(const std::string &override_text, const Location &where)
    {
      places_[override_text] = where;
    }

    /// An override for one member; the places of the one before are forgotten.
    std::string make(const ParameterEntry &entry,
                     const std::string &text,
                     const Location &names_from,
                     const Location &place);
    void forget() { of_member_.clear(); }

    /// Hands on the problems of a case, each once: those of overrides at the place in the file that they come
    /// from. `member`: what is special about the case, for the messages.
    void take(const Diagnostics &found, const std::string &member);

  private:
    Diagnostics &diagnostics_;
    std::map<std::string, Location> places_;    ///< by override
    std::map<std::string, Location> of_member_; ///< the same
    std::set<std::string> told_;
  };
} // namespace softlattice
