// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/support/whole_run.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice
{
  /// A run from the text of a parameter file.
  struct TestRun : WholeRun
  {
    explicit TestRun(const std::string &text, const std::vector<std::string> &overrides = {})
    {
      const UnitSystem units;
      Diagnostics diagnostics;
      read_parameters(
        what.table,
        read_prm_text(text, "test", ".", diagnostics),
        overrides,
        units,
        [](const auto &) { return std::vector<LayerValue>(); },
        diagnostics);
      if (diagnostics.n_errors() > 0)
        throw std::runtime_error(diagnostics.rejection());
      what.models.prepare(what.time.end_time);
      start();
    }
  };
} // namespace softlattice
