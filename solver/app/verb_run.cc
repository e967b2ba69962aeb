// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/paraview_script.h"
#include "solver/app/library_versions.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/base/instruction_set.h"
#include "solver/base/version.h"
#include "solver/case/estimate.h"
#include "solver/case/identity.h"
#include "solver/checkpoint/agreement.h"
#include "solver/files/text_file.h"
#include "solver/output/directory_lock.h"
#include "solver/output/provenance.h"
#include "solver/parameters/effective.h"
#include "solver/run/initial_state.h"
#include "solver/run/session.h"

#include <iostream>
#include <optional>

namespace softlattice
{
  namespace
  {
    void write_parameters_and_provenance(const ResultDirectory &directory,
                                         const Case &what,
                                         const ReadValues &values,
                                         const UnitSystem &units,
                                         const int ranks)
    {
      const Version built = version();
      const std::string parameters =
        effective_parameters(what.table,
                             values,
                             units,
                             {"Every parameter as it was used, with where it came from.",
                              "Running this file repeats the run."});
      write_atomically(directory.effective_parameters(), parameters);
      Provenance provenance;
      provenance.revision = built.revision;
      provenance.modified = built.modified;
      provenance.versions = library_versions();
      provenance.versions.insert(provenance.versions.begin(), {"softlattice", built.number});
      provenance.compiler = compiler_description();
      provenance.instruction_set = instruction_set();
      provenance.ranks = ranks;
      provenance.seed = what.noise.thermal ? what.noise.seed : what.nucleation.seed;
      provenance.parameters_sha1 = sha1(parameters);
      write_provenance(directory.provenance(), provenance);
    }
  } // namespace

  int verbs::run(const RunOptions &options,
                 const MPI_Comm communicator,
                 std::optional<ResultDirectory> &begun,
                 const PartKinds &further)
  {
    const auto start = Recorder::Clock::now();
    int rank = 0, ranks = 1;
    MPI_Comm_rank(communicator, &rank);
    MPI_Comm_size(communicator, &ranks);
    const bool first = rank == 0;
    const UnitSystem units;
    Case what(further);
    ReadCase read = read_case(options.case_file, options.overrides, units, what);
    if (read.diagnostics.n_errors() > 0)
      throw InputError(read.diagnostics.rejection());

    const std::string folder =
      options.output.empty() ? default_result_directory(options.case_file) : options.output;
    // All ranks come to the same verdict before anything is written.
    check_result_directory(folder, options.overwrite);
    Simulation simulation(what, communicator);
    const StepResult initial = initialise_and_check(simulation, what, read);
    if (read.diagnostics.n_errors() > 0)
      throw InputError(read.diagnostics.rejection());
    MPI_Barrier(communicator); // all have got that far before anything is written

    std::optional<DirectoryLock> lock;
    agreed(communicator, [&] {
      if (first)
        {
          lock.emplace(folder);
          create_result_directory(folder, options.overwrite);
        }
    });
    const ResultDirectory directory(folder);
    begun = directory;
    Log log = first ? Log(std::cout, options.verbosity(), directory.log()) : Log();
    if (first)
      {
        write_parameters_and_provenance(directory, what, read.values, units, ranks);
        write_atomically(directory.view(), paraview_script());
        for (const Diagnostic &warning : read.diagnostics.all())
          log.warning(warning.where.place() + ": " + warning.message +
                      (warning.hint.empty() ? "" : ": " + warning.hint));
      }
    const MeshFigures mesh = simulation.fields().figures();
    for (const std::string &line :
         simulation.scenario().description(mesh, simulation.seed_radius()))
      log.info(line);
    for (const std::string &warning : resolution_warnings(what, mesh))
      log.warning(warning);
    simulation.on_detail = [&log](const std::string &message) { log.detail(message); };

    CheckpointStore store(directory.checkpoints(), what.checkpoint.kept, communicator);
    Session session({what,
                     simulation,
                     directory,
                     identity_of(what, read.values, units),
                     log,
                     options.quiet,
                     start,
                     initial},
                    store,
                    nullptr,
                    communicator);
    return static_cast<int>(session.run());
  }
} // namespace softlattice
