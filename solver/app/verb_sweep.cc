// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/campaign/mean_field_members.h"
#include "solver/campaign/study_tasks.h"
#include "solver/campaign/study_theory.h"
#include "solver/case/installation.h"
#include "solver/output/directory_lock.h"
#include "solver/output/progress.h"
#include "solver/output/result_directory.h"
#include "solver/study/study_cost.h"
#include "solver/study/study_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <thread>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;
    constexpr std::size_t most_rows = 40;

    StudyColumns columns_of(const StudyPlan &plan)
    {
      StudyColumns columns;
      for (const Axis &axis : plan.axes)
        columns.axes.push_back(axis.column());
      columns.quantities = plan.quantities;
      return columns;
    }

    StudyLayout layout_of(const StudyPlan &plan, const StudySettings &settings)
    {
      StudyLayout layout;
      layout.design = settings.design;
      layout.axes = plan.axes;
      layout.point_of = plan.point_of;
      layout.sampling_seed = static_cast<unsigned>(settings.sampling_seed);
      layout.n_points = plan.n_points;
      layout.acceleration = plan.acceleration;
      return layout;
    }

    std::string size_line(const StudyPlan &plan, const StudySettings &settings)
    {
      std::string text = fmt::format(
        "{} members: {} point{}{}",
        plan.members.size(),
        plan.n_points,
        plan.n_points == 1 ? "" : "s",
        settings.replicates > 1 ? fmt::format(" x {} replicates", settings.replicates) : "");
      if (plan.n_repeated > 0)
        text += fmt::format(" ({} more are the same case as one of them)", plan.n_repeated);
      return text;
    }

    /// "Temperature [degC]" of the column of an axis.
    std::string short_name(const Axis &axis)
    {
      return axis.column().substr(axis.path.rfind('/') + 1);
    }

    void show_plan(const StudyPlan &plan, const StudySettings &settings, const int jobs)
    {
      std::cout << size_line(plan, settings) << "\n";
      std::string header = fmt::format("{:<14}", "member");
      for (const Axis &axis : plan.axes)
        header += short_name(axis) + "  ";
      std::cout << header << "replicate  seed\n";
      for (std::size_t i = 0; i < plan.members.size() && i < most_rows; ++i)
        {
          const StudyMember &member = plan.members[i];
          std::string row = fmt::format("{:<14}", member.id);
          for (std::size_t a = 0; a < plan.axes.size(); ++a)
            row += fmt::format("{:<{}}  ", member.axes[a], short_name(plan.axes[a]).size());
          std::cout << row << fmt::format("{:<9}  {}\n", member.replicate, member.seed);
        }
      if (plan.members.size() > most_rows)
        std::cout << "and " << plan.members.size() - most_rows << " more\n";
      if (settings.is_by_mean_field())
        std::cout << "estimate      some milliseconds for each member\n";
      else if (const auto cost =
                 estimate_study(plan.members, this_program().string(), plan.case_file))
        std::cout << fmt::format(
          "estimate      {} with {} at a time, {:.2g} GB on the disk (to a factor of two), "
          "from {} of the members\n",
          std::isfinite(cost->seconds)
            ? readable_duration(cost->seconds / jobs) + " (to a factor of four)"
            : "a time that is not known for such cases",
          jobs,
          cost->bytes * 1e-9,
          cost->n_looked_at);
      std::cout << "The study is sound. Nothing was run.\n";
    }

    void write_and_show(const StudySummary &summary, const std::string &folder)
    {
      write_study_summary(folder + "/summary.json", summary);
      for (const std::string &line : lines(summary, most_rows))
        std::cout << line << "\n";
      std::cout << fmt::format("results       {0}/study.csv, {0}/summary.json\n", folder);
    }

    void prepare_folder(const std::string &folder, const bool resume)
    {
      const bool has_table = fs::exists(folder + "/study.csv");
      if (has_table && !resume)
        throw FileError(
          "'" + folder +
          "' has a study already: --resume goes on with it, also if the study has been "
          "changed; -o DIR begins one elsewhere");
      std::error_code problem;
      fs::create_directories(folder + "/members", problem);
      if (problem)
        throw FileError("cannot make the directory '" + folder + "/members': " + problem.message());
    }
  } // namespace

  int verbs::sweep(const SweepOptions &options, const PartKinds &further)
  {
    const UnitSystem units;
    ReadStudy study;
    read_study(options.study_file, units, study);
    StudyPlan plan = plan_study(study, units, further);
    if (study.diagnostics.n_errors() > 0)
      throw InputError(study.diagnostics.rejection());
    std::cout << study.diagnostics.text();
    const int cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    const int jobs = options.jobs > 0 ? options.jobs : cores;
    if (options.dry_run)
      {
        show_plan(plan, study.settings, jobs);
        return static_cast<int>(ExitCode::done);
      }

    const std::string folder =
      options.output.empty() ? default_result_directory(options.study_file) : options.output;
    if ((options.slurm || options.task) && study.settings.is_by_mean_field())
      throw InputError("estimates take milliseconds each, no job array: leave --slurm out");
    if (options.task)
      return static_cast<int>(run_task(std::move(plan),
                                       study.settings,
                                       *options.task,
                                       std::max(1, options.jobs),
                                       folder));
    const DirectoryLock lock(folder);
    prepare_folder(folder, options.resume);
    const StudyColumns columns = columns_of(plan);
    StudyTable table(folder + "/study.csv", columns);
    const StudyLayout layout = layout_of(plan, study.settings);
    if (study.settings.is_by_mean_field())
      {
        estimate_members(plan, table, units);
        StudySummary summary = summarise(plan.members, plan.n_points, table, columns);
        summary.analyses = analyse(layout, plan.members, table, columns);
        write_and_show(summary, folder);
        return static_cast<int>(ExitCode::done);
      }
    if (options.slurm)
      {
        write_job_array(plan, options.study_file, options.jobs, folder);
        return static_cast<int>(ExitCode::done);
      }
    const StudyRun::Setup setup{std::move(plan.members),
                                plan.n_points,
                                plan.quantities,
                                plan.goal,
                                study.settings.kept_fields(),
                                jobs};
    const MemberRun members(this_program().string(), plan.case_file, folder);
    std::cout << fmt::format("{} members, {} at a time, in {}/members\n",
                             setup.members.size(),
                             jobs,
                             folder)
              << std::flush;
    // For whoever looks while it runs: how many there will be.
    write_study_summary(folder + "/summary.json",
                        summarise(setup.members, plan.n_points, table, columns));
    StudyRun run(setup, members, table, std::cout);
    const ExitCode code = run.run();
    std::vector<std::string> order;
    for (const StudyMember &member : setup.members)
      order.push_back(member.id);
    table.sort(order);

    StudySummary summary = summarise(setup.members, plan.n_points, table, columns);
    summary.n_spared = run.n_spared();
    summary.analyses = analyse(layout, setup.members, table, columns);
    compare_with_theory(summary, setup.members, table, members, plan.case_file, units, further);
    write_and_show(summary, folder);
    if (code == ExitCode::stopped)
      std::cout << "not all members are at their end: softlattice sweep " << options.study_file
                << (options.output.empty() ? "" : " -o " + folder) << " --resume goes on\n";
    return static_cast<int>(code);
  }
} // namespace softlattice
