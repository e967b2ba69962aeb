// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// Tells the processor that the upper halves of its vector registers hold nothing. While it believes they do, each
  /// narrow instruction of code that knows none of them, such as exp() of the C library has, waits for what it would have
  /// to keep. Compilers say so at the end of functions that use them, but gcc 12 not where it has overwritten the lower
  /// half since: the call belongs there if what follows is full of such functions.
  inline void release_vector_registers()
  {
#ifdef __AVX__
    __builtin_ia32_vzeroupper();
#endif
  }
} // namespace softlattice
