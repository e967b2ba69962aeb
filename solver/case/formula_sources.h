// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <filesystem>

namespace softlattice
{
  struct Case;

  /// Tells the formulas of a case where their tables are, relative to a directory, and what their random fields are.
  /// The case must outlive its formulas being read.
  void set_formula_sources(Case &to, const std::filesystem::path &directory);
} // namespace softlattice
