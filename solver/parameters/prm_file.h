// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/diagnostics.h"

#include <filesystem>
#include <string>
#include <vector>

namespace softlattice
{
  /// A parameter file taken apart, with the place of everything in it. The grammar is that of
  /// deal.II's ParameterHandler:
  ///
  ///     # comment
  ///     include base.prm            relative to the file that says so
  ///     subsection Environment      may be nested
  ///       set Relative humidity = 75 %
  ///     end
  ///
  /// A line that ends in a backslash, its comment aside, goes on in the next one. A comment ends with its
  /// own line, whatever it ends in, and begins at a '#' that stands in no quotation marks.
  struct PrmFile
  {
    struct Section
    {
      std::string name;
      int parent = -1; ///< index of the enclosing section, -1: none
      Location where;
      bool closed = false;
    };
    struct Setting
    {
      int section = -1;
      std::string name;
      std::string value;
      Location name_at;
      Location value_at;
    };
    struct Include
    {
      std::filesystem::path path; ///< as resolved
      Location where;
    };

    std::filesystem::path path; ///< as given by the user
    std::vector<Section> sections;
    std::vector<Setting> settings; ///< in the order in which they take effect
    std::vector<Include> includes;

    /// "Model/Free energy"; without the sections that nothing closes, if so asked.
    std::string section_path(int section, bool without_unclosed = false) const;
  };

  /// Reads a file and all it includes. What is wrong inside goes to `diagnostics`, and reading goes
  /// on. Bounds: 4 MiB a file and 16 MiB in all, 20 levels and 1000 files of includes, 10 levels of
  /// sections, 20000 entries, 1 MiB in one line. Beyond them, and after 200 problems, the rest is left
  /// unread. Throws FileError if `path` itself cannot be read.
  PrmFile read_prm_file(const std::filesystem::path &path, Diagnostics &diagnostics);

  /// The same for a text at hand; `name` is shown in diagnostics.
  PrmFile read_prm_text(const std::string &text,
                        const std::string &name,
                        const std::filesystem::path &directory,
                        Diagnostics &diagnostics);
} // namespace softlattice
