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

  namespace
  {
    /// A folder of the installation that the program belongs to, else that of the source.
    fs::path shipped(const fs::path &of_installation, const fs::path &of_source)
    {
      // PREFIX/lib/softlattice/PROCESSORS/softlattice, see solver/launcher
      const fs::path prefix =
        this_program().parent_path().parent_path().parent_path().parent_path();
      std::error_code ignored;
      return fs::is_directory(prefix / of_installation, ignored)
               ? prefix / of_installation
               : fs::path(SOFTLATTICE_SOURCE_DIR) / of_source;
    }
  } // namespace

  fs::path shipped_cases_directory()
  {
    return shipped("share/softlattice/parameters", "parameters");
  }

  fs::path documents_directory()
  {
    return shipped("share/doc/softlattice", "");
  }
} // namespace softlattice
