// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/law_fault.h"
#include "solver/parameters/reader.h"

namespace softlattice
{
  struct Case;

  /// Looks at the initial values of a case that defines its own equations, and at all its laws there, on a
  /// lattice of points of a rectangular body: what is no number will not become one.
  void check_initial_laws(const Case &what, const ReadValues &values, Diagnostics &diagnostics);

  /// The same for the fields that the program knows by itself and begin as formulas say: they are in the range in
  /// which their laws exist.
  void check_initial_formulas(const Case &what, const ReadValues &values, Diagnostics &diagnostics);

  /// A formula that has no valid value, among the errors of its case.
  void report(const LawFault &fault, const ReadValues &values, Diagnostics &diagnostics);
} // namespace softlattice
