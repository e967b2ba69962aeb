// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/study_summary.h"
#include "solver/study/survival_data.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// An axis as study.csv has it.
  struct ResultAxis
  {
    std::string title; ///< "Temperature", with its section where another axis is called the same
    std::string unit;  ///< empty if there is none
    std::vector<std::string>
      values; ///< different ones; ascending if they are numbers, else as they come
    std::vector<double> numbers; ///< of the values; empty if one of them is none

    bool is_numeric() const { return !numbers.empty(); }
    bool is_varied() const { return values.size() > 1; }
    /// "Temperature [degC]".
    std::string heading() const;
    /// "25 degC", "10 min": a number in four digits, a time in the unit that makes it shortest.
    std::string shown(std::size_t value) const;
    bool is_time() const
    {
      return is_numeric() && (unit == "s" || unit == "min" || unit == "h" || unit == "d");
    }
    /// "Temperature = 25 degC".
    std::string at(std::size_t value) const;
  };

  /// What a study has found so far, as its table tells.
  struct StudyResults
  {
    enum class Design
    {
      grid, ///< all values of each axis with all of the others, as far as they have been run
      one_at_a_time, ///< each point differs from the first in one axis at most
      scattered
    };

    std::vector<ResultAxis> axes;
    std::vector<StudyMember> members;
    StudySummary summary; ///< of the points in the order in which the table has them
    std::vector<std::vector<std::size_t>>
      values; ///< of each point, indices into those of each axis
    Design design = Design::grid;
    std::size_t n_superseded = 0; ///< rows for a point and replicate that there is already
    std::size_t n_unfinished = 0; ///< rows of members that were stopped or killed

    const std::vector<std::string> &quantities() const { return summary.columns.quantities; }
    /// Axes with more than one value.
    std::vector<std::size_t> varied_axes() const;
    /// The point with these values; none if it has not been run.
    std::optional<std::size_t> point_at(const std::vector<std::size_t> &values) const;
    /// Of the members of a point that are done; failed ones are left out.
    std::vector<Lifetime> lifetimes(std::size_t point, std::size_t quantity) const;

  private:
    friend StudyResults results_in(const StudyTable &table);
    std::vector<std::vector<std::vector<MemberResult>>> done_; ///< of each point, those that are
    std::map<std::vector<std::size_t>, std::size_t> point_of_; ///< by values
  };

  /// The last row of a member counts, the first member of a point and replicate: a study that was changed may
  /// have left others behind.
  StudyResults results_in(const StudyTable &table);
} // namespace softlattice
