// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/font.h"

#include "postprocess/canvas.h"

#include <gtest/gtest.h>

namespace softlattice
{
  TEST(Font, MicrometresHaveTheirGreekLetter)
  {
    EXPECT_EQ(with_greek("40 um"), "40 \xc2\xb5m");
    EXPECT_EQ(with_greek("x [um]"), "x [\xc2\xb5m]");
    EXPECT_EQ(with_greek("1/um^2"), "1/\xc2\xb5m^2");
    EXPECT_EQ(with_greek("um"), "\xc2\xb5m");
    for (const std::string word : {"maximum", "number", "sum", "umber", ""})
      EXPECT_EQ(with_greek(word), word);
  }

  // A letter that a font does not know is left out.
  TEST(Font, HasTheLetter)
  {
    EXPECT_GT(width_of("um", 24), width_of("m", 24) + 6);
    EXPECT_GT(width_of("\xc3\xa9", 24), 6);
    EXPECT_GT(width_of("\xff\xfe", 24), 6) << "no UTF-8, but something is there";
  }
} // namespace softlattice
