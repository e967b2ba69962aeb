// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_run.h"

#include "solver/output/progress.h"
#include "solver/study/sample.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <ostream>

namespace softlattice
{
  bool PrecisionGoal::is_reached(const std::vector<const MemberRow *> &replicates) const
  {
    std::vector<double> values;
    for (const MemberRow *row : replicates)
      if (row->status == "done")
        {
          const MemberResult &result = row->results[quantity];
          if (result.is_censored || !std::isfinite(result.value))
            return false; // where it is not known how long some last, the mean is not known either
          values.push_back(result.value);
        }
    if (values.size() < static_cast<std::size_t>(fewest))
      return false;
    const SampleMean sample = mean_of(values);
    return sample.half_width <= part * std::abs(sample.mean);
  }

  StudyRun::StudyRun(const Setup &setup,
                     const MemberRun &members,
                     StudyTable &table,
                     std::ostream &out)
    : setup_(setup)
    , members_(members)
    , table_(table)
    , out_(out)
    , of_point_(setup.n_points)
    , ended_(setup.n_points, 0)
  {
    for (const StudyMember &member : setup_.members)
      {
        by_id_[member.id] = &member;
        of_point_[member.point].push_back(&member);
        const auto found = table_.rows().find(member.id);
        if (found != table_.rows().end() && found->second.is_final())
          {
            ++ended_[member.point];
            ++n_ended_;
          }
        else
          waiting_.push_back(&member);
      }
  }

  std::optional<bool> StudyRun::is_spared(const StudyMember &member) const
  {
    if (!setup_.goal || member.replicate <= PrecisionGoal::fewest)
      return false;
    // Which replicates a point gets must not depend on which of them ends first.
    if (ended_[member.point] < member.replicate - 1)
      return {};
    std::vector<const MemberRow *> rows;
    for (const StudyMember *other : of_point_[member.point])
      if (other->replicate < member.replicate)
        if (const auto row = table_.rows().find(other->id); row != table_.rows().end())
          rows.push_back(&row->second);
    return setup_.goal->is_reached(rows);
  }

  const StudyMember *StudyRun::next()
  {
    for (auto one = waiting_.begin(); one != waiting_.end();)
      {
        const StudyMember &member = **one;
        const std::optional<bool> spared = is_spared(member);
        if (!spared)
          {
            ++one;
            continue;
          }
        one = waiting_.erase(one);
        if (!*spared)
          return &member;
        ++n_spared_;
        ++ended_[member.point];
      }
    return nullptr;
  }

  void StudyRun::start(const StudyMember &member)
  {
    if (members_.is_done(member)) // its row was lost with the process that was to write it
      record(member, members_.row(member, {}, setup_.quantities));
    else
      processes_.start(member.id, members_.command(member), members_.log(member));
  }

  void StudyRun::record(const StudyMember &member, const MemberRow &row)
  {
    table_.append(row);
    ++ended_[member.point];
    ++n_ended_;
    say(member, row);
    if (setup_.keep == KeptFields::of_none ||
        (setup_.keep == KeptFields::of_failed && row.status == "done"))
      members_.remove_fields(member);
    std::error_code ignored;
    if (row.status == "done")
      std::filesystem::remove(members_.log(member), ignored);
  }

  void StudyRun::finish(const StudyMember &member, const ProcessEnd &end)
  {
    ++n_run_;
    if (end.signal == 0 && end.exit_code == static_cast<int>(ExitCode::file) &&
        members_.has_checkpoint(member) && !members_.is_done(member))
      {
        // Checkpoints of another version, or none that is intact: from the beginning.
        members_.remove_fields(member);
        if (!members_.has_checkpoint(member) && !stopping_)
          {
            processes_.start(member.id,
                             members_.command_from_the_beginning(member),
                             members_.log(member));
            return;
          }
      }
    // What this process has stopped is not at its end, and has no row.
    if (stopping_ && (end.signal != 0 || end.exit_code == static_cast<int>(ExitCode::stopped)))
      return;
    record(member, members_.row(member, end, setup_.quantities));
  }

  void StudyRun::say(const StudyMember &member, const MemberRow &row)
  {
    std::string values;
    for (std::size_t q = 0; q < row.results.size() && q < 3; ++q)
      if (std::isfinite(row.results[q].value))
        values += fmt::format("{}{} {}{:.4g}",
                              values.empty() ? "  " : ", ",
                              without_unit(setup_.quantities[q]),
                              row.results[q].is_censored ? "> " : "",
                              row.results[q].value);
    const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    const std::size_t left = waiting_.size() + processes_.n_running();
    out_ << fmt::format(
              "[{}/{}] {} {}{}{}",
              n_ended_,
              setup_.members.size() - n_spared_,
              member.id,
              row.status,
              row.reason.empty() ? "" : " (" + std::to_string(row.exit_code) + "): " + row.reason,
              values)
         << (left > 0 && n_run_ > 0 ? "  about " +
                                        readable_duration(seconds / static_cast<double>(n_run_) *
                                                          static_cast<double>(left)) +
                                        " left"
                                    : "")
         << "\n"
         << std::flush;
  }

  ExitCode StudyRun::run()
  {
    while (true)
      {
        while (!stopping_ && processes_.n_running() < static_cast<std::size_t>(setup_.jobs))
          {
            const StudyMember *member = next();
            if (member == nullptr)
              break;
            start(*member);
          }
        if (processes_.n_running() == 0)
          {
            if (stopping_ || waiting_.empty())
              break;
            continue; // the replicates before have ended just now
          }
        const auto ended = processes_.wait();
        if (ended)
          finish(*by_id_.at(ended->first), ended->second);
        else if (!stopping_)
          {
            stopping_ = true;
            out_ << "stopping: the members that run save their state\n" << std::flush;
            processes_.ask_to_stop();
          }
      }
    const bool all_final =
      std::all_of(setup_.members.begin(), setup_.members.end(), [&](const StudyMember &member) {
        const auto row = table_.rows().find(member.id);
        return row == table_.rows().end() ? !stopping_ : row->second.is_final();
      });
    return all_final ? ExitCode::done : ExitCode::stopped;
  }
} // namespace softlattice
