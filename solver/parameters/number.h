// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// Takes a finite decimal number ("-1.5", "2e-3", "+4", ".5") off the front of `text`. Empty, and
  /// `text` unchanged, if there is none. Independent of the locale; "nan", "inf" and hexadecimal
  /// numbers are no numbers here, nor is one outside the range of a double.
  std::optional<double> take_number(std::string_view &text);

  /// The shortest text that take_number() turns into the same double.
  std::string number_text(double value);

  /// `text` without white space at both ends.
  std::string_view trimmed(std::string_view text);

  /// The parts of `text` between separators, trimmed; no part at all for a blank text.
  std::vector<std::string_view> split(std::string_view text, char separator);

  /// The same for separators that stand in no parentheses.
  std::vector<std::string_view> split_list(std::string_view text, char separator);
} // namespace softlattice
