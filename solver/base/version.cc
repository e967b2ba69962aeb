// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/version.h"

namespace softlattice
{
  std::string to_string(const Version &version)
  {
    return version.number +
           (version.revision.empty() ? " (revision unknown"
                                     : " (revision " + version.revision.substr(0, 12)) +
           (version.modified ? ", modified)" : ")");
  }
} // namespace softlattice
