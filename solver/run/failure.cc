// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/failure.h"

#include "meshes/geometry.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <new>
#include <system_error>
#include <thread>

namespace softlattice
{
  namespace
  {
    constexpr std::chrono::seconds patience(5);

    std::string name_of(const ExitCode code)
    {
      switch (code)
        {
          case ExitCode::usage:
          case ExitCode::input:
            return "input";
          case ExitCode::file:
            return "file";
          case ExitCode::solver:
            return "solver";
          case ExitCode::invariant:
            return "invariant";
          default:
            return "bug";
        }
    }

    /// In the directory of the run, as well as that can be done: perhaps it is the reason.
    void note(const Failure &failure, const std::optional<ResultDirectory> &begun)
    {
      if (!begun)
        return;
      std::ofstream(begun->log(), std::ios::app) << "error: " << failure.message << std::endl;
      std::error_code error;
      if (std::filesystem::exists(begun->summary(), error))
        return;
      Summary summary;
      summary.ending = failure.ending;
      try
        {
          write_summary(begun->summary(), summary);
        }
      catch (const FileError &) // which is told anyway
        {}
    }
  } // namespace

  Failure describe(const std::exception_ptr &exception)
  {
    try
      {
        std::rethrow_exception(exception);
      }
    catch (const InputError &error)
      {
        // A list of diagnostics, complete as it is.
        return {{error.code(), "input", error.what()}, error.what()};
      }
    catch (const Error &error)
      {
        std::string message = std::string("softlattice: ") + error.what();
        while (message.back() == '\n')
          message.pop_back();
        return {{error.code(), name_of(error.code()), error.what()}, message};
      }
    catch (const MeshError &error)
      {
        return {{ExitCode::input, "input", error.what()},
                std::string("softlattice: ") + error.what()};
      }
    catch (const std::bad_alloc &)
      {
        const std::string words = "out of memory; `softlattice check` tells what a case needs, "
                                  "more ranks on more machines, "
                                  "a coarser mesh or a smaller domain need less each";
        return {{ExitCode::solver, "memory", words}, "softlattice: " + words};
      }
    catch (const std::exception &error)
      {
        return {
          {ExitCode::bug, "bug", error.what()},
          std::string("softlattice: ") + error.what() +
            "\nThis is a bug. Please report it with the parameter file, log.txt and the output of "
            "softlattice --version."};
      }
    catch (...)
      {
        return {{ExitCode::bug, "bug", "an unknown error"},
                "softlattice: an unknown error. This is a bug, please report it."};
      }
  }

  int report(const Failure &failure, MPI_Comm comm, const std::optional<ResultDirectory> &begun)
  {
    int rank = 0;
    MPI_Comm_rank(comm, &rank);
    const int mine = static_cast<int>(failure.ending.code);
    int worst = mine;
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Iallreduce(&mine, &worst, 1, MPI_INT, MPI_MAX, comm, &request);
    const auto deadline = std::chrono::steady_clock::now() + patience;
    int all_are_here = 0;
    for (MPI_Test(&request, &all_are_here, MPI_STATUS_IGNORE); all_are_here == 0;
         MPI_Test(&request, &all_are_here, MPI_STATUS_IGNORE))
      {
        if (std::chrono::steady_clock::now() > deadline)
          {
            note({failure.ending, "on rank " + std::to_string(rank) + ": " + failure.message},
                 begun);
            std::cerr << "on rank " << rank << ": " << failure.message << std::endl;
            MPI_Abort(comm, mine);
          }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
    MPI_Wait(&request, MPI_STATUS_IGNORE);
    if (rank == 0)
      {
        note(failure, begun);
        std::cerr << failure.message << std::endl;
      }
    return worst;
  }
} // namespace softlattice
