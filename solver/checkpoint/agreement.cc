// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/agreement.h"

#include "solver/base/error.h"

#include <exception>
#include <new>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    std::string broadcast(const MPI_Comm communicator, const int from, std::string text)
    {
      unsigned long size = text.size();
      MPI_Bcast(&size, 1, MPI_UNSIGNED_LONG, from, communicator);
      text.resize(size);
      MPI_Bcast(text.data(), static_cast<int>(size), MPI_CHAR, from, communicator);
      return text;
    }
  } // namespace

  void agreed(const MPI_Comm communicator, const std::function<void()> &work)
  {
    // What is thrown has the same type on all ranks, too.
    enum
    {
      file_error,
      no_memory,
      other,
      none
    };
    std::string message;
    int kind = none;
    try
      {
        work();
      }
    catch (const FileError &error)
      {
        kind = file_error;
        message = error.what();
      }
    catch (const std::bad_alloc &)
      {
        kind = no_memory;
      }
    catch (const std::exception &error)
      {
        kind = other;
        message = error.what();
      }
    int rank = 0, n_ranks = 1;
    MPI_Comm_rank(communicator, &rank);
    MPI_Comm_size(communicator, &n_ranks);
    const int mine = kind != none ? rank : n_ranks;
    int first = n_ranks;
    MPI_Allreduce(&mine, &first, 1, MPI_INT, MPI_MIN, communicator);
    if (first == n_ranks)
      return;
    MPI_Bcast(&kind, 1, MPI_INT, first, communicator);
    message = broadcast(communicator, first, message);
    if (kind == no_memory)
      throw std::bad_alloc();
    if (kind == other)
      throw std::runtime_error(message);
    throw FileError(message);
  }

  std::string from_first(const MPI_Comm communicator, std::string text)
  {
    return broadcast(communicator, 0, std::move(text));
  }
} // namespace softlattice
