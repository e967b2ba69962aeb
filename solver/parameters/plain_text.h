// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <string_view>

namespace softlattice
{
  /// A line as it would have been typed: what word processors and web pages put in the place of a blank,
  /// a minus sign or a quotation mark becomes that again, and characters of no width go. What stands in
  /// plain quotation marks stays as it is. `line` is UTF-8.
  std::string as_typed(std::string_view line);
} // namespace softlattice
