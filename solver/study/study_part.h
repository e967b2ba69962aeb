// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// One of several parts that the members of a study are shared out to.
  struct StudyPart
  {
    int number = 1; ///< from 1
    int of = 1;
  };
} // namespace softlattice
