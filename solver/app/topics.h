// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"
#include "solver/parameters/explain.h"

#include <vector>

namespace softlattice
{
  /// All that can be explained or listed besides the parameters: models, materials, shipped cases,
  /// columns of the output.
  std::vector<Topic> all_topics(const PartKinds &further);
} // namespace softlattice
