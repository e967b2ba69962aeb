// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/analysis_settings.h"

#include <limits>

namespace softlattice
{
  void AnalysisSettings::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Output/Analysis");
    section.names("Fields", &fields)
      .about(
        "Fields that are analysed whenever they are written, or none: variance, number and size "
        "of the regions above the average go to analysis_FIELD.csv, and what the other "
        "entries of this section ask for.");
    section.quantity("Shortest wave", &shortest_wave, "m", "nm")
      .about(
        "Shortest wave length of the structure factor S(k), which goes to "
        "structure_factor_FIELD.csv as means over shells of wave numbers, and of the "
        "characteristic length 2 pi over the mean wave number in analysis_FIELD.csv. The work "
        "grows with the reciprocal to the power of the dimension. The body must be a rectangle or "
        "a cuboid. 0: none.")
      .range(0., std::numeric_limits<double>::max());
    section.choice("Profile axis", &profile_axis, {"none", "x", "y", "z"})
      .about(
        "Axis along which the profile of a field is taken, averaged over the planes across it: "
        "profile_FIELD.csv, and in analysis_FIELD.csv the width of its junction from 10 to 90 % "
        "between the means over the outer twentieths.");
    section.integer("Profile points", &profile_points)
      .range(9, 1000000)
      .about("Points of a profile, equally spaced from end to end.");
    section.when("Profile axis", {"x", "y", "z"})
      .flag("Interdiffusion", &interdiffusion)
      .about(
        "The interdiffusion coefficient as a function of the composition, from each profile by "
        "the method of Boltzmann and Matano: interdiffusion_FIELD.csv. The run must begin with a "
        "sharp step, and the ends of the body must still be as they were; the column 'trusted' "
        "says where the number can be believed. 25 points or more across the junction are "
        "wanted. Where a composition begins with a junction of some width, the column 'part of "
        "the initial width' says how much of the number comes from it.");
  }

  int AnalysisSettings::axis() const
  {
    return profile_axis == "none" ? -1 : profile_axis.front() - 'x';
  }
} // namespace softlattice
