// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What libFuzzer calls; SOFTLATTICE_FUZZ_TARGET is one of the functions of targets.h.
#include "tests/fuzz/targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, const std::size_t size)
{
  softlattice::fuzz::SOFTLATTICE_FUZZ_TARGET({reinterpret_cast<const char *>(data), size});
  return 0;
}
