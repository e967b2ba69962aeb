// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/result_directory.h"
#include "solver/output/summary.h"

#include <mpi.h>

#include <exception>
#include <optional>
#include <string>

namespace softlattice
{
  /// How a program ends that does not end well.
  struct Failure
  {
    Ending ending;
    std::string message; ///< complete, for the user
  };

  /// What an exception means to the user.
  Failure describe(const std::exception_ptr &exception);

  /// Tells a failure to the user once, whether all processes of `comm` met one or only some: if all
  /// do, the first of them speaks and all return the same exit status; if some are still at work
  /// after a while, this process speaks and ends them all. `comm` must serve nothing else. `begun`: the
  /// directory of a run that has begun, whose log gets the message, and whose summary is written if it has
  /// none.
  int report(const Failure &failure, MPI_Comm comm, const std::optional<ResultDirectory> &begun);
} // namespace softlattice
