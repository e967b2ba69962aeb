// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/prm_file.h"

#include <functional>
#include <string>

namespace softlattice
{
  /// The section directly in the file that a section is part of; -1 for none.
  int root_of(const PrmFile &file, int section);

  /// Whether a section is `root`, a section directly in the file, or inside of it.
  bool is_inside(const PrmFile &file, int section, const std::string &root);

  /// The path of a section below its root, "Environment/Temperature"; empty for the root. The name of a section
  /// may hold slashes itself.
  std::string path_below_root(const PrmFile &file, int section);

  /// Whether a section has settings of its own, or neither settings nor sections: it says something, and is not
  /// only what others are in.
  bool says_something(const PrmFile &file, int section);

  /// The sections of a file for which `is_wanted` holds, with their settings, for a reader that takes all others
  /// for mistakes. What a wanted section is in must be wanted too.
  PrmFile part_of(const PrmFile &whole, const std::function<bool(int section)> &is_wanted);
} // namespace softlattice
