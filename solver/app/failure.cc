// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/failure.h"

#include "meshes/geometry.h"

#include <chrono>
#include <iostream>
#include <new>
#include <thread>

namespace softlattice
{
  namespace
  {
    constexpr std::chrono::seconds patience(5);
  } // namespace

  Failure describe(const std::exception_ptr &exception)
  {
    try
      {
        std::rethrow_exception(exception);
      }
    catch (const InputError &error)
      {
        return {error.code(), error.what()}; // a list of diagnostics, complete as it is
      }
    catch (const Error &error)
      {
        std::string message = std::string("softlattice: ") + error.what();
        while (message.back() == '\n')
          message.pop_back();
        return {error.code(), message};
      }
    catch (const MeshError &error)
      {
        return {ExitCode::input, std::string("softlattice: ") + error.what()};
      }
    catch (const std::bad_alloc &)
      {
        return {
          ExitCode::solver,
          "softlattice: out of memory; `softlattice check` tells what a case needs, more ranks on "
          "more machines, a coarser mesh or a smaller domain need less each"};
      }
    catch (const std::exception &error)
      {
        return {
          ExitCode::bug,
          std::string("softlattice: ") + error.what() +
            "\nThis is a bug. Please report it with the parameter file, log.txt and the output of "
            "softlattice --version."};
      }
    catch (...)
      {
        return {ExitCode::bug, "softlattice: an unknown error. This is a bug, please report it."};
      }
  }

  int report(const Failure &failure, MPI_Comm comm)
  {
    int rank = 0;
    MPI_Comm_rank(comm, &rank);
    const int mine = static_cast<int>(failure.code);
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
            std::cerr << "on rank " << rank << ": " << failure.message << std::endl;
            MPI_Abort(comm, mine);
          }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
      }
    MPI_Wait(&request, MPI_STATUS_IGNORE);
    if (rank == 0)
      std::cerr << failure.message << std::endl;
    return worst;
  }
} // namespace softlattice
