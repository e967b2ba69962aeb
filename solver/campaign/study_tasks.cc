// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_tasks.h"

#include "solver/case/installation.h"
#include "solver/files/text_file.h"
#include "solver/output/directory_lock.h"
#include "solver/study/slurm_script.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace softlattice
{
  namespace
  {
    std::string absolute_path(const std::string &path)
    {
      return std::filesystem::absolute(path).lexically_normal().string();
    }

    /// Of how many pieces a study can be shared out: points stay whole where replicates are as many as they
    /// need to be.
    std::size_t n_pieces(const StudyPlan &plan)
    {
      return plan.goal ? plan.n_points : plan.members.size();
    }

    std::vector<StudyMember> members_of_part(StudyPlan &plan, const StudyPart &part)
    {
      const auto wanted = static_cast<std::size_t>(part.number - 1),
                 n_parts = static_cast<std::size_t>(part.of);
      std::vector<StudyMember> members;
      for (std::size_t i = 0; i < plan.members.size(); ++i)
        if ((plan.goal ? plan.members[i].point : i) % n_parts == wanted)
          members.push_back(std::move(plan.members[i]));
      return members;
    }
  } // namespace

  void write_job_array(const StudyPlan &plan,
                       const std::string &study_file,
                       const int jobs,
                       const std::string &folder)
  {
    SlurmArray array;
    array.program = this_program().string();
    array.study_file = absolute_path(study_file);
    array.folder = absolute_path(folder);
    array.n_members = plan.members.size();
    array.n_tasks = std::min(n_pieces(plan), most_slurm_tasks);
    array.jobs = std::max(1, jobs);
    const std::string script = array.folder + "/sweep.slurm";
    write_atomically(script, slurm_script(array));
    std::error_code problem;
    std::filesystem::create_directories(array.folder + "/slurm", problem);
    if (problem)
      throw FileError("cannot make the directory '" + array.folder +
                      "/slurm': " + problem.message());
    std::cout << fmt::format("{} members in {} tasks of a job array. Nothing was run.\n"
                             "submit        sbatch --time=... {}\n"
                             "afterwards    softlattice sweep {} -o {} --resume\n"
                             "              runs what is missing, sorts the table and sums up\n",
                             array.n_members,
                             array.n_tasks,
                             script,
                             array.study_file,
                             array.folder);
  }

  ExitCode run_task(StudyPlan plan,
                    const StudySettings &settings,
                    const StudyPart &part,
                    const int jobs,
                    const std::string &folder)
  {
    const std::string table_file = folder + "/study.csv";
    if (!std::filesystem::exists(table_file))
      throw FileError("'" + folder +
                      "' has no study: softlattice sweep STUDY.prm --slurm begins one");
    const SharedDirectoryLock beside_others(folder);
    // An array that is submitted twice must not run a member twice at a time.
    const DirectoryLock of_this_part(
      fmt::format("{}/slurm/{}_of_{}", folder, part.number, part.of));
    StudyColumns columns;
    for (const Axis &axis : plan.axes)
      columns.axes.push_back(axis.column());
    columns.quantities = plan.quantities;
    StudyTable table = StudyTable::joined(table_file, columns);
    const MemberRun members(this_program().string(), plan.case_file, folder);
    const StudyRun::Setup setup{members_of_part(plan, part),
                                plan.n_points,
                                plan.quantities,
                                plan.goal,
                                settings.kept_fields(),
                                jobs};
    std::cout << fmt::format("part {} of {}: {} members\n",
                             part.number,
                             part.of,
                             setup.members.size())
              << std::flush;
    return StudyRun(setup, members, table, std::cout).run();
  }
} // namespace softlattice
