// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/diagnostics.h"

#include <filesystem>
#include <memory>
#include <string>

namespace softlattice
{
  /// The lines of a text file of at most 4 MiB, as_typed(); a larger one is reported and not read, one in
  /// UTF-16 as well. Bytes that are no UTF-8 text are reported once and replaced. Throws FileError if the file is missing, unreadable or no regular file.
  std::shared_ptr<const SourceText> read_source(const std::filesystem::path &path,
                                                Diagnostics &diagnostics);

  /// The same for a text at hand.
  std::shared_ptr<const SourceText> source_from(const std::string &text,
                                                const std::string &name,
                                                const std::filesystem::path &directory,
                                                Diagnostics &diagnostics);

  /// A hint for a path that does not exist: the file of that directory with the nearest name.
  std::string nearest_file(const std::filesystem::path &path);
} // namespace softlattice
