// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"
#include "solver/parameters/explain.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Writes a page about a run or a study, or one that compares two runs, and returns its path. `target`: empty for
  /// DIR/report.html, of two runs DIR/comparison.html. A page that was made before is replaced, any other file is not.
  /// @throws FileError, UsageError
  std::string write_report(const std::vector<std::string> &directories,
                           const std::string &target,
                           const std::vector<Topic> &topics,
                           const PartKinds &further);
} // namespace softlattice
