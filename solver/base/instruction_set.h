// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// The instructions that this program was compiled for, of those that make a difference: "AVX-512", "AVX2",
  /// "AVX" or "SSE2" on x86-64, else "baseline". A program started on a processor that lacks some of them
  /// ends at once, with exit code 4 and a line that says which.
  std::string instruction_set();
} // namespace softlattice
