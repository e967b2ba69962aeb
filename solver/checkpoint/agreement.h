// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <mpi.h>

#include <functional>
#include <string>

namespace softlattice
{
  /// Does on each rank what may fail there on its own, and lets all fail alike: with the message of the
  /// first rank that failed. Collective. `work` must not communicate. @throws FileError, std::bad_alloc, or
  /// std::runtime_error for any other exception
  void agreed(MPI_Comm communicator, const std::function<void()> &work);

  /// The text of the first rank on all. Collective.
  std::string from_first(MPI_Comm communicator, std::string text);
} // namespace softlattice
