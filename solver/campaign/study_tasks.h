// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/base/error.h"
#include "solver/campaign/study_plan.h"
#include "solver/study/study_part.h"

#include <string>

namespace softlattice
{
  /// Sets a study up for a job array whose tasks run so many members at a time: writes FOLDER/sweep.slurm, and
  /// says how it is submitted. The table has been begun. @throws FileError
  void write_job_array(const StudyPlan &plan,
                       const std::string &study_file,
                       int jobs,
                       const std::string &folder);

  /// Runs a part of the members of a study that is set up, beside other processes that run the others. With a goal
  /// for the precision a part has whole points, else each M-th member. @throws FileError if the study is
  /// not set up, or somebody runs this part or the whole study
  ExitCode run_task(StudyPlan plan,
                    const StudySettings &settings,
                    const StudyPart &part,
                    int jobs,
                    const std::string &folder);
} // namespace softlattice
