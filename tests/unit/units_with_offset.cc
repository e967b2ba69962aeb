// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/units.h"

#include <gtest/gtest.h>

#include <string>

namespace softlattice
{
  // The Fahrenheit scale has 180 degrees from 273.15 K to 373.15 K and begins at 32 there; it is
  // the unit that has a factor and an offset at once.
  TEST(Units, OffsetsAreTakenAwayInTheRightOrder)
  {
    const UnitSystem units;
    const Unit fahrenheit = units.unit("degF", "K"), celsius = units.unit("degC", "K");
    EXPECT_NEAR(fahrenheit.from_si(273.15), 32., 1e-9);
    EXPECT_NEAR(fahrenheit.from_si(373.15), 212., 1e-9);
    EXPECT_NEAR(fahrenheit.to_si(-40.), celsius.to_si(-40.), 1e-9); // where both agree
    EXPECT_NEAR(celsius.from_si(373.15), 100., 1e-9);
    EXPECT_EQ(units.rounded_text(310.15, "K", "degF"), "98.6 degF");
  }
} // namespace softlattice
