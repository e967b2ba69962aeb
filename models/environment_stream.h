// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment_file.h"

#include <iosfwd>
#include <string>

namespace softlattice
{
  /// read_environment_file() of a stream; `file` is what messages call it.
  EnvironmentRecord read_environment_stream(std::istream &stream,
                                            const std::string &file,
                                            const EnvironmentFileUse &use);
} // namespace softlattice
