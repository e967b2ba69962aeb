// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/case.h"
#include "solver/study/study_settings.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace softlattice
{
  /// The case that a study or a fit names, and what is wrong with it as its file changes it: problems of an
  /// override are reported where that stands in the file.
  class StudyCase
  {
  public:
    /// All must outlive it.
    StudyCase(const std::string &file, const UnitSystem &units, Diagnostics &diagnostics)
      : file_(file)
      , units_(units)
      , diagnostics_(diagnostics)
    {}

    /// "Section/Name = value" of an override, names of files made such from here, at its place.
    std::string assignment(const StudyOverride &one);
    /// Problems of this assignment are reported there.
    void set_place(const std::string &assignment, const Location &where)
    {
      places_[assignment] = where;
    }

    /// Reads the case with these assignments; whether it is sound.
    bool read(const std::vector<std::string> &assignments);
    const Case &base() const { return base_; }
    const ReadValues &values() const { return values_; }

    /// The entry of a path, that in use if there are several; null if there is none.
    const ParameterEntry *entry_of(const std::string &path) const;
    /// The same; reports where there is none.
    const ParameterEntry *find(const std::string &path, const Location &where);

    /// Reports the problems of the case with other assignments, each once. `member`: what these set.
    void take(const Diagnostics &found, const std::string &member);

  private:
    const std::string &file_;
    const UnitSystem &units_;
    Diagnostics &diagnostics_;
    std::map<std::string, Location> places_; ///< of assignments
    std::set<std::string> told_;
    Case base_;
    ReadValues values_;
  };
} // namespace softlattice
