// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/base/error.h"
#include "solver/study/member_run.h"
#include "solver/study/study_settings.h"

#include <chrono>
#include <deque>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// When a point of a study needs no more replicates: the 95 % interval of the mean of a quantity, by
  /// Student's t, is within a part of the mean.
  struct PrecisionGoal
  {
    static constexpr int fewest = 3;
    std::size_t quantity = 0; ///< index
    double part = 0.05;       ///< of the mean

    bool is_reached(const std::vector<const MemberRow *> &replicates) const;
  };

  /// Runs the members of a study, or a part of them, that have no final row yet, some at a time, and writes the
  /// row of each as it ends.
  class StudyRun
  {
  public:
    struct Setup
    {
      std::vector<StudyMember> members; ///< in the order in which they are run
      std::size_t n_points;
      std::vector<std::string> quantities; ///< with units
      std::optional<PrecisionGoal> goal;   ///< none: all replicates are run
      KeptFields keep;
      int jobs;
    };

    /// `out`: one line for each member as it ends. All must outlive it.
    StudyRun(const Setup &setup, const MemberRun &members, StudyTable &table, std::ostream &out);

    /// Returns `done` also if members have failed, `stopped` if the study can go on. @throws FileError
    ExitCode run();

    /// Members that were left out because their point was precise enough.
    std::size_t n_spared() const { return n_spared_; }

  private:
    /// Whether a member is not needed, as its point is precise enough; nothing as long as replicates before it run.
    std::optional<bool> is_spared(const StudyMember &member) const;
    /// The next member that may be started, taken off the list; null if there is none at the moment.
    const StudyMember *next();
    void start(const StudyMember &member);
    void finish(const StudyMember &member, const ProcessEnd &end);
    void record(const StudyMember &member, const MemberRow &row);
    void say(const StudyMember &member, const MemberRow &row);

    const Setup &setup_;
    const MemberRun &members_;
    StudyTable &table_;
    std::ostream &out_;
    ChildProcesses processes_;
    std::deque<const StudyMember *> waiting_;
    std::map<std::string, const StudyMember *> by_id_;
    std::vector<std::vector<const StudyMember *>> of_point_; ///< its replicates, in order
    std::vector<int> ended_;                                 ///< how many of them
    std::size_t n_ended_ = 0;
    std::size_t n_run_ = 0; ///< in this session
    std::size_t n_spared_ = 0;
    bool stopping_ = false;
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  };
} // namespace softlattice
