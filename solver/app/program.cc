// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/program.h"

#include "solver/app/verbs.h"
#include "solver/linear/petsc_options.h"
#include "solver/run/failure.h"
#include "solver/run/launch.h"

#include <deal.II/base/mpi.h>

#include <csignal>
#include <iostream>
#include <optional>

namespace softlattice
{
  namespace
  {
    /// Gives each verb what it needs. `comm` is for those that compute.
    struct Dispatch
    {
      MPI_Comm comm;
      std::optional<ResultDirectory> &begun;
      const PartKinds &further;

      int operator()(const PrintOptions &options) const
      {
        std::cout << options.text;
        return static_cast<int>(ExitCode::done);
      }
      int operator()(const RunOptions &options) const
      {
        return verbs::run(options, comm, begun, further);
      }
      int operator()(const ResumeOptions &options) const
      {
        return verbs::resume(options, comm, begun, further);
      }
      int operator()(const CheckOptions &options) const
      {
        return verbs::check(options, comm, further);
      }
      int operator()(const EstimateOptions &options) const
      {
        return verbs::estimate(options, further);
      }
      int operator()(const ExplainOptions &options) const
      {
        return verbs::explain(options, further);
      }
      int operator()(const ListOptions &options) const { return verbs::list(options, further); }
      int operator()(const NewOptions &options) const { return verbs::create(options, further); }
      int operator()(const RenderCommand &command) const { return verbs::render(command, further); }
      int operator()(const SweepOptions &options) const { return verbs::sweep(options, further); }
      int operator()(const FitOptions &options) const { return verbs::fit(options, further); }
      int operator()(const PhaseDiagramOptions &options) const
      {
        return verbs::phase_diagram(options, further);
      }
      int operator()(const ReportOptions &options) const { return verbs::report(options, further); }
      int operator()(const SurvivalOptions &options) const { return verbs::survival(options); }
      int operator()(const CompletionOptions &options) const
      {
        return verbs::completion(options, further);
      }
      int operator()(const ManualOptions &options) const { return verbs::manual(options, further); }
    };

    /// Of the verbs that step through time; null for the others.
    const SteppingOptions *stepping_options(const Command &command)
    {
      if (const auto *options = std::get_if<RunOptions>(&command))
        return options;
      return std::get_if<ResumeOptions>(&command);
    }

    /// The arguments after "--", if the verb computes; nothing else needs MPI.
    const std::vector<std::string> *petsc_arguments(const Command &command)
    {
      static const std::vector<std::string> none; // but the library
      if (std::holds_alternative<FitOptions>(command))
        return &none;
      if (const SteppingOptions *options = stepping_options(command))
        return &options->petsc_arguments;
      if (const auto *options = std::get_if<CheckOptions>(&command))
        return &options->petsc_arguments;
      return nullptr;
    }

    /// `petsc`: the options of the user for it.
    int compute(const Command &command,
                const std::string &program,
                const std::vector<std::string> &petsc,
                const MPI_Comm world,
                const PartKinds &further)
    {
      // PETSc would answer a batch system's SIGTERM by aborting.
      std::vector<std::string> arguments = {program, "-no_signal_handler"};
      arguments.insert(arguments.end(), petsc.begin(), petsc.end());
      std::vector<char *> pointers;
      for (std::string &one : arguments)
        pointers.push_back(one.data());
      pointers.push_back(nullptr);
      int argc = static_cast<int>(arguments.size());
      char **argv = pointers.data();
      if (!started_by_launcher())
        expect_no_other_process();
      const dealii::Utilities::MPI::MPI_InitFinalize mpi(argc, argv, 1);
      // Failures are agreed upon apart from whatever communication they interrupt.
      MPI_Comm failures = MPI_COMM_NULL;
      MPI_Comm_dup(world, &failures);
      std::optional<ResultDirectory> begun;
      int status = 0;
      try
        {
          if (const SteppingOptions *options = stepping_options(command))
            require_ranks(options->ranks, world);
          if (!petsc.empty())
            require_valid_petsc_options(world);
          status = std::visit(Dispatch{world, begun, further}, command);
        }
      catch (...)
        {
          std::cout.flush();
          status = report(describe(std::current_exception()), failures, begun);
        }
      MPI_Comm_free(&failures);
      return status;
    }
  } // namespace

  int run_program(const int argc, char *argv[], const MPI_Comm world, const PartKinds &further)
  {
    // A file that the limits of the user allow no more is an error like a full disk, with a message.
    std::signal(SIGXFSZ, SIG_IGN);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    try
      {
        const Command command = parse_command_line(arguments);
        if (const SteppingOptions *options = stepping_options(command);
            options != nullptr && options->ranks > 1 && !started_by_launcher())
          {
            require_cores(options->ranks, options->oversubscribe);
            restart_on_ranks(options->ranks, arguments);
          }
        if (const std::vector<std::string> *petsc = petsc_arguments(command))
          return compute(command, argv[0], *petsc, world, further);
        std::optional<ResultDirectory> none;
        return is_first_process() ? std::visit(Dispatch{MPI_COMM_NULL, none, further}, command) : 0;
      }
    catch (...)
      {
        const Failure failure = describe(std::current_exception());
        std::cout.flush();
        if (is_first_process())
          std::cerr << failure.message << std::endl;
        return static_cast<int>(failure.ending.code);
      }
  }
} // namespace softlattice
