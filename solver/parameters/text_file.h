// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/diagnostics.h"

#include <filesystem>
#include <memory>
#include <string>

namespace softlattice
{
  /// The lines of a text file of at most 16 MiB. Bytes that are no UTF-8 text are reported once and
  /// replaced. Throws FileError if the file is missing, unreadable, too large or no regular file.
  std::shared_ptr<const SourceText> read_source(const std::filesystem::path &path,
                                                Diagnostics &diagnostics);

  /// The same for a text at hand.
  std::shared_ptr<const SourceText> source_from(const std::string &text,
                                                const std::string &name,
                                                const std::filesystem::path &directory,
                                                Diagnostics &diagnostics);

  /// `text` with '?' for every byte that is no UTF-8 text: file names may have any.
  std::string clean_text(std::string text);

  /// A hint for a path that does not exist: the file of that directory with the nearest name.
  std::string nearest_file(const std::filesystem::path &path);
} // namespace softlattice
