// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/registry.h"

#include <vector>

namespace softlattice
{
  /// The laws of mixed halides for the registry.
  std::vector<ModelDescription> mixed_halide_descriptions();
} // namespace softlattice
