// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <filesystem>

namespace softlattice
{
  /// The folder with the shipped cases: that of the installation the program belongs to, else that
  /// of the source it was built from.
  std::filesystem::path shipped_cases_directory();

  /// The folder with README.md and the pages that it names, of the same.
  std::filesystem::path documents_directory();

  /// The executable file of this process.
  std::filesystem::path this_program();
} // namespace softlattice
