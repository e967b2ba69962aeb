// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/base/error.h"

#include <mpi.h>

#include <array>
#include <cstddef>
#include <optional>
#include <string>

namespace softlattice
{
  /// A law that has no valid value somewhere.
  struct LawFault
  {
    std::string stated_in; ///< see Equations::stated_in()
    std::string problem;   ///< what it is, and at which place, fields and time; begins with a verb
    std::string fix;       ///< what to write instead

    /// In one sentence.
    std::string text() const;
  };

  /// What the case says at the beginning is not valid.
  struct LawError : InputError
  {
    explicit LawError(const LawFault &fault)
      : InputError("softlattice: " + fault.text())
      , fault(fault)
    {}
    LawFault fault;
  };

  /// "not a number", "infinite" or nothing.
  std::string objection_to(double value);

  /// "x = 1, y = 2", with z in 3D.
  std::string text_of_place(const std::array<double, 3> &place, int dim);

  /// The fault that the first rank has that has one. Collective.
  std::optional<LawFault> first_of_all(const std::optional<LawFault> &mine, MPI_Comm communicator);
} // namespace softlattice
