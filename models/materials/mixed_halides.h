// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/materials/materials.h"

namespace softlattice
{
  /// Perovskites with two halides that mix; x is the fraction of the lighter one. `iodide` is CsPbI3,
  /// whose transformation that of CsPb(I,Br)3 is taken from.
  std::vector<Material> mixed_halides(const Material &iodide);
  /// What CsPb(I,Br)3 has as a mixture, for one of its compositions.
  void add_halides_of_cesium(Material &to);
} // namespace softlattice
