// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/session.h"

#include "solver/base/time_slack.h"
#include "solver/run/failure.h"

#include <fmt/format.h>

#include <exception>

namespace softlattice
{
  namespace
  {
    std::string last_words_with_checkpoint(const ResultDirectory &directory)
    {
      return "\nended at once; to go on from the last checkpoint: softlattice resume " +
             directory.root() + "\n";
    }
  } // namespace

  Session::Session(const Setup &setup,
                   CheckpointStore &store,
                   const Manifest *earlier,
                   const MPI_Comm communicator)
    : case_(setup.what)
    , simulation_(setup.simulation)
    , directory_(setup.directory)
    , log_(setup.log)
    , initial_(setup.initial)
    , has_begun_(earlier != nullptr)
    , exposed_area_(simulation_.fields().figures().exposed_area)
    , stop_(directory_.stop(), communicator)
    , recorder_(case_,
                simulation_.scenario(),
                directory_,
                log_,
                setup.quiet,
                communicator,
                setup.start,
                earlier)
    , invariants_(invariant_fields(simulation_.fields(), simulation_.scenario().equations()),
                  communicator,
                  earlier ? earlier->first_means : std::vector<double>())
    , checkpoints_(store,
                   setup.identity,
                   case_.checkpoint.interval,
                   simulation_,
                   recorder_,
                   invariants_,
                   communicator)
    , limit_(case_.time.maximum_wall_time)
  {
    stop_.set_last_words(
      has_begun_
        ? last_words_with_checkpoint(directory_)
        : "\nended at once, before the first checkpoint: there is nothing to go on from\n");
  }

  void Session::begin()
  {
    recorder_.record(simulation_, initial_);
    has_begun_ = true;
    invariants_.check(recorder_.measured(), simulation_.time());
  }

  std::optional<Ending> Session::end_of_case() const
  {
    const double end = case_.time.end_time;
    if (simulation_.time() >= end - time_slack(end))
      return Ending{ExitCode::done,
                    "end time",
                    fmt::format("ended by 'Time/End time' at t = {:.6g}", simulation_.time())};
    if (const OwnNumbersReport *numbers = simulation_.scenario().numbers();
        numbers != nullptr && numbers->ends_run(simulation_.time()))
      return Ending{ExitCode::done,
                    "stop when",
                    fmt::format("ended by 'Time/Stop when' = {} at t = {:.6g}",
                                numbers->end_text(),
                                simulation_.time())};
    // Not a number if nothing is transformed: then only the time counts. All of it is more than rounding
    // can tell, so that it ends nothing.
    const double fraction = simulation_.scenario().end_fraction();
    if (fraction < 1. && recorder_.transformed() > fraction)
      return Ending{ExitCode::done,
                    "end fraction",
                    fmt::format("ended by 'Time/{}' = {:.6g} % at t = {:.6g}",
                                TimeSettings::end_entry(simulation_.scenario().name_of_fraction()),
                                100. * fraction,
                                simulation_.time())};
    return {};
  }

  Ending Session::advance()
  {
    const double end = case_.time.end_time;
    for (bool is_first = true;; is_first = false)
      {
        if (const std::optional<Ending> ending = end_of_case())
          return *ending;
        // Not before the first step: else a run that is resumed might never get on.
        if (!is_first)
          {
            if (const auto ending = stop_.reason(limit_.is_over(checkpoints_.duration())))
              return *ending;
            // How long it takes has to be known before the time is up.
            if (checkpoints_.are_due() || (limit_.exists() && !checkpoints_.duration()))
              save_if_possible(false);
          }
        limit_.step_begins();
        const double output = recorder_.next_output(simulation_.time());
        const StepResult step =
          output < end ? simulation_.advance(output, "output") : simulation_.advance(end, "end");
        recorder_.record(simulation_, step);
        invariants_.check(recorder_.measured(), step.time);
        limit_.step_ends();
      }
  }

  void Session::save(const bool is_final)
  {
    checkpoints_.save(is_final);
    stop_.set_last_words(last_words_with_checkpoint(directory_));
  }

  void Session::save_if_possible(const bool is_final)
  {
    try
      {
        save(is_final);
      }
    catch (const FileError &error)
      {
        // Earlier ones are as they were: no reason to give up what goes well.
        log_.warning(std::string("no checkpoint could be written: ") + error.what());
      }
  }

  void Session::fail(const Ending &ending)
  {
    if (simulation_.is_committed())
      recorder_.write_fields(simulation_);
    recorder_.finish(ending, exposed_area_);
  }

  void Session::finish_without_communication(const Ending &ending)
  {
    // What else fails for the same reason would say nothing new.
    try
      {
        recorder_.finish(ending, exposed_area_);
      }
    catch (const std::exception &)
      {}
  }

  ExitCode Session::run()
  {
    try
      {
        if (!has_begun_)
          begin();
        const Ending ending = advance();
        // Without the fields that are written because this stretch ends here: who goes on writes them
        // when they are due.
        if (ending.code == ExitCode::done)
          save_if_possible(true);
        else
          save(false);
        recorder_.write_fields(simulation_);
        recorder_.finish(ending, exposed_area_);
        if (ending.code == ExitCode::stopped)
          log_.info(fmt::format("{} at t = {:.6g}; to go on: softlattice resume {}",
                                ending.words,
                                simulation_.time(),
                                directory_.root()));
        return ending.code;
      }
    catch (const SolverError &error)
      {
        const Ending ending = {error.code(), "solver", error.what()};
        if (!has_begun_)
          {
            finish_without_communication(ending);
            throw;
          }
        // The state is the last committed one on every rank, or else it is nothing to go on from.
        if (simulation_.is_committed())
          save_if_possible(false);
        fail(ending);
        log_.info("advice: after a change, go on from the last good state: softlattice resume " +
                  directory_.root() + " -s 'Time/Smallest step = ...'");
        throw;
      }
    catch (const InvariantError &error)
      {
        const Ending ending = {error.code(), "invariant", error.what()};
        // The state is not sound: it is shown, but the checkpoints before it are what counts.
        if (has_begun_)
          fail(ending);
        else
          finish_without_communication(ending);
        throw;
      }
    catch (...)
      {
        // Perhaps on this rank alone: nothing collective any more.
        finish_without_communication(describe(std::current_exception()).ending);
        throw;
      }
  }
} // namespace softlattice
