// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// Memory that processes on this machine can still get [B]: what the system has available, or less
  /// where a control group (a container, a batch job) limits it. Infinity where nobody says.
  double available_memory();
} // namespace softlattice
