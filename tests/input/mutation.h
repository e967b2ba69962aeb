// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <random>
#include <string>

namespace softlattice
{
  /// A text with one change, and what was changed where.
  struct Mutation
  {
    std::string text;
    std::string what;
  };

  /// Changes a character, a line, a unit or a sign of a parameter file. The same for the same state of
  /// `random` with every standard library.
  Mutation mutate(const std::string &text, std::mt19937 &random);

  /// Whether two parameter files differ in comments, blanks and spellings of the same number only. This
  /// is told without the reader under test.
  bool says_the_same(const std::string &a, const std::string &b);
} // namespace softlattice
