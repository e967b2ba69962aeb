// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/session.h"

#include <fmt/format.h>

namespace softlattice
{
  Session::Session(const Setup &setup,
                   CheckpointStore &store,
                   const Manifest *earlier,
                   const MPI_Comm communicator)
    : case_(setup.what)
    , simulation_(setup.simulation)
    , directory_(setup.directory)
    , log_(setup.log)
    , exposed_area_(simulation_.fields().figures().exposed_area)
    , stop_(directory_.stop(), case_.time.maximum_wall_time, setup.start, communicator)
    , recorder_(case_,
                simulation_.scenario(),
                directory_,
                log_,
                setup.quiet,
                communicator,
                setup.start,
                earlier)
    , checkpoints_(store,
                   setup.identity,
                   case_.checkpoint.interval,
                   simulation_,
                   recorder_,
                   communicator)
    , invariants_(invariant_fields(simulation_.fields(), simulation_.scenario().equations()),
                  communicator)
  {}

  void Session::begin()
  {
    recorder_.record(simulation_, simulation_.initialise());
    invariants_.check(recorder_.measured(), simulation_.time());
  }

  bool Session::is_at_end() const
  {
    // Not a number if nothing is transformed: then only the time counts.
    return simulation_.time() >= case_.time.end_time ||
           recorder_.transformed() > simulation_.scenario().end_fraction();
  }

  std::string Session::advance()
  {
    const double end = case_.time.end_time;
    while (!is_at_end())
      {
        if (std::string reason = stop_.reason(); !reason.empty())
          return reason;
        if (checkpoints_.are_due())
          save_if_possible(false);
        const double output = recorder_.next_output(simulation_.time());
        const StepResult step =
          output < end ? simulation_.advance(output, "output") : simulation_.advance(end, "end");
        recorder_.record(simulation_, step);
        invariants_.check(recorder_.measured(), step.time);
      }
    return {};
  }

  void Session::save_if_possible(const bool is_final)
  {
    try
      {
        checkpoints_.save(is_final);
      }
    catch (const FileError &error)
      {
        // Earlier ones are as they were: no reason to give up what goes well.
        log_.warning(std::string("no checkpoint could be written: ") + error.what());
      }
  }

  void Session::fail(const ExitCode code, const std::string &message)
  {
    recorder_.write_fields(simulation_);
    recorder_.finish(code, message, exposed_area_);
  }

  ExitCode Session::run()
  {
    try
      {
        const std::string reason = advance();
        // Without the fields that are written because this stretch ends here: who goes on writes them
        // when they are due.
        if (reason.empty())
          {
            save_if_possible(true);
            recorder_.write_fields(simulation_);
            recorder_.finish(ExitCode::done, {}, exposed_area_);
            return ExitCode::done;
          }
        checkpoints_.save(false);
        recorder_.write_fields(simulation_);
        recorder_.finish(ExitCode::stopped, "stopped by " + reason, exposed_area_);
        log_.info(fmt::format("stopped by {} at t = {:.6g}; to go on: softlattice resume {}",
                              reason,
                              simulation_.time(),
                              directory_.root()));
        return ExitCode::stopped;
      }
    catch (const SolverError &error)
      {
        // The state is the last good one on every rank.
        save_if_possible(false);
        fail(error.code(), error.what());
        log_.info("advice: after a change, go on from the last good state: softlattice resume " +
                  directory_.root() + " -s 'Time/Smallest step = ...'");
        throw;
      }
    catch (const FileError &error)
      {
        // Perhaps on this rank alone: nothing collective any more. What else fails for the same reason
        // would say nothing new.
        try
          {
            recorder_.finish(error.code(), error.what(), exposed_area_);
          }
        catch (const FileError &)
          {}
        throw;
      }
    catch (const InvariantError &error)
      {
        // The state is not sound: it is shown, but the checkpoints before it are what counts.
        fail(error.code(), error.what());
        throw;
      }
  }
} // namespace softlattice
