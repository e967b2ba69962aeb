// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Whether a reader would take `written` for a slip of the pen for `meant`.
  bool is_near(const std::string &written, const std::string &meant);

  /// The name most likely meant, if any is near enough.
  std::optional<std::string> nearest(const std::string &written,
                                     const std::vector<std::string> &names);
} // namespace softlattice
