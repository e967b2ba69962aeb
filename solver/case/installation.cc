// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/installation.h"

namespace softlattice
{
  namespace fs = std::filesystem;

  fs::path this_program()
  {
    return fs::read_symlink("/proc/self/exe");
  }

  fs::path shipped_cases_directory()
  {
    // PREFIX/lib/softlattice/PROCESSORS/softlattice, see solver/launcher
    const fs::path prefix = this_program().parent_path().parent_path().parent_path().parent_path();
    const fs::path installed = prefix / "share" / "softlattice" / "parameters";
    std::error_code ignored;
    return fs::is_directory(installed, ignored) ? installed
                                                : fs::path(SOFTLATTICE_SOURCE_DIR) / "parameters";
  }
} // namespace softlattice
