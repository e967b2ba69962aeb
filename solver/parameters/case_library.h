// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/explain.h"

#include <filesystem>
#include <string>
#include <vector>

namespace softlattice
{
  /// The kind of a new case that is made from the table of parameters.
  constexpr auto generated_kind = "all parameters";

  /// The shipped cases: *.prm in `directory` and one level below but for studies, called by their path without the
  /// ending ("humid_film", "benchmark/planar_front") and explained by the comment on their top.
  std::vector<Topic> shipped_cases(const std::filesystem::path &directory);

  /// The shipped studies: *.prm in `directory`/study, called "study/humidity".
  std::vector<Topic> shipped_studies(const std::filesystem::path &directory);

  /// The text of a new case. `kind` is a shipped case or study, whose references to other files are made
  /// absolute, or "all parameters": every parameter that the default selections use, explained.
  /// Throws UsageError with the nearest kind if there is no such kind.
  std::string new_case(const std::string &kind,
                       const std::filesystem::path &directory,
                       const ParameterTable &table,
                       const UnitSystem &units);

  /// Writes a file that must not exist yet. Throws FileError.
  void write_new_file(const std::filesystem::path &path, const std::string &text);
} // namespace softlattice
