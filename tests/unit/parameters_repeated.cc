// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/parameter_table.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace softlattice
{
  // What is done at a boundary, or to a field, would be done twice.
  TEST(RepeatedNames, AreFoundInAnyListButThoseThatMayRepeat)
  {
    std::vector<std::string> sides = {"left", "top", "left"}, fields = {"c", "x"},
                             cells = {"4", "4"};
    ParameterTable table;
    table.section("Film").names("Sides", &sides);
    table.section("Film").names("Fields", &fields);
    table.section("Film").names("Cells", &cells).repeatable();
    const std::vector<Finding> findings = table.findings();
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings[0].path, "Film/Sides");
    EXPECT_EQ(findings[0].message, "'left' is listed twice");
    EXPECT_EQ(findings[0].severity, Finding::Severity::error);
    sides.pop_back();
    EXPECT_TRUE(table.findings().empty());
  }
} // namespace softlattice
