// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/crystal_surface.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  using constants::electronvolt;

  CrystalSurface::CrystalSurface()
    : shift_(-0.115 * electronvolt)
  {}

  void CrystalSurface::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Vacancies/Surface");
    section.names("Boundaries", &boundaries_)
      .about("Names of boundaries of a rectangular body near which vacancies cost less, or none.")
      .from_equation("298")
      .from_source("a choice, not a number", Confidence::numerical);
    section.quantity("Change of the formation energy", &shift_, "J", "eV")
      .about("By how much g_v is higher there; negative: lower.")
      .range(-electronvolt, electronvolt)
      .from_equation("298")
      .from_source(
        "from 0.50 eV inside to 0.385 eV, the middle of 0.35 to 0.42 eV of the review (Gao 2021, "
        "10.1016/j.matt.2021.09.023)",
        Confidence::stated);
    section.quantity("Depth", &depth_, "m", "nm")
      .about("Distance over which it falls to 1/e.")
      .range(1e-11, 1e-3)
      .from_equation("298")
      .from_source("two cells of the crystal", Confidence::assumed);
  }

  double CrystalSurface::shift(const double distance) const
  {
    return shift_ * std::exp(-distance / depth_);
  }
} // namespace softlattice
