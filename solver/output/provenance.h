// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// provenance.json: what is needed to repeat a run elsewhere; nothing that names the machine.
  struct Provenance
  {
    std::string revision;  ///< of the source, empty if it was not built from a repository
    bool modified = false; ///< the source differed from that revision
    std::vector<std::pair<std::string, std::string>> versions; ///< {"deal.II", "9.4.1"} ...
    std::string compiler;
    std::string instruction_set; ///< see instruction_set()
    int ranks = 1;
    std::uint64_t seed = 0;
    std::string parameters_sha1; ///< of parameters.effective.prm, as `sha1sum` prints it
  };

  /// 40 hexadecimal digits.
  std::string sha1(const std::string &bytes);
  /// The same of what is in a file, of any size. @throws FileError
  std::string sha1_of_file(const std::string &path);

  /// The compiler and the build type of this program, from its predefined macros.
  std::string compiler_description();

  /// Written atomically. Throws FileError.
  void write_provenance(const std::string &path, const Provenance &provenance);
} // namespace softlattice
