// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// Memory that processes on this machine can still get [B]: what the system has available, or less
  /// where a control group (a container, a batch job) limits it. Infinity where nobody says.
  double available_memory();

  /// Memory that this process may still ask for by its own limits (`ulimit -v`, `ulimit -d`) [B]; infinity
  /// without limits.
  double memory_left_to_process();
} // namespace softlattice
