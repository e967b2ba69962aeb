// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// "12" of a line of code that ends with "(12)" behind a blank, "29a" of one with "(29a)"; empty of others.
  std::string equation_number(const std::string &line);

  /// The equations of a page in Markdown by their numbers: the lines of code from the one before, or from the
  /// beginning of the block.
  std::map<std::string, std::string> equations_of(const std::string &markdown);

  /// The numbers of "2, 3, 4" or "15 to 23".
  std::vector<std::string> numbers_in(const std::string &text);
} // namespace softlattice
