// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"
#include "solver/parameters/explain.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What a report needs besides the results.
  struct ReportContext
  {
    const std::vector<Topic> &topics; ///< what `explain` says of columns, results and files
    const PartKinds
      &further;         ///< parts that a case may have beside those that the program always knows
    std::string target; ///< the file to be written

    /// The way from the target to a file of a result directory, for links.
    std::string way_to(const std::string &directory, const std::string &file) const;
  };
} // namespace softlattice
