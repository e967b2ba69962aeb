// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/child_processes.h"
#include "solver/study/study_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// One run of a study.
  struct StudyMember
  {
    std::string id;                     ///< names its folder
    std::size_t point = 0;              ///< of the design
    int replicate = 1;                  ///< from 1
    long seed = 0;                      ///< of its nuclei or fluctuations
    std::vector<std::string> axes;      ///< values as the table shows them
    std::string point_name;             ///< "Relative humidity = 60 %": what the design sets there
    std::vector<std::string> overrides; ///< "Section/Name = value"
  };

  /// Where a member has its files and how it is started.
  class MemberRun
  {
  public:
    /// `program`: this executable; `study`: the folder of the study.
    MemberRun(std::string program, std::string case_file, std::string study)
      : program_(std::move(program))
      , case_file_(std::move(case_file))
      , study_(std::move(study))
    {}

    std::string folder(const StudyMember &member) const { return study_ + "/members/" + member.id; }
    /// What the process says; deleted when the member is done.
    std::string log(const StudyMember &member) const { return folder(member) + ".log"; }

    /// Whether it ended well before, so that its summary is all that is needed.
    bool is_done(const StudyMember &member) const;
    bool has_checkpoint(const StudyMember &member) const;
    /// From its checkpoint if there is one, else from the beginning.
    std::vector<std::string> command(const StudyMember &member) const;
    std::vector<std::string> command_from_the_beginning(const StudyMember &member) const;

    /// The row of a member that has ended.
    MemberRow row(const StudyMember &member,
                  const ProcessEnd &end,
                  const std::vector<std::string> &quantities) const;
    /// Removes fields and checkpoints of a member, tables and summaries stay. @throws FileError
    void remove_fields(const StudyMember &member) const;

  private:
    std::string program_;
    std::string case_file_;
    std::string study_;
  };
} // namespace softlattice
