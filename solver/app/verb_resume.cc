// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/base/version.h"
#include "solver/case/identity.h"
#include "solver/checkpoint/agreement.h"
#include "solver/checkpoint/stored.h"
#include "solver/files/text_file.h"
#include "solver/output/directory_lock.h"
#include "solver/parameters/effective.h"
#include "solver/run/session.h"

#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <optional>

namespace softlattice
{
  namespace
  {
    void require_something_left(const Manifest &manifest,
                                const Case &what,
                                const ResultDirectory &directory)
    {
      // Killed after its last checkpoint, a run has still to say that it has ended.
      const bool has_ended = !manifest.is_final || std::filesystem::exists(directory.summary());
      if (manifest.time >= what.time.end_time && has_ended)
        throw FileError(
          fmt::format("'{}' holds a {}; to go on, set an end beyond t = {:.6g}: "
                      "softlattice resume {} -s 'Time/End time = ...'",
                      directory.root(),
                      manifest.is_final ? "finished run" : "run that is beyond its end",
                      manifest.time,
                      directory.root()));
    }

    /// With what its directory says before anything is set anew.
    void require_own_checkpoint(const Manifest &manifest,
                                const ResultDirectory &directory,
                                const UnitSystem &units,
                                const PartKinds &further)
    {
      Case what(further);
      const ReadCase read = read_case(directory.effective_parameters(), {}, units, what);
      if (read.diagnostics.n_errors() > 0)
        return; // which is said with what is set anew
      const CaseIdentity now = identity_of(what, read.values, units);
      const std::vector<std::string> list =
        differences({manifest.parameters, {}}, {now.parameters, {}}, what.table);
      if (list.empty())
        return;
      std::string message = "the checkpoints in '" + directory.checkpoints() +
                            "' are not of the case in '" + directory.effective_parameters() +
                            "', or that was changed by hand:";
      for (const std::string &one : list)
        message += "\n  " + one;
      throw FileError(message);
    }

    void require_same_case(const CaseIdentity &before, const CaseIdentity &now, const Case &what)
    {
      const std::vector<std::string> list = differences(before, now, what.table);
      if (list.empty())
        return;
      std::string message = "the run cannot be resumed with other parameters than those marked 'on "
                            "resume' by softlattice "
                            "explain:";
      for (const std::string &one : list)
        message += "\n  " + one;
      throw InputError("softlattice: " + message + "\n");
    }
  } // namespace

  int verbs::resume(const ResumeOptions &options,
                    const MPI_Comm communicator,
                    std::optional<ResultDirectory> &begun,
                    const PartKinds &further)
  {
    const auto start = Recorder::Clock::now();
    int rank = 0, ranks = 1;
    MPI_Comm_rank(communicator, &rank);
    MPI_Comm_size(communicator, &ranks);
    const bool first = rank == 0;
    const ResultDirectory directory(options.directory);
    if (!has_checkpoint(directory.checkpoints()))
      throw FileError(
        "there is no checkpoint in '" + directory.root() +
        "': it is no result directory of a run, or the run ended before its first one");

    std::optional<DirectoryLock> lock;
    agreed(communicator, [&] {
      if (first)
        lock.emplace(directory.root());
    });

    const UnitSystem units;
    Case what(further);
    const ReadCase read =
      read_case(directory.effective_parameters(), options.overrides, units, what);
    if (read.diagnostics.n_errors() > 0)
      throw InputError(read.diagnostics.rejection());
    const CaseIdentity identity = identity_of(what, read.values, units);

    CheckpointStore store(directory.checkpoints(), what.checkpoint.kept, communicator);
    std::vector<std::string> passed_over;
    const Manifest manifest = store.newest_usable(
      [&](const Manifest &one) {
        for (const TableState &table : one.output.tables)
          require_covered(table, directory.root());
      },
      [&](const std::string &why) { passed_over.push_back(why); });
    require_own_checkpoint(manifest, directory, units, further);
    require_same_case({manifest.parameters, manifest.input_files}, identity, what);
    require_something_left(manifest, what, directory);

    Simulation simulation(what, communicator);
    Checkpoints::restore(store, manifest, simulation);

    agreed(communicator, [&] {
      if (first)
        prepare_to_resume(directory);
    });
    Log log =
      first ? Log(std::cout, options.verbosity(), directory.log(), Log::File::continued) : Log();
    for (const std::string &why : passed_over)
      log.warning(why);
    log.info(fmt::format("resumed at t = {:.6g}, after step {}, by softlattice {} on {} {}",
                         manifest.time,
                         manifest.output.step - 1,
                         to_string(version()),
                         ranks,
                         ranks == 1 ? "process" : "processes"));
    if (first && !options.overrides.empty())
      write_atomically(
        directory.effective_parameters(),
        effective_parameters(what.table,
                             read.values,
                             units,
                             {"Every parameter as it was used after a run was resumed.",
                              "Running this file makes a new run with them."}));
    if (first)
      {
        std::error_code ignored;
        std::filesystem::remove(directory.summary(), ignored);
        std::filesystem::remove(directory.stop(), ignored);
      }
    MPI_Barrier(communicator);
    begun = directory;
    simulation.on_detail = [&log](const std::string &message) { log.detail(message); };

    Session session({what, simulation, directory, identity, log, options.quiet, start},
                    store,
                    &manifest,
                    communicator);
    return static_cast<int>(session.run());
  }
} // namespace softlattice
