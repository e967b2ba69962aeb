// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <mpi.h>
#include <nlohmann/json.hpp>

namespace softlattice::bench
{
  /// Processor, cores, ranks, compiler, libraries, revision and date.
  nlohmann::ordered_json describe_machine(MPI_Comm communicator);

  /// Memory of all ranks together [bytes].
  struct Memory
  {
    double resident;  ///< of the processes, after giving back what is free
    double allocated; ///< in use; unlike the other, free pieces that are used again count
  };
  /// Collective.
  Memory memory_of(MPI_Comm communicator);

  /// Wall time [s] that passes on the slowest rank between two moments at which all are at one place.
  /// Collective.
  class Stopwatch
  {
  public:
    explicit Stopwatch(MPI_Comm communicator);
    double seconds() const;

  private:
    MPI_Comm communicator_;
    double start_;
  };
} // namespace softlattice::bench
