// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/free_energy/polymorph.h"

namespace softlattice
{
  void PolymorphEnergy::set_interface(const double barrier, const double driving_force_scale)
  {
    barrier_ = barrier;
    driving_force_scale_ = driving_force_scale;
  }
} // namespace softlattice
