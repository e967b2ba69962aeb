// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/part.h"

namespace softlattice
{
  Column nuclei_column()
  {
    return {"nuclei", "1", "nuclei that appeared until then"};
  }

  InitialFields Part::initial_fields() const
  {
    InitialFields nothing;
    nothing.value = [](std::size_t, const auto &) { return 0.; };
    nothing.uniform = true;
    return nothing;
  }
} // namespace softlattice
