// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"

namespace softlattice
{
  /// The parts that a case of the program may have beside phase, composition with light, and expressions, which
  /// it always knows. A further physics is a folder of parts/ and a line here.
  PartKinds registered_parts();
} // namespace softlattice
