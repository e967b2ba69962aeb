// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/interface_anisotropy/interface_anisotropy.h"

#include <vector>

namespace softlattice
{
  namespace
  {
    // Beyond 1/(m^2 - 1) directions are missing from the equilibrium shape, and the equation is ill-posed.
    constexpr double most_two_fold = 1. / 3., most_four_fold = 1. / 15.;
  } // namespace

  void InterfaceAnisotropy::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Model/Interface").of_parts({"phase"});
    section.choice("Anisotropy", &kind_, {"none", "two-fold", "four-fold"})
      .about("How the energy of the interface depends on its direction in the lattice: in the "
             "plane as 1 + "
             "strength cos(m theta) with m = 2 or 4 and theta the angle between the normal and the "
             "axis of the crystal.")
      .from_equation("92")
      .from_source("no measured value for HT|LT", Confidence::assumed);
    section.when("Anisotropy", {"two-fold", "four-fold"})
      .number("Anisotropy strength", &strength_)
      .range(-most_two_fold, most_two_fold)
      .about("Above 1/3 (two-fold) or 1/15 (four-fold) directions are missing from the equilibrium "
             "shape, "
             "which this model does not describe.")
      .from_equation("92")
      .from_source("no measured value for HT|LT", Confidence::assumed);
    section.number("Growth aspect ratio", &growth_aspect_)
      .range(1., 20.)
      .about(
        "Velocity of a front whose normal is along the axis of the crystal over that of one across "
        "it: "
        "the length of a needle of LT over its width. In between such that an ellipse keeps its "
        "shape. The kinetics give the velocity along the axis. Nuclei below the mesh grow as if "
        "it were 1.")
      .from_equation("93")
      .from_source("LT is seen to grow as needles and plates; the number is assumed",
                   Confidence::assumed);
    section.number("Axis angle", &axis_angle_)
      .range(-180., 180.)
      .about("Direction of the axis of the crystal in the plane x-y, in degrees from x.")
      .from_equation("92")
      .from_source("the sample at hand", Confidence::assumed);
    section.choice("Axes of grains", &axes_, {"random", "aligned"})
      .about("In a polycrystal: an axis of its own for every grain, drawn with the grains, or that "
             "of the "
             "angle for all.")
      .from_equation("92")
      .from_source("the sample at hand", Confidence::assumed);
    table.check([this](std::vector<Finding> &findings) {
      if (kind_ == "four-fold" && std::abs(strength_) >= most_four_fold)
        findings.push_back({Finding::Severity::error,
                            "Model/Interface/Anisotropy strength",
                            "directions are missing from the equilibrium shape",
                            "a four-fold strength is below 1/15 = 0.0667"});
    });
  }
} // namespace softlattice
