// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string_view>

namespace softlattice::fuzz
{
  // Each takes any bytes, as a stranger may send them, and must return. What is wrong with them is for
  // the reader to say; a crash, a broken promise (abort), a hang or a leak is a finding.

  /// A parameter file; after a line "----", one override of the command line per line.
  void parameters(std::string_view input);
  /// A CSV file.
  void csv(std::string_view input);
  /// A weather file.
  void weather(std::string_view input);
  /// A table of lifetimes; what is before a first line "----" names a quantity.
  void survival(std::string_view input);
  /// The points of a study.
  void points(std::string_view input);
  /// A formula.
  void expression(std::string_view input);
  /// The manifest of a checkpoint.
  void manifest(std::string_view input);
  /// A Gmsh file.
  void mesh(std::string_view input);
} // namespace softlattice::fuzz
