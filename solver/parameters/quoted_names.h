// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// The names in a list with commas between them; no name at all for a blank text. A name in quotation
  /// marks may hold a comma.
  std::vector<std::string> split_names(std::string_view text);

  /// A name as it is written in a parameter file: in quotation marks if it holds a comma, or what would
  /// begin a comment or end a formula's boundary.
  std::string written_name(const std::string &name);

  /// The same for the name of a file, which alone makes an entry.
  std::string written_path(const std::string &path);
} // namespace softlattice
