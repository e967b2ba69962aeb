// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/mixed_halide/illumination.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  // The bound of the generation over a whole run holds for either phase: Beer and Lambert's mean of
  // the one that absorbs more, under the strongest light.
  TEST(Illumination, TheLargestGenerationIsThatOfThePhaseThatAbsorbsMore)
  {
    constexpr double thickness = 400e-9, weak = 1e5, strong = 1e7, power = 250.;
    for (const bool is_lt : {false, true})
      {
        ParameterTable table;
        Illumination light;
        light.declare(table);
        test::choose(table, "Light/Given as", "power density");
        Schedule schedule;
        schedule.times = {0., 5., 9.};
        schedule.values = {0., power, 0.};
        test::set(table, "Light/Power density", schedule);
        test::set(table, "Light/Photon energy", 2.5 * constants::electronvolt);
        test::set(table, "Light/Film thickness", thickness);
        test::set(table, "Light/Absorption in HT", is_lt ? weak : strong);
        test::set(table, "Light/Absorption in LT", is_lt ? strong : weak);
        const double expected = power / (2.5 * constants::electronvolt) *
                                (1. - std::exp(-strong * thickness)) / thickness;
        EXPECT_NEAR(light.largest_generation(), expected, 1e-12 * expected);
        EXPECT_NEAR(light.generation(5., false, is_lt ? 1. : 0.), expected, 1e-12 * expected);
      }
  }
} // namespace softlattice
