// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// A part of a text without the blanks around it, and where it begins.
  struct TextPart
  {
    std::string text;
    std::size_t offset = 0;
  };

  /// The parts between separators that stand in no parentheses and no quotation marks; at least one, which
  /// may be empty.
  std::vector<TextPart> split_formulas(const TextPart &whole, char separator);

  /// What stands before and behind the first separator; the second is empty and `found` false where
  /// there is none. What stands before it may be in quotation marks, which are left out.
  struct SplitPair
  {
    TextPart before;
    TextPart behind;
    bool found = false;
  };
  SplitPair split_pair(const TextPart &whole, char separator);
} // namespace softlattice
