// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/problem.h"

#include <initializer_list>

namespace softlattice
{
  struct Term
  {
    double factor;
    const State &state;
  };

  /// result = sum of factor * state over the terms, in one pass over the memory. The result may be one
  /// of the terms. Owned elements only.
  void combine(State &result, std::initializer_list<Term> terms);
} // namespace softlattice
