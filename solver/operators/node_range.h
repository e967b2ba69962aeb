// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>

namespace softlattice
{
  /// Nodes, or points, from the first to before the last.
  struct NodeRange
  {
    std::size_t begin;
    std::size_t end;
  };
} // namespace softlattice
