// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"

#include <cstddef>
#include <functional>
#include <string>

namespace softlattice
{
  /// The number of the grain at a place [m] of the case in a result directory, if it has any and the file with its parameters is
  /// still there; else null.
  std::function<std::size_t(double x, double y)> grains_of(const std::string &directory,
                                                           const PartKinds &further);
} // namespace softlattice
