// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/interface_kinetics/constant_mobility.h"

namespace softlattice
{
  void ConstantMobility::declare(ParameterTable &table)
  {
    table.section("Model/Interface kinetics")
      .of_parts({"phase"})
      .when("Law", {"constant mobility"})
      .quantity("Interface mobility", &mobility_, "m^4/J/s", "m^4/J/s")
      .about("Velocity of a flat front over the driving force.")
      .range(1e-30, 1.)
      .from_equation("14")
      .from_source("gives 100 nm/s at 25 degC in CsPbI3", Confidence::assumed);
  }

  double ConstantMobility::mobility(double /*temperature*/,
                                    const SurfaceLayer & /*layer*/,
                                    double /*br_fraction*/) const
  {
    return mobility_;
  }
} // namespace softlattice
