// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/quoted_names.h"

#include <gtest/gtest.h>

namespace softlattice
{
  namespace
  {
    using Names = std::vector<std::string>;

    TEST(QuotedNames, CommasInQuotationMarksDoNotSeparate)
    {
      EXPECT_EQ(split_names(""), Names{});
      EXPECT_EQ(split_names("  "), Names{});
      EXPECT_EQ(split_names("left, right"), (Names{"left", "right"}));
      EXPECT_EQ(split_names("\"left, upper\" ,right,\"a: b\""),
                (Names{"left, upper", "right", "a: b"}));
      EXPECT_EQ(split_names("a,,b"), (Names{"a", "", "b"}));
      EXPECT_EQ(split_names("5\" wafer, rim"), (Names{"5\" wafer", "rim"})); // none is closed
    }

    TEST(QuotedNames, WhatIsWrittenIsReadBack)
    {
      for (const std::string name : {"left", "left side (Ag)", "a, b", "a: b", "wafer #1", "a;b"})
        EXPECT_EQ(split_names(written_name(name) + ", x"), (Names{name, "x"}));
      EXPECT_EQ(written_name("left side"), "left side");
      EXPECT_EQ(written_path("/data/a, b; c:/w.csv"), "/data/a, b; c:/w.csv");
      EXPECT_EQ(written_path("/data/w#1.csv"), "\"/data/w#1.csv\"");
    }
  } // namespace
} // namespace softlattice
