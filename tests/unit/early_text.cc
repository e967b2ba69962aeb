// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/assignment.h"
#include "solver/parameters/diagnostics.h"
#include "solver/parameters/prm_file.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace softlattice
{
  // What is looked up before the parameters are declared follows the same order as all else: a later
  // value wins, and the command line wins over the file.
  TEST(EarlyText, TheLaterValueWinsAndTheCommandLineOverTheFile)
  {
    Diagnostics diagnostics;
    const PrmFile file = read_prm_text("subsection Model\n"
                                       "  set Equations = first\n"
                                       "  set Equations = second\n"
                                       "end\n",
                                       "case.prm",
                                       ".",
                                       diagnostics);
    const auto text = [&](const std::string &name, const std::vector<std::string> &overrides) {
      return text_of("Model", name, file, overrides).value_or("nothing");
    };
    EXPECT_EQ(text("Equations", {}), "second");
    EXPECT_EQ(text("Equations", {"Model/Equations = third"}), "third");
    EXPECT_EQ(text("Equations", {"Model/Equations = third", "Model/Equations = fourth"}), "fourth");
    EXPECT_EQ(text("Equations", {"Geometry/Equations = of another section"}), "second");
    EXPECT_EQ(text("Parts", {}), "nothing");
  }
} // namespace softlattice
