// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/recorder.h"

#include "solver/checkpoint/binary_file.h"
#include "solver/run/field_warnings.h"
#include "solver/run/launch.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <system_error>
#include <utility>

namespace softlattice
{
  namespace
  {
    int rank_in(const MPI_Comm communicator)
    {
      int rank = 0;
      MPI_Comm_rank(communicator, &rank);
      return rank;
    }

    int size_of(const MPI_Comm communicator)
    {
      int size = 1;
      MPI_Comm_size(communicator, &size);
      return size;
    }

    /// Those that are still there.
    PvdFile::Pieces existing(const PvdFile::Pieces &pieces, const ResultDirectory &directory)
    {
      PvdFile::Pieces found;
      std::error_code error;
      std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(found), [&](const auto &one) {
        return std::filesystem::exists(directory.root() + "/" + one.second, error);
      });
      return found;
    }

    /// When fields were written last [s]; before all times if they never were.
    double time_of_last(const OutputState &output)
    {
      return output.pvd.empty() ? -1. : output.pvd.back().first;
    }

    std::vector<std::string> advice_for(const ExitCode code)
    {
      switch (code)
        {
          case ExitCode::solver:
            return {"look at the last fields in solution.pvd: where is the interface, and is it "
                    "resolved?",
                    "raise 'Discretisation/Points per interface'",
                    "lower 'Time/Relative tolerance' to 5e-4"};
          case ExitCode::invariant:
            return {"look at the last fields in solution.pvd for where it began",
                    "lower 'Time/Relative tolerance' and 'Time/Largest step'",
                    "if the case is sound, please report it with its parameters.effective.prm"};
          case ExitCode::stopped:
            return {};
          case ExitCode::file:
            return {"is the disk full, or the directory not writable?"};
          default:
            return {};
        }
    }
  } // namespace

  std::vector<Column> Recorder::columns_of(const Scenario &scenario)
  {
    return columns_of_file(scenario.leading_columns(),
                           scenario.own_columns(),
                           scenario.is_dimensionless(),
                           scenario.dimension());
  }

  Recorder::Recorder(const Case &what,
                     const Scenario &scenario,
                     const ResultDirectory &directory,
                     Log &log,
                     const bool quiet,
                     const MPI_Comm communicator,
                     const Clock::time_point start,
                     const Manifest *earlier)
    : case_(what)
    , scenario_(scenario)
    , directory_(directory)
    , log_(log)
    , speaks_(rank_in(communicator) == 0)
    , rank_(rank_in(communicator))
    , n_ranks_(size_of(communicator))
    , files_(speaks_ ? std::make_unique<FileList>(directory.root()) : nullptr)
    , start_(start)
    , progress_(
        std::cout,
        console_columns(),
        [this] { return wall_time(); },
        scenario.is_dimensionless())
    , pvd_(directory.pvd(), earlier ? existing(earlier->output.pvd, directory) : PvdFile::Pieces())
    , analysis_(what,
                scenario,
                directory,
                files_.get(),
                earlier ? &earlier->output.tables : nullptr)
    , quiet_(quiet)
  {
    if (earlier)
      {
        const OutputState &output = earlier->output;
        earlier_wall_time_ = output.wall_time;
        step_ = output.step;
        nuclei_ = output.nuclei;
        transformed_ = output.transformed;
        steps_limited_by_ = output.steps_limited_by;
        cycle_ = output.pieces;
        last_written_ = time_of_last(output);
        schedule_ = std::make_unique<OutputSchedule>(
          what.output,
          OutputSchedule::State{output.schedule_time, output.schedule_level});
      }
    if (!speaks_)
      return;
    const std::vector<Column> all_columns = columns_of(scenario);
    const std::string phase = scenario.nucleating_phase();
    const bool dimensionless = scenario.is_dimensionless();
    if (earlier)
      {
        const std::vector<TableState> &tables = earlier->output.tables;
        const std::string statistics = directory_.statistics(), events = directory_.events();
        statistics_ =
          std::make_unique<Statistics>(statistics, all_columns, state_of(statistics, tables));
        events_ = std::make_unique<EventsFile>(
          EventsFile::resume(events, state_of(events, tables), phase, dimensionless));
        pvd_.write();
        log_.recall_warnings(earlier->output.warnings);
        if (const auto lost = earlier->output.pvd.size() - pvd_.pieces().size(); lost > 0)
          log_.warning(
            fmt::format("{} of {} files of fields are gone; solution.pvd names the others",
                        lost,
                        earlier->output.pvd.size()));
      }
    else
      {
        statistics_ = std::make_unique<Statistics>(directory_.statistics(), all_columns);
        events_ = std::make_unique<EventsFile>(
          EventsFile::begin(directory_.events(), phase, dimensionless));
      }
    log_.before_output([this] { progress_.clear(); });
  }

  double Recorder::wall_time() const
  {
    return earlier_wall_time_ + std::chrono::duration<double>(Clock::now() - start_).count();
  }

  void Recorder::record(Simulation &simulation, const StepResult &step)
  {
    for (const Nucleus &nucleus : step.births)
      nuclei_.add(nucleus);
    if (step.step > 0.)
      ++steps_limited_by_[step.limited_by];
    if (speaks_ && !step.births.empty())
      events_->append(step.births, [&simulation](const Nucleus &nucleus) {
        return simulation.seed_radius_of(nucleus);
      });
    StepResult after = step;
    bool is_due = false;
    if (schedule_ && scenario_.shows_jump(step.time))
      {
        StepResult before = step;
        before.time = std::nextafter(step.time, 0.);
        write_side(simulation, before, simulation.measure_at(before.time));
        is_due = schedule_->due(step.time, transformed_);
        if (is_due)
          write_fields(simulation, before.time);
        after.step = 0.;
        after.newton_iterations = after.krylov_iterations = 0;
      }
    write_side(simulation, after, simulation.measure());
    for (const std::string &warning : simulation.scenario().new_warnings())
      log_.warning(fmt::format("at {}: {}", time_text(step.time), warning));
    if (!schedule_)
      {
        schedule_ = std::make_unique<OutputSchedule>(case_.output, step.time, transformed_);
        write_fields(simulation);
      }
    else if (is_due || schedule_->due(step.time, transformed_))
      write_fields(simulation);
    ++step_;
  }

  void Recorder::write_side(Simulation &simulation, const StepResult &step, Measured measured)
  {
    measured_ = std::move(measured);
    measured_.nuclei = nuclei_;
    transformed_ = scenario_.transformed(measured_);
    simulation.scenario().fill(statistics_.get(), simulation.fields(), measured_, step.time);
    if (speaks_)
      write_row(simulation, step);
  }

  OutputState Recorder::state() const
  {
    OutputState state;
    state.step = step_;
    state.nuclei = nuclei_;
    state.transformed = transformed_;
    state.steps_limited_by = steps_limited_by_;
    state.wall_time = wall_time();
    state.pieces = cycle_;
    state.pvd = pvd_.pieces();
    state.schedule_time = schedule_->state().time;
    state.schedule_level = schedule_->state().level;
    for (const TableFile *table : tables())
      state.tables.push_back(table->state());
    for (const Log::Warning &warning : log_.warnings())
      state.warnings.push_back(warning.message);
    return state;
  }

  std::vector<const TableFile *> Recorder::tables() const
  {
    if (!speaks_)
      return {};
    std::vector<const TableFile *> list = analysis_.files();
    list.insert(list.begin(), {&statistics_->file(), &events_->file()});
    return list;
  }

  void Recorder::synchronise()
  {
    for (const TableFile *table : tables())
      table->synchronise();
    for (const std::string &piece : not_on_disk_)
      synchronise_file(directory_.pieces() + "/" + piece);
    not_on_disk_.clear();
  }

  void Recorder::write_row(Simulation &simulation, const StepResult &step)
  {
    Statistics &row = *statistics_;
    row.set("step", step_);
    row.set("time", step.time);
    row.set("time step", step.step);
    row.set("free energy", measured_.energy.total());
    row.set("unknowns", simulation.fields().n_unknowns());
    row.set("Newton iterations", step.newton_iterations);
    row.set("Krylov iterations", step.krylov_iterations);
    row.set("wall time", wall_time());
    row.write_row();

    if (quiet_)
      return;
    StepReport report;
    report.time = step.time;
    report.time_step = step.step;
    report.limited_by = step.limited_by;
    report.fraction = step.time / case_.time.end_time;
    if (!std::isnan(transformed_))
      {
        if (scenario_.end_fraction() < 1.)
          report.fraction = std::max(report.fraction, transformed_ / scenario_.end_fraction());
        report.phase = scenario_.nucleating_phase();
        report.transformed = transformed_;
        report.nuclei = total(nuclei_.growing);
      }
    report.unknowns = simulation.fields().n_unknowns();
    progress_.report(report);
  }

  void Recorder::write_fields(Simulation &simulation)
  {
    if (simulation.time() == last_written_)
      return;
    write_fields(simulation, simulation.time());
    warn_of_fields(simulation);
  }

  void Recorder::write_fields(Simulation &simulation, const double t)
  {
    const std::string own = ResultDirectory::piece(cycle_, rank_, n_ranks_),
                      record = ResultDirectory::record(cycle_, n_ranks_);
    if (speaks_)
      {
        std::vector<std::string> names = {"solution/" + record};
        for (int rank = 0; rank < n_ranks_; ++rank)
          names.push_back("solution/" + ResultDirectory::piece(cycle_, rank, n_ranks_));
        files_->add(names);
        not_on_disk_.push_back(record);
      }
    not_on_disk_.push_back(own);
    const std::string piece = simulation.fields().storage().write(directory_.pieces(),
                                                                  case_.output.higher_order_cells,
                                                                  t,
                                                                  cycle_++);
    if (speaks_)
      pvd_.add(t, piece);
    analysis_.write(simulation.scenario(), simulation.fields(), t);
    last_written_ = t;
  }

  void Recorder::warn_of_fields(Simulation &simulation)
  {
    const double t = simulation.time();
    if (measured_.fields.empty()) // nothing was recorded: what is resumed had come to its end
      measured_ = simulation.measure();
    std::map<std::string, std::string> found;
    for (const FieldWarning &one : field_warnings(case_,
                                                  simulation.fields(),
                                                  scenario_.mesh_needs().field_scale,
                                                  measured_,
                                                  t))
      {
        found[one.what] = fmt::format("at {}: {}; {}", time_text(t), one.what, one.details);
        if (one.stays || last_found_.count(one.what) > 0)
          warn_once(one.what, found[one.what]);
      }
    last_found_.swap(found);
  }

  void Recorder::warn_once(const std::string &what, const std::string &message)
  {
    const auto &said = log_.warnings();
    if (std::none_of(said.begin(), said.end(), [&](const Log::Warning &warning) {
          return warning.message.find(what) != std::string::npos;
        }))
      log_.warning(message);
  }

  std::string Recorder::time_text(const double t) const
  {
    return fmt::format(scenario_.is_dimensionless() ? "t = {:.6g}" : "t = {:.6g} s", t);
  }

  void Recorder::finish(const Ending &ending, const double exposed_area)
  {
    if (!speaks_)
      return;
    if (quiet_)
      progress_.clear();
    else
      progress_.finish();
    for (const auto &[what, message] : last_found_)
      warn_once(what, message);
    Summary summary;
    summary.ending = ending;
    summary.wall_time = wall_time();
    summary.steps = std::max(0l, step_ - 1); // the first is the initial state
    summary.steps_limited_by = steps_limited_by_;
    summary.largest_number_of_unknowns =
      statistics_->rows() > 0 ? static_cast<long long>(statistics_->maximum("unknowns")) : 0;
    summary.final_row = statistics_->last_row();
    if (statistics_->rows() > 0)
      summary.quantities = scenario_.quantities(*statistics_, total(nuclei_.growing), exposed_area);
    for (const Log::Warning &warning : log_.warnings())
      summary.warnings.push_back(warning.message);
    summary.advice = advice_for(ending.code);
    write_summary(directory_.summary(), summary);
    if (!quiet_) // who wants to hear little hears it once
      log_.repeat_warnings();
    if (ending.code == ExitCode::done)
      for (const std::string &line : scenario_.closing_lines(summary.quantities, directory_.root()))
        log_.info(line);
    else
      for (const std::string &line : summary.advice)
        log_.info("advice: " + line);
    if (ending.code == ExitCode::done)
      log_.info(ending.words);
  }
} // namespace softlattice
