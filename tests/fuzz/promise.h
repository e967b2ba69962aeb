// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstdio>
#include <cstdlib>

namespace softlattice::fuzz
{
  /// Ends the process where the code under test broke a promise, in any build.
  inline void promise(const bool kept, const char *what)
  {
    if (kept)
      return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
  }
} // namespace softlattice::fuzz
