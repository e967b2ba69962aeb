// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/spaces/dealii_sizes.h"

#include <gtest/gtest.h>

namespace softlattice
{
  // We read the headers of deal.II as if it had been configured without some libraries: no member may hang on them.
  TEST(AsTheLibrary, ClassesAreOfTheSameSize)
  {
    EXPECT_EQ(dealii_sizes<2>(), sizes_in_the_library(2));
    EXPECT_EQ(dealii_sizes<3>(), sizes_in_the_library(3));
  }
} // namespace softlattice
