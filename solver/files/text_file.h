// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// Replaces the file `path` by `content` so that a reader, or a crash, sees the old file or the
  /// new one and never a part: written beside it, synchronised, renamed. Throws FileError.
  void write_atomically(const std::string &path, const std::string &content);

  /// The whole file. Throws FileError.
  std::string read_file(const std::string &path);

  /// The shortest decimal number that reads back as the same double; "nan" where there is no value.
  std::string shortest(double value);

  /// One record of RFC 4180 including its CR LF: fields with a comma, a quote or a line break are
  /// quoted.
  std::string csv_record(const std::vector<std::string> &fields);
} // namespace softlattice
