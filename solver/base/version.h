// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  struct Version
  {
    std::string number;   ///< "0.1.0"
    std::string revision; ///< of the repository, empty if it was not built from one
    bool modified;        ///< the source differed from that revision
  };

  /// Of the source that this program was built from, found at build time.
  Version version();

  /// "0.1.0 (revision 0123456789ab, modified)"
  std::string to_string(const Version &version);
} // namespace softlattice
