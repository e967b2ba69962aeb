// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/support/scratch_folder.h"
#include "tests/support/whole_run.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice::tests
{
  /// A run of a shipped benchmark case.
  struct CaseRun : WholeRun
  {
    CaseRun(const std::string &name, const std::vector<std::string> &overrides = {})
    {
      const ReadCase read =
        read_case(SOFTLATTICE_SOURCE_DIR "/parameters/benchmark/" + name + ".prm",
                  overrides,
                  UnitSystem(),
                  what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      start();
    }
  };

  /// A run of a case that is given as text.
  struct TextRun : WholeRun
  {
    explicit TextRun(const std::string &text)
    {
      make_file(folder / "case.prm", text);
      const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      start();
    }
    ScratchFolder folder;
  };
} // namespace softlattice::tests
