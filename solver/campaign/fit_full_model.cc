// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/fit_full_model.h"

#include "solver/base/error.h"
#include "solver/campaign/study_replicates.h"
#include "solver/case/case_twin.h"
#include "solver/case/installation.h"
#include "solver/output/result_directory.h"
#include "solver/study/study_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>

namespace softlattice
{
  namespace
  {
    constexpr int most_mappings = 6;
    constexpr double settled = 0.2; ///< standard deviations
    constexpr const char *of_a_member = "final LT fraction [1]";

    /// What a run says over time, as its statistics.csv has it.
    struct RunSeries
    {
      Numbers time, fraction, nuclei;
    };

    RunSeries series_of(const std::string &folder)
    {
      const std::vector<ColumnRule> rules = {{"time", {{"s"}}},
                                             {"lt fraction", {{"1"}}},
                                             {"nuclei", {{"1"}}}};
      std::vector<FileProblem> problems;
      CsvTable table = read_csv(ResultDirectory(folder).statistics(), rules, problems);
      if (!problems.empty())
        throw FileError(TableFileError(problems).what());
      return {table.columns[0], table.columns[1], table.columns[2]};
    }

    /// The replicates of all curves at one estimate.
    class Replicates
    {
    public:
      Replicates(const FitPlan &plan, const FitRuns &how, const UnitSystem &units)
        : plan_(plan)
        , how_(how)
        , units_(units)
      {}

      /// The mean of the replicates at the times of each data set; of waiting times nothing, for which the
      /// twin is exact.
      std::vector<Numbers> means(const Numbers &unknowns)
      {
        std::vector<std::vector<StudyMember>> members = members_at(unknowns);
        run(members);
        std::vector<Numbers> all;
        for (std::size_t d = 0; d < plan_.data.size(); ++d)
          {
            Numbers &mean = all.emplace_back();
            if (members[d].empty())
              continue;
            mean.assign(plan_.data[d].observations->times().size(), 0.);
            for (const StudyMember &one : members[d])
              {
                const Numbers values = values_of(plan_.data[d], one);
                for (std::size_t k = 0; k < mean.size(); ++k)
                  mean[k] += values[k] / static_cast<double>(members[d].size());
              }
          }
        return all;
      }

    private:
      MemberRun runs() const { return {this_program().string(), plan_.case_file, how_.folder}; }

      /// Columns of study.csv.
      std::vector<std::string> axes() const
      {
        std::vector<std::string> all = {"data"};
        for (const FitRange &one : plan_.ranges)
          all.push_back(one.path + " [" + one.display_unit + "]");
        return all;
      }

      std::vector<std::vector<StudyMember>> members_at(const Numbers &unknowns)
      {
        std::vector<std::vector<StudyMember>> all;
        areas_.assign(plan_.data.size(), 0.);
        for (std::size_t d = 0; d < plan_.data.size(); ++d)
          {
            std::vector<StudyMember> &members = all.emplace_back();
            if (!plan_.data[d].settings.is_curve())
              continue;
            StudyMember first;
            first.point = d;
            first.point_name = plan_.data[d].settings.name;
            first.axes = {plan_.data[d].settings.name};
            for (std::size_t i = 0; i < plan_.ranges.size(); ++i)
              {
                const FitRange &range = plan_.ranges[i];
                const Unit unit = units_.unit(range.display_unit, range.si_unit);
                first.axes.push_back(fmt::format("{:.8g}", unit.from_si(range.value(unknowns[i]))));
              }
            first.overrides = plan_.data[d].assignments;
            for (const std::string &one : assignments_at(plan_, unknowns, units_))
              first.overrides.push_back(one);
            Case what(plan_.further_parts);
            const ReadCase read = read_case(plan_.case_file, first.overrides, units_, what);
            if (read.diagnostics.n_errors() > 0)
              throw InputError(read.diagnostics.rejection());
            areas_[d] = mean_field(make_twin_without_spread(what)).exposed_area;
            members = replicates_of(first,
                                    what.table,
                                    read.values,
                                    identity_of(what, read.values, units_),
                                    how_.replicates,
                                    StudySettings::full_model);
            if (members.empty())
              throw InputError("nothing in the case is random, so that replicates are all alike: "
                               "Members = mean field");
          }
        return all;
      }

      static MeanFieldProblem make_twin_without_spread(const Case &what)
      {
        MeanFieldProblem problem = make_twin(what).problem;
        problem.with_spread = false;
        return problem;
      }

      void run(const std::vector<std::vector<StudyMember>> &members)
      {
        std::vector<StudyMember> all;
        for (const auto &list : members)
          all.insert(all.end(), list.begin(), list.end());
        if (all.empty())
          return;
        std::filesystem::create_directories(how_.folder + "/members");
        StudyTable table(how_.folder + "/study.csv", {axes(), {of_a_member}});
        const MemberRun starter = runs();
        const StudyRun::Setup setup{all,
                                    plan_.data.size(),
                                    {of_a_member},
                                    {},
                                    KeptFields::of_none,
                                    how_.jobs};
        StudyRun study(setup, starter, table, std::cout);
        if (study.run() == ExitCode::stopped)
          throw Error(
            ExitCode::stopped,
            "stopped before all runs of the full model were at their end; the same command "
            "goes on with them");
        for (const StudyMember &one : all)
          if (const MemberRow &row = table.rows().at(one.id); row.status != "done")
            throw SolverError("the full model cannot be fitted, as a run failed (" +
                              starter.folder(one) + "): " + row.reason);
      }

      Numbers values_of(const FitDataSet &data, const StudyMember &member) const
      {
        const RunSeries series = series_of(runs().folder(member));
        const bool is_nuclei = data.settings.quantity == FitDataSettings::nuclei_per_area;
        Numbers values = interpolated(series.time,
                                      is_nuclei ? series.nuclei : series.fraction,
                                      data.observations->times());
        for (double &one : values)
          if (is_nuclei)
            one /= areas_[member.point];
          else if (data.settings.quantity == FitDataSettings::ht_retained)
            one = 1. - one;
        return values;
      }

      const FitPlan &plan_;
      const FitRuns &how_;
      const UnitSystem &units_;
      Numbers areas_; ///< exposed, by data set [m^2]
    };

    double largest_move(const FitResult &before, const FitResult &now)
    {
      double move = 0.;
      for (std::size_t i = 0; i < now.statistics.intervals.size(); ++i)
        {
          const EstimateInterval &one = now.statistics.intervals[i];
          const double step = std::abs(one.at - before.statistics.intervals[i].at);
          move = std::max(move,
                          one.standard_deviation > 0. ? step / one.standard_deviation
                                                      : step / (settled + unknown_from));
        }
      return move;
    }
  } // namespace

  FitResult fit_full_model(const FitPlan &plan,
                           const TwinModel &twin,
                           const FitResult &by_twin,
                           const FitRuns &how,
                           const UnitSystem &units)
  {
    Replicates replicates(plan, how, units);
    FitResult result = by_twin;
    result.model = fmt::format("full model, mean of {} replicates", how.replicates);
    bool has_settled = false;
    for (int round = 0; round < most_mappings && !has_settled; ++round)
      {
        const Numbers at = result.solution.best.at;
        const std::vector<Response> here = twin(at);
        std::vector<Numbers> difference = replicates.means(at);
        for (std::size_t d = 0; d < difference.size(); ++d)
          for (std::size_t k = 0; k < difference[d].size(); ++k)
            difference[d][k] -= here[d].value[k];
        FitProblem problem = problem_of(plan, twin, 1);
        problem.model = [&](const Numbers &unknowns) {
          std::vector<Response> responses = twin(unknowns);
          for (std::size_t d = 0; d < difference.size(); ++d)
            for (std::size_t k = 0; k < difference[d].size(); ++k)
              responses[d].value[k] += difference[d][k];
          return responses;
        };
        const FitResult before = result;
        result.solution = solve_near(problem, before.solution);
        const Numbers &now = result.solution.best.at;
        result.statistics = statistics_of(problem,
                                          result.solution,
                                          twin.film_spread(now, films_drawn, how.replicates));
        has_settled = largest_move(before, result) < settled;
        if (has_settled || round + 1 == most_mappings)
          add_statistics(problem, twin, how.replicates, result);
      }
    result.solution.has_converged = result.solution.has_converged && has_settled;
    return result;
  }
} // namespace softlattice
