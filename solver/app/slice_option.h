// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/render.h"

#include <string>

namespace softlattice
{
  /// Reads an axis and a place, "z = 150 nm". @throws ValueError
  Slice slice_of(const std::string &text);

  /// "0.5", a value of a field in its unit. @throws ValueError
  double surface_value_of(const std::string &text);
} // namespace softlattice
