// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace softlattice
{
  /// Bytes of the UTF-8 character at `at`, 0 if the bytes there are no text. Control characters other
  /// than the tab count as none: a terminal would obey them.
  std::size_t character_length(std::string_view text, std::size_t at);

  /// `text` with '?' for every byte that is no text.
  std::string clean_text(std::string text);

  /// The same for a message that quotes the input: at most about `longest` bytes, "..." for the rest.
  std::string shown_text(std::string_view text, std::size_t longest = 100);
} // namespace softlattice
